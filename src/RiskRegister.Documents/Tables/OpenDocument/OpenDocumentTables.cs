using System.Buffers;
using System.Globalization;
using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Documents.Tables.Spreadsheets;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables.OpenDocument;

/// <summary>
/// Reads tables of OpenDocument. A cell or row that stands for a million equal ones costs what it fills: nothing when it is blank, and no
/// more than the limits when it is not.
/// </summary>
sealed class OpenDocumentTables
{
    static readonly SearchValues<char> Plain = SearchValues.Create(".,0123456789Ee+- \u00A0");

    static readonly string[] Months =
        ["MMM-yy", "MMM yy", "MMM-yyyy", "MMM yyyy", "MMMM-yy", "MMMM yy", "MMMM-yyyy", "MMMM yyyy", "MMM/yy", "MMM/yyyy", "MM/yyyy",
            "MM-yyyy", "MM.yyyy", "yyyy-MM", "MMMM", "MMM", "yyyy"];

    readonly PartReader reader;
    readonly TableCollector tables;
    readonly OpenDocumentStyles styles;
    readonly bool isText;
    readonly OpenDocumentText text;
    readonly List<(int Column, CellContent Content)> cells = [];
    readonly TextBetween between;
    readonly DocumentText document;
    int row;
    int column;
    int hiddenColumn;
    int listed;

    public OpenDocumentTables(PartReader reader, TableCollector tables, OpenDocumentStyles styles, bool isText)
    {
        (this.reader, this.tables, this.styles, this.isText) = (reader, tables, styles, isText);
        (text, between) = (new OpenDocumentText(reader, tables, styles), new TextBetween(tables));
        document = new DocumentText(tables, between);
    }

    public void Finish(CancellationToken cancellation)
    {
        if (isText) document.End(cancellation);
        else between.End();
        text.NoteWhatWasLeftOut();
    }

    public void ReadBlocks()
    {
        foreach (var block in reader.Children())
        {
            switch (block)
            {
                case "table":
                    ReadTable();
                    break;
                case "p" or "h" when isText:
                    var headed = block == "h" ? Math.Max(1, reader.LocalNumber("outline-level") ?? 1) : 0;
                    document.Add(text.Line(), headed, listed);
                    break;
                case "list" when isText:
                    listed++;
                    ReadBlocks();
                    listed--;
                    break;
                case "list-item" or "list-header" when isText:
                case "section":
                    ReadBlocks();
                    break;
            }
        }
    }

    void ReadTable()
    {
        var name = reader.LocalAttribute("name") is { Length: > 0 } given ? given[..Math.Min(given.Length, 100)] : "?";
        if (isText) document.BeginTable();
        if (isText) between.StartTable(tables.StartNumbered);
        else tables.StartSheet(name, styles.HidesTable(reader.LocalAttribute("style-name")) || reader.LocalAttribute("display") == "false");
        (row, hiddenColumn) = (0, 0);
        ReadParts();
        between.Pass();
    }

    void ReadParts()
    {
        foreach (var part in reader.Children())
        {
            switch (part)
            {
                case "table-column":
                    var repeated = Repeated("number-columns-repeated");
                    if (IsHidden()) tables.HideColumns(hiddenColumn + 1, hiddenColumn + repeated);
                    hiddenColumn += repeated;
                    break;
                case "table-row":
                    ReadRow();
                    break;
                case "table-columns" or "table-header-columns" or "table-column-group" or "table-rows" or "table-header-rows"
                    or "table-row-group":
                    ReadParts();
                    break;
            }
        }
    }

    void ReadRow()
    {
        var (repeated, isHidden) = (Repeated("number-rows-repeated"), IsHidden());
        var first = row + 1;
        row = Math.Min(row + repeated, ColumnName.HighestRow);
        column = 0;
        cells.Clear();
        tables.StartRow(first, isHidden);
        foreach (var cell in reader.Children())
        {
            if (cell == "table-cell") ReadCell(first);
            else if (cell == "covered-table-cell") column = Math.Min(column + Repeated("number-columns-repeated"), ColumnName.Highest);
        }

        for (var number = first; number <= row && cells.Count > 0; number++)
        {
            tables.StartRow(number, isHidden);
            foreach (var (place, content) in cells) tables.Place(place, content.Text, content.Remark);
            tables.FinishRow();
        }
    }

