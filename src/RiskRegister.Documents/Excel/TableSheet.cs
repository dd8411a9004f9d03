using RiskRegister.Documents.Columns;
using RiskRegister.Documents.Packages;
using RiskRegister.Documents.Tables;

namespace RiskRegister.Documents.Excel;

/// <summary>A worksheet that is one table with filters.</summary>
static class TableSheet
{
    /// <param name="above">How many rows stand above the headings.</param>
    public static SheetPlan Of<T>(
        string name, IReadOnlyList<TableColumn<T>> columns, IReadOnlyList<int> widths, IAsyncEnumerable<T> rows, int above,
        params string[] sentences)
    {
        var headings = Distinct(columns.Select(column => column.Heading));
        return new SheetPlan(name, widths, above + sentences.Length + 1, async sheet =>
        {
            sheet.Row(headings.Select(heading => (CellValue.Of(heading), WorkbookStyles.Heading)));
            var headingRow = sheet.LastRow;
            await foreach (var row in rows) WriteRow(sheet, columns, row);

            // A table has a row, if only a blank one.
            if (sheet.LastRow == headingRow) sheet.Row(columns.Select(_ => (default(CellValue), WorkbookStyles.Text)));
        })
        {
            Sentences = sentences,
            TableHeadings = headings,
            FrozenColumns = 1,
            Choices = [.. columns.Select((column, at) => (at + 1, column.Choices!)).Where(each => each.Item2 is not null)],
            Bands = [.. columns.Select((column, at) => column.IsBand ? at + 1 : 0).Where(number => number > 0)],
            IsProtected = columns.Any(column => column.IsLocked),
        };
    }

    // Text too long for a cell goes on in rows that have neither reference nor title, which imports read as the same entry.
    static void WriteRow<T>(SheetXml sheet, IReadOnlyList<TableColumn<T>> columns, T row)
    {
        CellValue[] values = [.. columns.Select(column => column.ValueOf(row))];
        var portions = values.Select(value => value.Text is { Length: > EscapedText.Longest } text ? EscapedText.Portions(text).ToArray()
            : null)
            .ToArray();
        sheet.Row(
            values.Select((value, at) => Styled(portions[at] is { } parts ? CellValue.Of(parts[0], value.Shade) : value, IsLocked(at))),
            at => FormulaOf(columns[at].Formula?.Invoke(row), at, sheet.LastRow));
        for (var more = 1; more < portions.Max(parts => parts?.Length ?? 1); more++)
        {
            var part = more;
            sheet.Row(values.Select((_, at) =>
                Styled(CellValue.Of(portions[at] is { } parts && part < parts.Length ? parts[part] : null), IsLocked(at))));
        }

        // What works itself out is locked too.
        bool IsLocked(int at) => columns[at].IsLocked || columns[at].Formula?.Invoke(row) is not (null or CellFormula.None);

        (CellValue, int) Styled(CellValue value, bool isLocked) => (value, (isLocked, value.Shade) switch
        {
            (true, null) => WorkbookStyles.LockedText,
            (true, _) => sheet.StyleOf(value),
            _ => sheet.FreeStyleOf(value),
        });
    }

    static string? FormulaOf(CellFormula? formula, int at, int row)
    {
        return formula switch
        {
            CellFormula.Product => $"IF(COUNT({Cell(2)},{Cell(1)})=2,{Cell(2)}*{Cell(1)},\"\")",
            CellFormula.RiskBand => Band(ListNames.RiskBands),
            CellFormula.OpportunityBand => Band(ListNames.OpportunityBands),
            _ => null,
        };

        string Band(string bands) => $"IF(COUNT({Cell(3)},{Cell(2)})=2,INDEX({bands},{Cell(3)},{Cell(2)}),\"\")";

        string Cell(int before) => $"{ColumnName.Of(at + 1 - before)}{row}";
    }

    // Headings of a table are on one line and differ, without regard to case, even where an organisation calls two things alike.
    static string[] Distinct(IEnumerable<string> headings)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. headings.Select(heading =>
        {
            var line = string.Join(' ', CleanText.Of(heading).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var name = line;
            for (var number = 2; !seen.Add(name); number++) name = $"{line} ({number})";
            return name;
        })];
    }
}
