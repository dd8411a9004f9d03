using RiskRegister.Domain.Imports;

namespace RiskRegister.Domain.Performance.Tables;

/// <summary>
/// Reads tables of measures as councils publish them: a row a measure, a column a period, rows of one cell that open a section.
/// </summary>
/// <param name="firstMonth">In which the financial year starts, 1 to 12.</param>
public sealed class MeasureTableReader(int firstMonth)
{
    readonly List<ImportMessage> messages = [];
    readonly List<ReadMeasure> measures = [];
    readonly MetMeasures met = new();

    /// <summary>What was found, in the tables' order.</summary>
    public IReadOnlyList<ReadMeasure> Measures => measures;

    public IReadOnlyList<ImportMessage> Messages => messages;

    /// <param name="theme">Where its measures stand in the report.</param>
    public void Read(SourceTable table, string theme)
    {
        if (ObservationRows.Find(table) is { } rows)
        {
            foreach (var measure in new ObservationRows(firstMonth, messages).Read(table, rows.Row, rows.Columns, theme))
                Keep(table, column: null, measure, "in two tables");
            return;
        }

        if (MeasureHeadings.Find(table, firstMonth) is not { } found)
        {
            Refuse(table, null, null, MeasureCodes.HeadingNotFound,
                "No row among the first twenty has a heading for the measures (such as \"Performance measure\") and headings that name "
                    + "periods, nor headings for a measure, a period and a value.");
            return;
        }

        ReportColumns(table, found.Columns);
        string? section = null;
        foreach (var row in table.Rows.Skip(found.Row + 1))
        {
            var cells = row.Cells.Take(MeasureHeadings.MostColumns).Select(FigureText.Spaced).ToList();
            var filled = cells.Count(cell => cell.Length > 0);
            if (filled == 0) continue;
            if (filled == 1 && cells[found.Columns.First(column => column.Kind == MeasureColumnKind.Title).Index] is { Length: > 0 } name)
                section = TextOf(table, row, "", name, MeasureLimits.Section);
            else
                ReadRow(new RowOfMeasure(table, row, found.Columns, cells), theme, section);
        }
    }

    /// <param name="column">Where a row names its measure; null where several do.</param>
    /// <param name="twice">How one stands that was met before.</param>
    void Keep(SourceTable table, string? column, ReadMeasure measure, string twice)
    {
        if (met.Has(measure))
        {
            Refuse(MeasureCodes.MeasureTwice, $"\"{CellText.Shown(measure.Title)}\" stands {twice}.");
        }
        else if (measures.Count == MeasureLimits.Measures)
        {
            Refuse(MeasureCodes.TooMany, $"There are more than {MeasureLimits.Measures} measures.");
        }
        else
        {
            measures.Add(measure);
            met.Add(measure);
        }

        void Refuse(string code, string message) =>
            messages.Add(new(table.Name, measure.Row, column, code, message, ImportSeverity.Refused));
    }

    void ReadRow(RowOfMeasure row, string theme, string? section)
    {
        var titleColumn = row.Columns.First(column => column.Kind == MeasureColumnKind.Title);
        var title = TextOf(row.Table, row.Row, titleColumn.Heading, row.Cell(titleColumn), MeasureLimits.Title);
        if (title.Length == 0)
        {
            Refuse(row.Table, row.Row, titleColumn.Heading, MeasureCodes.TitleMissing, "The row has values and no title.");
            return;
        }

        var (goodIs, lag) = ReadGood(row);
        var figures = ReadFigures(row);
        var own = figures.Where(figure => figure.Column.Kind is MeasureColumnKind.Period or MeasureColumnKind.Aggregate).ToList();
        var unit = UnitOf(title, own);
        var decimals = own.Select(figure => figure.Cell.Decimals).DefaultIfEmpty(0).Max();
        var observations = Observations(row, figures);
        var reference = row.Columns.FirstOrDefault(column => column.Kind == MeasureColumnKind.Reference);
        var source = reference is null ? ""
            : TextOf(row.Table, row.Row, reference.Heading, row.Cell(reference), MeasureLimits.SourceReference);
        var measure = new ReadMeasure(
            row.Table.Name, row.Row.Number, theme, section, title, source.Length == 0 ? null
                : source, goodIs, lag, unit, decimals, observations);
        Keep(row.Table, titleColumn.Heading, measure, "twice in its section");
        messages.AddRange(StatedFigures.Check(row, measure, figures, firstMonth));
    }

    (GoodIs? GoodIs, int Lag) ReadGood(RowOfMeasure row)
    {
        if (row.Columns.FirstOrDefault(column => column.Kind == MeasureColumnKind.GoodIs) is not { } column) return (null, 0);
        var cell = row.Cell(column).ToUpperInvariant();
        var lag = cell.Contains("ARREARS", StringComparison.Ordinal) ? 1 : 0;
        var bracket = cell.IndexOf('(', StringComparison.Ordinal);
        switch ((bracket < 0 ? cell : cell[..bracket]).Trim())
        {
            case "H" or "HIGH" or "HIGHER" or "HIGH IS GOOD": return (GoodIs.High, lag);
            case "L" or "LOW" or "LOWER" or "LOW IS GOOD": return (GoodIs.Low, lag);
            case "R" or "RANGE" or "H/L" or "WITHIN RANGE": return (GoodIs.Range, lag);
            case "" or "-" or "–" or "—" or "N/A" or "NONE" or "NEITHER": return (GoodIs.None, lag);
            default:
                Refuse(row.Table, row.Row, column.Heading, MeasureCodes.GoodUnreadable,
                    $"\"{CellText.Shown(row.Cell(column))}\" says neither high (H), low (L), range nor nothing (-).");
                return (null, lag);
        }
    }