    void ReadCell(int first)
    {
        var repeated = Repeated("number-columns-repeated");
        var (wide, high) = (reader.LocalNumber("number-columns-spanned") ?? 1, reader.LocalNumber("number-rows-spanned") ?? 1);
        var value = new CellValue(
            reader.LocalAttribute("value-type"), reader.LocalAttribute("value"), reader.LocalAttribute("date-value"),
            reader.LocalAttribute("boolean-value"), reader.LocalAttribute("string-value"), reader.LocalAttribute("formula") is not null);
        var shown = text.Cell(styles.FontOf("table-cell", reader.LocalAttribute("style-name")));
        var content = Content(value, shown);
        if (wide > 1 || high > 1)
        {
            tables.Merge(new MergedBlock(first, column + 1,
                first + Math.Clamp(high, 1, ColumnName.HighestRow) - 1, column + Math.Clamp(wide, 1, ColumnName.Highest)));
        }

        if (content.Text.Length == 0 && (content.Remark.Marks == CellMarks.None || CellComments.AreAllOf("", content.Remark)))
        {
            foreach (var comment in content.Remark.Notes) tables.Comment(first, column + 1, comment);
            column = Math.Min(column + repeated, ColumnName.Highest);
            return;
        }

        for (; repeated > 0; repeated--)
        {
            column++;
            if (column > tables.Limits.Columns) throw tables.TooManyColumns();
            cells.Add((column, content));
        }
    }

    // A day is read as such, a number as it is where its format only rounds it, anything else as it is shown.
    static CellContent Content(CellValue value, CellContent shown)
    {
        if (!shown.Remark.Is(CellMarks.Noted)) return Unnoted(value, shown);
        var plain = shown.Remark with { Marks = shown.Remark.Marks & ~CellMarks.Noted, Notes = CellRemark.None.Notes };
        var (content, remark) = Unnoted(value, shown with { Remark = plain });
        return new CellContent(content, remark with { Marks = remark.Marks | CellMarks.Noted, Notes = shown.Remark.Notes });
    }

    static CellContent Unnoted(CellValue value, CellContent shown)
    {
        if (value.Date is { Length: >= 10 } date && SheetCells.DateRemark(date) is { Date: not null } remark)
        {
            var day = date.EndsWith("T00:00:00", StringComparison.Ordinal) ? date[..10] : date;
            if (day.Length == 10 && !shown.Remark.Is(CellMarks.Struck) && MonthShown(remark.Date.Value, shown.Text) is { } month)
                return new CellContent(month, SheetCells.MonthRemark);
            if (shown.Remark.Is(CellMarks.Struck))
                return shown with { Remark = shown.Remark with { Marks = shown.Remark.Marks | CellMarks.Date, Date = remark.Date } };
            return new CellContent(day, remark with { Shown = shown.Text.Length == 0 || shown.Text == day ? null : shown.Text });
        }

        if (value.Type is "float" && shown.Remark == CellRemark.None && CellNumber.Parse(value.Number ?? "") is { } number
            && !AddsToNumber(shown.Text))
        {
            return new CellContent(CellNumber.Text(number), CellRemark.None);
        }

        if (value.Type is "boolean" && value.Boolean is { } truth) return new CellContent(truth == "true" ? "TRUE" : "FALSE", shown.Remark);
        if (shown.Text.Length > 0 || shown.Remark.Marks != CellMarks.None) return shown;
        if (value.String is { Length: > 0 } hidden) return new CellContent(hidden, CellRemark.None);
        return value is { IsFormula: true, Type: null } ? new CellContent("", new CellRemark(CellMarks.NotCalculated)) : CellContent.Empty;
    }

    // The shown text is what the format makes of the day: one without a day stands for a month.
    static string? MonthShown(DateOnly day, string shown)
    {
        var month = shown.Trim().Replace("Sept-", "Sep-", StringComparison.Ordinal).Replace("Sept ", "Sep ", StringComparison.Ordinal);
        var format = Array.Find(Months, format => day.ToString(format, CultureInfo.InvariantCulture) == month);
        return format is null ? null : CellNumber.MonthText(day.ToDateTime(TimeOnly.MinValue), isYear: format == "yyyy");
    }

    static bool AddsToNumber(string shown)
    {
        var digits = shown.AsSpan().Trim().TrimStart('-');
        return (digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]))
            || digits.ContainsAnyExcept(Plain);
    }

    bool IsHidden() => reader.LocalAttribute("visibility") is "collapse" or "filter";

    int Repeated(string name) => Math.Clamp(reader.LocalNumber(name) ?? 1, 1, ColumnName.HighestRow);

    readonly record struct CellValue(string? Type, string? Number, string? Date, string? Boolean, string? String, bool IsFormula);
}
