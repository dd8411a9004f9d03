using System.Text.RegularExpressions;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Domain.Performance.Tables;

/// <summary>
/// Reads tables of one observation a row: which measure (by reference or title), which period, its value or the parts of a ratio, and
/// perhaps the series, the status, and where the measure stands.
/// </summary>
internal sealed partial class ObservationRows(int firstMonth, List<ImportMessage> messages)
{
    const int RowsSearched = 20;

    static readonly decimal[] Pers = [1, 100, 1_000, 10_000, 100_000];

    /// <summary>The heading that is searched for, and what its column is kept as; null when the table is none of such rows.</summary>
    public static (int Row, IReadOnlyDictionary<string, (int Index, string Heading)> Columns)? Find(SourceTable table)
    {
        for (var row = 0; row < Math.Min(RowsSearched, table.Rows.Count); row++)
        {
            var columns = new Dictionary<string, (int, string)>(StringComparer.Ordinal);
            var cells = table.Rows[row].Cells;
            for (var index = 0; index < Math.Min(cells.Count, MeasureHeadings.MostColumns); index++)
            {
                var heading = FigureText.Spaced(CellText.OnOneLine(cells[index]));
                if (NameOf(heading) is { } name) columns.TryAdd(name, (index, heading));
            }

            var hasMeasure = columns.ContainsKey("measure") || columns.ContainsKey("reference");
            var hasValue = columns.ContainsKey("value") || columns.ContainsKey("numerator");
            if (hasMeasure && columns.ContainsKey("period") && hasValue) return (row, columns);
        }

        return null;
    }

