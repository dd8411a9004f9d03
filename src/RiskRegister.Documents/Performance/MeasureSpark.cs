using RiskRegister.Documents.Pictures;
using RiskRegister.Domain.Performance;

namespace RiskRegister.Documents.Performance;

/// <summary>The small trend in a row: the last quarters of a measure, a gap where there is no value.</summary>
static class MeasureSpark
{
    public const int Width = 92;
    public const int Height = 28;

    /// <summary>Quarters that it shows.</summary>
    public const int Most = 9;

    const int Margin = 5;
    const string Blocks = "▁▂▃▄▅▆▇█";

    public static void Draw(Canvas canvas, IReadOnlyList<Observation> trend)
    {
        var shown = trend.TakeLast(Most).ToList();
        var values = shown.Where(each => each.Value is not null).Select(each => each.Value!.Value).ToList();
        if (values.Count == 0) return;
        var (lowest, highest) = (values.Min(), values.Max());
        var run = new List<(int X, int Y)>();
        for (var at = 0; at < shown.Count; at++)
        {
            if (shown[at].Value is { } value)
            {
                run.Add((X(at, shown.Count), Y(value, lowest, highest)));
                continue;
            }

            DrawRun(canvas, run);
            run.Clear();
        }

        DrawRun(canvas, run);
        if (shown[^1].Value is { } last) canvas.Disc(X(shown.Count - 1, shown.Count), Y(last, lowest, highest), 3, Ink, Ink);
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

    const string Ink = "#1F3864";

    static void DrawRun(Canvas canvas, List<(int X, int Y)> run)
    {
        if (run.Count > 1) canvas.Line([.. run], Ink, 2);
        foreach (var (x, y) in run) canvas.Disc(x, y, 1, Ink, Ink);
    }

    static int X(int at, int count) => count == 1 ? Width - Margin : Margin + (at * (Width - (2 * Margin)) / (count - 1));

    static int Y(decimal value, decimal lowest, decimal highest) =>
        Height - Margin - Step(value, lowest, highest, Height - (2 * Margin));

    static int Step(decimal value, decimal lowest, decimal highest, int steps) =>
        highest == lowest ? steps / 2 : (int)((value - lowest) / (highest - lowest) * steps);
}
