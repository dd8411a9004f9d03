using System.Buffers;
using System.Text;
using RiskRegister.Documents.Csv;

namespace RiskRegister.Documents.Tables.Delimited;

/// <summary>
/// Reads CSV as RFC 4180 has it, with the line breaks and delimiters of every platform. CsvHelper, which writes the project's CSV, is not
/// used here: it holds a whole record before anyone can count its columns, and takes an unclosed quotation mark for text.
/// Rows are counted as a spreadsheet shows them: a blank line is one, and a line break inside a cell begins none.
/// </summary>
sealed class CsvText
{
    static readonly SearchValues<char> QuotedEnds = SearchValues.Create(['"', '\r', '\n']);

    readonly string text;
    readonly TableCollector tables;
    readonly char delimiter;
    readonly SearchValues<char> fieldEnds;
    readonly StringBuilder quoted = new();
    readonly RepeatedTexts repeated = new();
    int position;
    int row = 1;

    public static void Read(string text, TableCollector tables, CancellationToken cancellation) =>
        new CsvText(text, tables).ReadRecords(cancellation);

    CsvText(string text, TableCollector tables)
    {
        (this.text, this.tables) = (text, tables);
        if (Delimiter.DeclaredIn(text, out var declared) is { } named)
        {
            delimiter = named;
            position = declared;
            PassLineEnd();

            // Excel shows no row of it.
            row = 1;
        }
        else
        {
            delimiter = Delimiter.Of(text);
        }

        fieldEnds = SearchValues.Create([delimiter, '"', '\r', '\n']);
    }

    void ReadRecords(CancellationToken cancellation)
    {
        tables.StartTable(tables.FileName);
        while (position < text.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            tables.StartRow(row);
            for (var column = 1; ; column++)
            {
                tables.Place(column, WithoutGuard(Field(column), column));
                if (position == text.Length || text[position] != delimiter) break;
                position++;
            }

            PassLineEnd();
        }
    }

    // Every file may be an export of ours, whose guards come off exactly; that a quotation mark may go with them is said.
    string WithoutGuard(string field, int column)
    {
        var unguarded = FormulaGuard.TakenOff(field);
        if (unguarded.Length < field.Length && unguarded.LastIndexOf('\'') > 0)
        {
            tables.Note(TableNote.ApostropheTakenOff,
                $"The apostrophe that begins the cell {ColumnName.Of(column)}{row} is taken for a guard against formulas and left out.");
        }

        return unguarded;
    }

    string Field(int column)
    {
        if (position < text.Length && text[position] == '"') return QuotedField(column);
        var start = position;
        PassUntil(fieldEnds);
        if (position < text.Length && text[position] == '"')
        {
            throw Malformed("A quotation mark stands inside a cell that does not begin with one.", column);
        }

        return repeated.Of(text.AsSpan(start, position - start));
    }

    string QuotedField(int column)
    {
        quoted.Clear();
        while (true)
        {
            position++;
            var start = position;
            PassUntil(QuotedEnds);
            quoted.Append(text, start, position - start);
            if (quoted.Length > tables.LongestText) break;
            if (position == text.Length)
            {
                throw new RefusedException(TableFault.FileMalformed,
                    "A quotation mark is opened here and never closed.", tables.FileName, row, ColumnName.Of(column));
            }

            if (text[position] == '"')
            {
                position++;
                if (position == text.Length || text[position] != '"') break;
                quoted.Append('"');
            }
            else
            {
                quoted.Append('\n');
                if (text.AsSpan(position).StartsWith("\r\n")) position++;
            }
        }

        if (quoted.Length <= tables.LongestText && position < text.Length
            && text[position] != delimiter && text[position] is not ('\r' or '\n'))
        {
            throw Malformed("Something stands between a closing quotation mark and the end of its cell.", column);
        }

        return quoted.ToString();
    }

    void PassUntil(SearchValues<char> ends)
    {
        var length = text.AsSpan(position).IndexOfAny(ends);
        position = length < 0 ? text.Length : position + length;
    }

    void PassLineEnd()
    {
        if (position == text.Length) return;
        position += text.AsSpan(position).StartsWith("\r\n") ? 2 : 1;
        row++;
    }

    RefusedException Malformed(string message, int column) =>
        new(TableFault.FileMalformed, message, tables.FileName, row, ColumnName.Of(column));
}