    /// <summary>The table's measures, each with all its observations, in the order in which they come first.</summary>
    public IEnumerable<ReadMeasure> Read(
        SourceTable table, int headingRow, IReadOnlyDictionary<string, (int Index, string Heading)> columns, string theme)
    {
        var keys = new RememberedCells<string>(name => MeasureNames.Key(name));
        var byName = new Dictionary<string, (ReadMeasure Measure, List<ReadObservation> Observations, HashSet<(string,
            Period)> Given)>(StringComparer.Ordinal);
        foreach (var row in table.Rows.Skip(headingRow + 1))
        {
            var cells = row.Cells;
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            var source = Text("reference", MeasureLimits.SourceReference);
            var title = Text("measure", MeasureLimits.Title);
            if (source.Length == 0 && title.Length == 0)
            {
                Refuse("measure", MeasureCodes.TitleMissing, "The row names no measure.");
                continue;
            }

            var ownTheme = Text("theme", MeasureLimits.Theme);
            var section = Text("section", MeasureLimits.Section);
            if (Observation(row, columns) is not { } read) continue;
            var key = keys.Of(source.Length > 0 ? $"\n{source}" : $"{ownTheme}\n{section}\n{title}");
            if (!byName.TryGetValue(key, out var known))
            {
                var first = new ReadMeasure(
                    table.Name, row.Number, ownTheme.Length > 0 ? ownTheme : theme, section.Length > 0 ? section : null, title,
                    source.Length > 0 ? source : null, GoodIs: null, Lag: 0, read.Unit, read.Decimals, []);
                byName[key] = known = (first, [], []);
            }

            if (!known.Given.Add((read.Read.Series, read.Read.Observation.Period)))
                Refuse("period", MeasureCodes.ObservationTwice, $"{read.Read.Observation.Period.Printed} is given twice.");
            known.Observations.Add(read.Read);
            if (read.Decimals > known.Measure.Decimals || (known.Measure.Title.Length == 0 && title.Length > 0))
            {
                var measure = known.Measure with
                {
                    Decimals = Math.Max(read.Decimals, known.Measure.Decimals),
                    Title = known.Measure.Title.Length > 0 ? known.Measure.Title : title,
                };
                byName[key] = (measure, known.Observations, known.Given);
            }

            string Text(string name, int longest)
            {
                if (!columns.TryGetValue(name, out var column)) return "";
                var line = CellText.OnOneLine(column.Index < cells.Count ? cells[column.Index] : "").Trim();
                if (line.Length > 0 && (CellText.FaultIn(line) is not null || TextRules.LineFault(line, longest) is not null))
                    Refuse(name, MeasureCodes.TextRefused,
                        $"\"{CellText.Shown(line)}\" {TextRules.LineFault(line, longest) ?? "has a character that can't be stored"}.");
                return line;
            }

            void Refuse(string name, string code, string message) => messages.Add(new(
                table.Name, row.Number, columns.TryGetValue(name, out var column) ? column.Heading : null, code, message,
                    ImportSeverity.Refused));
        }

        return byName.Values.Select(each => each.Measure with { Observations = each.Observations });

        (ReadObservation Read, MeasureUnit Unit, int Decimals)? Observation(
            SourceRow row, IReadOnlyDictionary<string, (int Index, string Heading)> columns)
        {
            var period = Cell("period");
            if (!Period.TryParse(period, out var of))
            {
                if (PeriodText.Read(period, firstMonth) is not { } read) return Refused("period", MeasureCodes.PeriodUnreadable,
                    $"\"{CellText.Shown(period)}\" is no period; write 2017-18-Q3, 2017-12 or 2017-18.");
                of = read;
            }

            var series = Cell("series");
            if (series.Length > 0 && (CellText.FaultIn(series) is not null || TextRules.LineFault(series,
                MeasureLimits.Series) is not null))
                return Refused("series", MeasureCodes.TextRefused, $"\"{CellText.Shown(series)}\" cannot be the name of a series.");
            var (value, numerator, denominator) = (Figure("value"), Figure("numerator"), Figure("denominator"));
            if (value is null || numerator is null || denominator is null) return null;
            var status = value.Status;
            if (Cell("status") is { Length: > 0 } named)
            {
                if (StatusOf(named) is not { } stated)
                    return Refused("status", MeasureCodes.StatusUnreadable,
                        $"\"{CellText.Shown(named)}\" is no status; write a code such as A, P or O.");
                status = stated;
            }
            else if (value == FigureCell.Nothing && numerator.Value is null)
            {
                status = ObservationStatus.Missing;
            }

            var expected = Cell("expectedIn") is { Length: > 0 } when ? when : value.ExpectedIn;
            var observation = new Observation(of, value.Value, numerator.Value, denominator.Value, status,
                status == ObservationStatus.Missing ? expected : null);
            var faults = new Faults();
            // What its ratio is of is the measure's to say; what the row states is held against whatever it may be.
            observation.Checked(PerOf(observation, value.Decimals), value.Decimals, faults);
            if (RatioDiffers(observation, value) is { } differs) Report("value", MeasureCodes.RatioDiffers, differs);
            else if (FaultOf(observation, faults) is { } fault) return Refused("value", MeasureCodes.FigureUnreadable, fault);
            return (new ReadObservation(series, observation, "value"), value.Unit, value.Decimals);

            string Cell(string name) => columns.TryGetValue(name, out var column) && column.Index < row.Cells.Count
                ? FigureText.Spaced(CellText.OnOneLine(row.Cells[column.Index])) : "";

            FigureCell? Figure(string name)
            {
                if (Cell(name) is not { Length: > 0 } cell) return FigureCell.Nothing;
                if (FigureCell.Read(cell, hasSecond: false, firstMonth) is { Own: null, Numerator: null, IsYearToDate: false } figure
                    && Figures.Fault(figure.Value ?? 0) is null)
                    return figure;
                Refused(name, MeasureCodes.FigureUnreadable, $"\"{CellText.Shown(cell)}\" is no figure.");
                return null;
            }

            (ReadObservation, MeasureUnit, int)? Refused(string name, string code, string message)
            {
                Add(name, code, message, ImportSeverity.Refused);
                return null;
            }

            void Report(string name, string code, string message) => Add(name, code, message, ImportSeverity.Reported);

            void Add(string name, string code, string message, ImportSeverity severity) => messages.Add(new(
                table.Name, row.Number, columns.TryGetValue(name, out var column) ? column.Heading : null, code, message, severity));
        }
    }

    // A value that is suppressed, or follows from its parts, may be left out.
    static string? FaultOf(Observation observation, Faults faults)
    {
        var mayLack = observation.Value is null && (observation.HasParts || observation.Status == ObservationStatus.Suppressed);
        var found = faults.All.Where(fault => fault.Key != "value" || !mayLack).ToList();
        return found.Count == 0 ? null : $"The {found[0].Key} {found[0].Value[0]}.";
    }

    // Of one, a hundred … a hundred thousand: the first that agrees.
    static decimal PerOf(Observation observation, int decimals) =>
        Pers.Where(per => Agrees(observation, per, decimals)).DefaultIfEmpty(1).First();

    static bool Agrees(Observation observation, decimal per, int decimals) =>
        observation is { Value: { } stated, HasParts: true, Denominator: > 0 }
        && Domain.Performance.Observation.Ratio(observation.Numerator!.Value, observation.Denominator!.Value, per) is { } ratio
        && Figures.Rounded(stated, decimals) == Figures.Rounded(ratio, decimals);

    // A rate that was cut rather than rounded differs too. It is held against the ratio that it is nearest to.
    static string? RatioDiffers(Observation observation, FigureCell value)
    {
        if (observation is not { Value: { } stated, HasParts: true, Denominator: > 0 }) return null;
        if (Array.Exists(Pers, per => Agrees(observation, per, value.Decimals))) return null;
        var ratios = Pers.Select(per => Domain.Performance.Observation.Ratio(observation.Numerator!.Value, observation.Denominator!.Value,
            per))
            .OfType<decimal>().ToList();
        if (ratios.Count == 0) return null;
        var nearest = ratios.MinBy(ratio => Math.Abs(ratio - stated));
        return $"{Figures.Printed(stated, value.Decimals)} is stated, but {Figures.Printed(observation.Numerator!.Value, 0)} of "
            + $"{Figures.Printed(observation.Denominator!.Value, 0)} is {Figures.Printed(nearest, value.Decimals)}. The stated "
            + "figure is kept.";
    }

    static ObservationStatus? StatusOf(string text) => text.Length == 1 ? ObservationStatuses.Of(text[0])
        : Enum.TryParse<ObservationStatus>(text.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out var status)
            && Enum.IsDefined(status) && !char.IsDigit(text[0]) ? status : null;

    static string? NameOf(string heading) => Names().Match(heading) is { Success: true } match
        ? match.Groups.Cast<Group>().First(group => group.Success && group.Name != "0").Name : null;

    [GeneratedRegex(
        "^((?<reference>ref|reference|code|measure (ref|reference|code)|pm)\\.?"
        + "|(?<measure>measure|indicator|title|measure title|performance measure)"
        + "|(?<period>period|time period|time_period)|(?<value>value|figure|obs_value)|(?<numerator>numerator|count)"
        + "|(?<denominator>denominator|of|out of)|(?<series>series|comparator)|(?<status>status|obs_status)"
        + "|(?<expectedIn>expected|expected in)|(?<theme>theme)|(?<section>section))$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Names();
}
