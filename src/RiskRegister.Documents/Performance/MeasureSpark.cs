using RiskRegister.Documents.Pictures;
using RiskRegister.Domain.Performance;

namespace RiskRegister.Documents.Performance;

/// <summary>The small trend in a row: the last quarters of a measure, a gap where there is no value.</summary>
public static class MeasureSpark
{
    public const int Width = 92;
    public const int Height = 28;

    /// <summary>Quarters that it shows.</summary>
    public const int Most = 9;

    /// <summary>Of its lines.</summary>
    public const string Ink = "#1F3864";

    const int Margin = 5;
    const string Blocks = "▁▂▃▄▅▆▇█";

    internal static void Draw(Canvas canvas, IReadOnlyList<Observation> trend)
    {
        foreach (var run in Runs(trend))
        {
            if (run.Count > 1) canvas.Line([.. run], Ink, 2);
            foreach (var (x, y) in run) canvas.Disc(x, y, 1, Ink, Ink);
            if (run[^1].X == Width - Margin) canvas.Disc(run[^1].X, run[^1].Y, 3, Ink, Ink);
        }
    }

    /// <summary>The points of its lines: a new line after each gap. The last quarter's stands at the right end.</summary>
    public static IReadOnlyList<IReadOnlyList<(int X, int Y)>> Runs(IReadOnlyList<Observation> trend)
    {
        var shown = trend.TakeLast(Most).ToList();
        var values = shown.Where(each => each.Value is not null).Select(each => each.Value!.Value).ToList();
        if (values.Count == 0) return [];
        var (lowest, highest) = (values.Min(), values.Max());
        var runs = new List<List<(int X, int Y)>>();
        for (var at = 0; at < shown.Count; at++)
        {
            if (shown[at].Value is not { } value) continue;
            if (at == 0 || shown[at - 1].Value is null) runs.Add([]);
            runs[^1].Add((X(at, shown.Count), Y(value, lowest, highest)));
        }

        return runs;
    }

    /// <summary>The same in letters, for cells that hold nothing else.</summary>
    public static string Text(IReadOnlyList<Observation> trend)
    {
        var shown = trend.TakeLast(Most).ToList();
        var values = shown.Where(each => each.Value is not null).Select(each => each.Value!.Value).ToList();
        if (values.Count < 2) return "";
        var (lowest, highest) = (values.Min(), values.Max());
        return string.Concat(shown.Select(each => each.Value is { } value ? Blocks[Step(value, lowest, highest, Blocks.Length - 1)] : ' '));
    }

    static int X(int at, int count) => count == 1 ? Width - Margin : Margin + (at * (Width - (2 * Margin)) / (count - 1));

    static int Y(decimal value, decimal lowest, decimal highest) =>
        Height - Margin - Step(value, lowest, highest, Height - (2 * Margin));

    static int Step(decimal value, decimal lowest, decimal highest, int steps) =>
        highest == lowest ? steps / 2 : (int)((value - lowest) / (highest - lowest) * steps);
}
