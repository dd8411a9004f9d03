using System.Globalization;
using RiskRegister.Documents.Pictures;
using RiskRegister.Documents.Printed;
using RiskRegister.Documents.Svg;
using RiskRegister.Domain.Performance;

namespace RiskRegister.Documents.Performance;

/// <summary>A measure over time, to be drawn.</summary>
/// <param name="Own">In order of time, of one kind of period.</param>
/// <param name="Others">By series, each in order of time.</param>
public sealed record MeasureTrendPicture(
    MeasureState Measure, IReadOnlyList<Observation> Own, IReadOnlyList<(string Series, IReadOnlyList<Observation> Observations)> Others,
    IReadOnlyList<Target> Targets)
{
    /// <summary>The month in which the financial year starts, 1–12.</summary>
    public int FinancialYearStartsIn { get; init; } = 4;

    /// <summary>What stands on the picture of what is not for publication; null where there is nothing to say.</summary>
    public string? Notice { get; init; }
}

/// <summary>
/// Draws how a measure went, beside others' values and its target. Lines differ in dashes and marks as well as colour, and every value of
/// its own stands at its mark.
/// </summary>
public static class MeasureTrendSvg
{
    /// <summary>The periods that are drawn: the latest.</summary>
    public const int Most = 24;

    const int Left = 90;
    const int Right = 40;
    const int Height = 300;
    const int PointWidth = 78;
    const int FewestPoints = 8;
    const int TitleLine = 24;
    const string OwnColour = "#1F3864";
    const string TargetColour = "#1B5E20";

    static readonly (string Colour, string Dashes)[] OtherLines = [("#8A4B00", "10 5"), ("#5B2A86", "4 3"), ("#00695C", "2 5"),
        ("#8A1C1C", "12 3 3 3")];

    /// <summary>Writes SVG; the same values make the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    public static void Write(MeasureTrendPicture picture, Stream output)
    {
        var own = picture.Own.TakeLast(Most).ToList();
        var field = Math.Max(own.Count, FewestPoints) * PointWidth;
        var width = Left + field + Right;
        var title = $"{picture.Measure.Reference} – {picture.Measure.Title}";
        var lines = TextLayout.Wrapped(title, width - 40, 18, bold: true).Take(4).ToList();
        var legend = Others(picture).ToList();
        var head = 34 + (lines.Count * TitleLine) + (picture.Notice is null ? 0 : TitleLine) + ((legend.Count + 2) / 3 * TitleLine);
        using var svg = new SvgCanvas(output, width, head + Height + 110, title, Describe(picture, own));
        for (var at = 0; at < lines.Count; at++) svg.Words(20, 34 + (at * TitleLine), lines[at], new Lettering(18) { Bold = true });
        if (picture.Notice is { } notice)
            svg.Words(20, 34 + (lines.Count * TitleLine), TextLayout.Cut(notice, width - 40, Lettering.Usual, bold: true),
                new Lettering(Colour: "#8A1C1C") { Bold = true });
        DrawLegend(svg, legend, head - ((legend.Count + 2) / 3 * TitleLine) + 10, (width - 40) / 3);
        if (own.Count == 0)
        {
            svg.Words(Left, head + 60, "No values yet.", new Lettering());
            return;
        }

        Draw(svg, picture, own, head + 30);
    }

    /// <summary>What it shows, for those who cannot see it.</summary>
    static string Describe(MeasureTrendPicture picture, List<Observation> own) => own.Count == 0 ? "No values yet."
        : string.Join("; ", own.Select(each => $"{each.Period.Printed}: {picture.Measure.Printed(each.Value, each.Status)}")
            .Concat(picture.Others.Where(other => other.Observations.Count > 0).Select(other =>
                $"{other.Series} {other.Observations[^1].Period.Printed}: "
                    + $"{picture.Measure.Printed(other.Observations[^1].Value, other.Observations[^1].Status)}"))) + ".";

    static IEnumerable<(string Name, string Colour, string? Dashes)> Others(MeasureTrendPicture picture)
    {
        yield return ("This council", OwnColour, null);
        if (picture.Targets.Count > 0) yield return ("Target", TargetColour, "2 4");
        for (var at = 0; at < Math.Min(picture.Others.Count, OtherLines.Length); at++)
            yield return (picture.Others[at].Series, OtherLines[at].Colour, OtherLines[at].Dashes);
    }

    static void DrawLegend(Canvas canvas, List<(string Name, string Colour, string? Dashes)> legend, int top, int across)
    {
        for (var at = 0; at < legend.Count; at++)
        {
            var (x, y) = (20 + (at % 3 * across), top + (at / 3 * TitleLine));
            canvas.Line([(x, y), (x + 50, y)], legend[at].Colour, 3, legend[at].Dashes);
            canvas.Words(x + 58, y + 5, TextLayout.Cut(legend[at].Name, across - 70, Lettering.Usual),
                new Lettering(Colour: legend[at].Colour));
        }
    }

