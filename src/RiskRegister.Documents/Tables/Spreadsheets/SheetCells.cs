using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables.Spreadsheets;

/// <summary>Places what the cells of a spreadsheet hold as the text that they show.</summary>
sealed class SheetCells(TableCollector tables, CellStyles styles, bool since1904)
{
    /// <summary>Of a date that stands for a month or a year: it is no day.</summary>
    public static readonly CellRemark MonthRemark = new(CellMarks.Date);

    public void Place(int column, int? style, SheetText text)
    {
        var font = styles[style].Font;
        if (text.Runs is null && font == CellFont.Plain)
        {
            tables.Place(column, text.Text);
            return;
        }

        var cell = new CellBuilder(tables.LongestText);
        foreach (var run in text.Runs ?? [new TextRun(text.Text, null)]) (run.Font ?? font).AppendTo(cell, run.Text);
        Place(column, cell);
    }

    public void Place(int column, int? style, double number)
    {
        var (format, font) = styles[style];
        if (format.IsDate)
        {
            var day = CellNumber.Day(number, since1904);
            var shown = day is { } instant ? format.ShownDay(instant) : null;
            var month = day is { } first ? format.MonthOf(first) : null;
            var text = month ?? CellNumber.DateText(number, since1904);
            var remark = month is not null ? MonthRemark
                : day is { } date && date >= CellNumber.FirstDay
                ? new CellRemark(CellMarks.Date, Date: DateOnly.FromDateTime(date)) { Shown = shown == text ? null : shown }
                : CellRemark.None;
            tables.Place(column, font.IsStruck ? "" : text,
                font.IsStruck ? remark with { Marks = remark.Marks | CellMarks.Struck, Struck = text } : remark);
        }
        else
        {
            Place(column, style, new SheetText(format.TextOf(number)));
        }
    }

    public void Place(int column, int? style, bool value) => Place(column, style, new SheetText(value ? "TRUE" : "FALSE"));

    /// <param name="text">A day as XML Schema writes it.</param>
    public void PlaceDay(int column, string text) => tables.Place(column, text, DateRemark(text));

    public void PlaceError(int column, string name) => tables.PlaceError(column, name);

    public void PlaceNotCalculated(int column) => tables.Place(column, "", new CellRemark(CellMarks.NotCalculated));

    public static CellRemark DateRemark(string text) =>
        text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", out var day)
            ? new CellRemark(CellMarks.Date, Date: day)
            : CellRemark.None;

    void Place(int column, CellBuilder cell)
    {
        var (text, remark) = cell.Take();
        tables.Place(column, text, remark);
    }
}