    List<(MeasureColumn Column, FigureCell Cell)> ReadFigures(RowOfMeasure row)
    {
        var figures = new List<(MeasureColumn, FigureCell)>();
        foreach (var column in row.Columns)
        {
            if (column.Kind is not (MeasureColumnKind.Period or MeasureColumnKind.Aggregate or MeasureColumnKind.Comparator
                or MeasureColumnKind.Change)
                || row.Cell(column) is not { Length: > 0 } cell)
            {
                continue;
            }

            if (FigureCell.Read(cell, column.Second is not null, firstMonth) is not { } figure)
            {
                Refuse(row.Table, row.Row, column.Heading, MeasureCodes.FigureUnreadable,
                    $"\"{CellText.Shown(cell)}\" is no figure; write one such as 1,234, 5.6% or 12/3.4, or - for none.");
            }
            else if (Figures.Fault(figure.Value ?? 0) is { } fault)
            {
                Refuse(row.Table, row.Row, column.Heading, MeasureCodes.FigureTooLarge, $"\"{CellText.Shown(cell)}\" {fault}.");
            }
            else
            {
                figures.Add((column, figure));
            }
        }

        return figures;
    }

    List<ReadObservation> Observations(RowOfMeasure row, List<(MeasureColumn Column, FigureCell Cell)> figures)
    {
        var observations = new List<ReadObservation>();
        foreach (var (column, cell) in figures)
        {
            if (column.Kind == MeasureColumnKind.Change || column.Period is not { } period) continue;
            // A dash in a column of averages or of others says nothing of the measure.
            if (cell.Value is null && column.Kind != MeasureColumnKind.Period) continue;
            var kept = cell.Own ?? (cell.IsYearToDate ? YearToDate(period) : period);
            Add(row, observations, column, new Observation(kept, cell.Value, cell.Numerator, null, cell.Status, cell.ExpectedIn));
            if (cell.Second is { } second && column.Second is { } secondPeriod)
                Add(row, observations, column, new Observation(secondPeriod, second));
        }

        return observations;
    }

    void Add(RowOfMeasure row, List<ReadObservation> observations, MeasureColumn column, Observation observation)
    {
        var series = column.Series ?? MeasureSeries.Own;
        var twin = observations.Find(other => other.Series == series && other.Observation.Period == observation.Period);
        if (twin is null)
        {
            observations.Add(new ReadObservation(series, observation, column.Heading));
        }
        else if (twin.Observation != observation)
        {
            Refuse(row.Table, row.Row, column.Heading, MeasureCodes.ObservationTwice,
                $"\"{twin.Column}\" and \"{column.Heading}\" both give {observation.Period.Printed}, and they differ.");
        }
    }

    Period YearToDate(Period period) => period.Quarter is { } quarter
        ? Period.YearToDate(quarter)
        : Period.YearToDate(Quarter.Containing(period.LastDay(firstMonth), firstMonth));

    static MeasureUnit UnitOf(string title, List<(MeasureColumn Column, FigureCell Cell)> own)
    {
        var units = own.Where(figure => figure.Cell.Value is not null).Select(figure => figure.Cell.Unit)
            .Where(unit => unit != MeasureUnit.Number);
        if (units.Distinct().ToList() is [var unit]) return unit;
        return title.StartsWith('%') || title.StartsWith("Percentage", StringComparison.OrdinalIgnoreCase) ? MeasureUnit.Percent
            : MeasureUnit.Number;
    }

    void ReportColumns(SourceTable table, IReadOnlyList<MeasureColumn> columns)
    {
        foreach (var column in columns)
        {
            if (column.Kind == MeasureColumnKind.Ignored)
            {
                Report(table, null, column.Heading, MeasureCodes.ColumnIgnored,
                    $"\"{CellText.Shown(column.Heading)}\" names no period, nor anything else that is known; the column is not read.");
            }

            if (column.Kind == MeasureColumnKind.Comparator)
            {
                Report(table, null, column.Heading, MeasureCodes.ComparatorPeriodAssumed,
                    $"\"{column.Heading}\" names no period; its values are kept for {column.Period?.Printed}.");
            }
        }

        if (columns.All(column => column.Kind != MeasureColumnKind.GoodIs))
        {
            Report(table, null, null, MeasureCodes.GoodMissing,
                "No column says whether high or low is good; new measures are kept as context, without a rating.");
        }
    }

    string TextOf(SourceTable table, SourceRow row, string column, string text, int longest)
    {
        var line = CellText.OnOneLine(text);
        if (line.Length > 0 && (CellText.FaultIn(line) is not null || TextRules.LineFault(line, longest) is not null))
        {
            Refuse(table, row, column, MeasureCodes.TextRefused,
                $"\"{CellText.Shown(line)}\" {TextRules.LineFault(line, longest) ?? "has a character that can't be stored"}.");
        }

        return line;
    }

    void Refuse(SourceTable table, SourceRow? row, string? column, string code, string message) =>
        messages.Add(new(table.Name, row?.Number, column, code, message, ImportSeverity.Refused));

    void Report(SourceTable table, SourceRow? row, string? column, string code, string message) =>
        messages.Add(new(table.Name, row?.Number, column, code, message, ImportSeverity.Reported));
}