    static void Draw(Canvas canvas, MeasureTrendPicture picture, List<Observation> own, int top)
    {
        var firstMonth = picture.FinancialYearStartsIn;
        var targets = own.ConvertAll(each => Domain.Performance.Targets.On(picture.Targets, each.Period.LastDay(firstMonth))?.Bounds);
        var others = picture.Others.Take(OtherLines.Length).Select(other => own.ConvertAll(each => At(other.Observations, each,
            firstMonth))).ToList();
        var values = own.Select(each => each.Value).Concat(targets.SelectMany(each => new[] { each?.GoodFrom, each?.GoodTo }))
            .Concat(others.SelectMany(each => each)).OfType<decimal>().ToList();
        if (values.Count == 0) return;
        var (lowest, highest) = (Math.Min(0, values.Min()), values.Max());
        if (highest == lowest) highest = lowest + 1;

        for (var step = 0; step <= 4; step++)
        {
            var value = lowest + ((highest - lowest) * step / 4);
            canvas.Line([(Left, Y(value)), (Left + (own.Count * PointWidth), Y(value))], step == 0 ? Canvas.Black : "#C0C0C0", 1);
            canvas.Words(Left - 8, Y(value) + 4, picture.Measure.Unit.Printed(value, picture.Measure.Decimals),
                new Lettering(12) { Anchor = Anchor.End });
        }

        for (var at = 0; at < own.Count; at++)
        {
            foreach (var bound in new[] { targets[at]?.GoodFrom, targets[at]?.GoodTo }.OfType<decimal>())
                canvas.Line([(Left + (at * PointWidth), Y(bound)), (Left + ((at + 1) * PointWidth), Y(bound))], TargetColour, 2, "2 4");
        }

        for (var other = 0; other < others.Count; other++)
            DrawRuns(others[other], OtherLines[other].Colour, OtherLines[other].Dashes, (x, y) => canvas.Box(x - 3, y - 3, 6, 6,
                OtherLines[other].Colour, null));
        DrawRuns(own.ConvertAll(each => each.Value), OwnColour, null, (x, y) => canvas.Disc(x, y, 4, OwnColour, OwnColour));
        for (var at = 0; at < own.Count; at++)
        {
            var printed = picture.Measure.Printed(own[at].Value, own[at].Status);
            var lettering = new Lettering(12, OwnColour) { Bold = true, Anchor = Anchor.Middle };
            canvas.Words(X(at), (own[at].Value is { } value ? Y(value) : top + Height) - 9, printed, lettering);
            foreach (var (word, row) in Label(own[at].Period, firstMonth).Select((word, row) => (word, row)))
                canvas.Words(X(at), top + Height + 20 + (row * 15), word, new Lettering(12) { Anchor = Anchor.Middle });
        }

        int X(int at) => Left + (at * PointWidth) + (PointWidth / 2);

        int Y(decimal value) => top + Height - (int)((value - lowest) / (highest - lowest) * Height);

        void DrawRuns(List<decimal?> points, string colour, string? dashes, Action<int, int> mark)
        {
            var run = new List<(int X, int Y)>();
            for (var at = 0; at <= points.Count; at++)
            {
                if (at < points.Count && points[at] is { } value)
                {
                    run.Add((X(at), Y(value)));
                    continue;
                }

                if (run.Count > 1) canvas.Line([.. run], colour, 3, dashes);
                foreach (var (x, y) in run) mark(x, y);
                run.Clear();
            }
        }
    }

    // Others report at other times: the latest that ends no later, of the year that ends with it.
    static decimal? At(IReadOnlyList<Observation> series, Observation own, int firstMonth)
    {
        var last = own.Period.LastDay(firstMonth);
        return series.LastOrDefault(each => each.Period.LastDay(firstMonth) <= last
            && each.Period.LastDay(firstMonth) > last.AddYears(-1))?.Value;
    }

    static string[] Label(Period period, int firstMonth) => period.Kind switch
    {
        PeriodKind.Quarter => period.Quarter!.Value.Printed(firstMonth).Replace("Quarter ", "Q", StringComparison.Ordinal).Split(' ', 2),
        PeriodKind.Month => [new DateOnly(period.Year, period.Number, 1).ToString("MMM", CultureInfo.InvariantCulture), $"{period.Year}"],
        _ => [TextLayout.Cut(period.Printed, PointWidth - 6, 12)],
    };
}
