using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Pictures;

/// <summary>
/// Draws how an entry's scores went from register to register, beside the threshold. The lines differ in dashes and marks as well as
/// colour, and every value stands at its mark.
/// </summary>
sealed class TrendDrawing(RegisterLabels labels, IReadOnlyList<TrendStep> steps)
{
    public const string ScoreColour = "#8A4B00";
    public const string ResidualColour = "#1F3864";
    public const string TargetColour = "#1B5E20";
    const string ThresholdColour = "#404040";
    const int Highest = 25;
    const int LegendLine = 22;
    const int MarkSize = 5;

    public required int Left { get; init; }

    public required int Top { get; init; }

    /// <summary>Of the field that the lines are in.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Of letters, in pixels.</summary>
    public int Size { get; init; } = 12;

    bool HasTargets => steps.Any(step => step.Target is not null);

    /// <summary>What it shows, for those who cannot see it.</summary>
    public static string Describe(RegisterLabels labels, IReadOnlyList<TrendStep> steps) => steps.Count == 0
        ? "In no snapshot yet."
        : $"{string.Join("; ", steps.Select(step => $"{step.Name}: {Capitals.Lower(labels.Score)} {step.Score}, "
            + $"{Capitals.Lower(labels.ResidualScore)} {step.Residual}"
            + (step.Target is { } target ? $", {Capitals.Lower(labels.TargetScore)} {target}" : "")
            + $", threshold {step.Threshold}"))}.";

    public void Draw(Canvas canvas)
    {
        DrawScale(canvas);
        if (steps.Count == 0)
        {
            canvas.Words(Left + 20, Top + (Height / 2), "In no snapshot yet.", new Lettering(Size));
            return;
        }

        var each = Width / steps.Count;
        canvas.Line([.. steps.SelectMany((step, at) =>
            new[] { (Left + (at * each), Y(step.Threshold)), (Left + ((at + 1) * each), Y(step.Threshold)) })],
            ThresholdColour, 2, "2 5");
        if (HasTargets) DrawTargets(canvas);
        canvas.Line([.. steps.Select((step, at) => (X(at), Y(step.Score)))], ScoreColour, 3, "10 5");
        canvas.Line([.. steps.Select((step, at) => (X(at), Y(step.Residual)))], ResidualColour, 3);
        for (var at = 0; at < steps.Count; at++) DrawMarks(canvas, steps[at], X(at));
    }

    /// <summary>What the lines mean, one below the other or side by side.</summary>
    /// <param name="across">How far apart they stand; 0 for one below the other.</param>
    public void DrawLegend(Canvas canvas, int x, int y, int across)
    {
        Entry(labels.Score, ScoreColour, "10 5", (left, line) => canvas.Box(left + 20, line - 5, 10, 10, ScoreColour, null));
        Entry(labels.ResidualScore, ResidualColour, null,
            (left, line) => canvas.Disc(left + 25, line, MarkSize, ResidualColour, ResidualColour));
        if (HasTargets) Entry(labels.TargetScore, TargetColour, "4 3", (left, line) => Diamond(canvas, left + 25, line));
        Entry(steps.Count == 0 ? "Threshold" : $"Threshold {steps[^1].Threshold}", ThresholdColour, "2 5", null);

        void Entry(string name, string colour, string? dashes, Action<int, int>? mark)
        {
            canvas.Line([(x, y), (x + 50, y)], colour, mark is null ? 2 : 3, dashes);
            mark?.Invoke(x, y);
            var room = across == 0 ? 96 : across - 64;
            canvas.Words(x + 58, y + 5, TextLayout.Cut(name, room, Size), new Lettering(Size, colour));
            (x, y) = across == 0 ? (x, y + LegendLine) : (x + across, y);
        }
    }

    int X(int at) => Left + (at * (Width / steps.Count)) + (Width / steps.Count / 2);

    int Y(int value) => Top + Height - (value * Height / Highest);

    void DrawScale(Canvas canvas)
    {
        for (var value = 0; value <= Highest; value += 5)
        {
            canvas.Line([(Left, Y(value)), (Left + Width, Y(value))], value == 0 ? Canvas.Black : "#C0C0C0", 1);
            canvas.Words(Left - 7, Y(value) + 4, $"{value}", new Lettering(Size) { Anchor = Anchor.End });
        }
    }

    void DrawTargets(Canvas canvas)
    {
        var each = Width / steps.Count;
        for (var at = 0; at < steps.Count; at++)
        {
            if (steps[at].Target is { } target)
                canvas.Line([(Left + (at * each), Y(target)), (Left + ((at + 1) * each), Y(target))], TargetColour, 2, "4 3");
        }
    }

    void DrawMarks(Canvas canvas, TrendStep step, int x)
    {
        // The higher one's number stands above its mark, the other's below.
        var (above, below) = (-8, Size + 7);
        var residualAbove = step.Residual > step.Score;
        if (step.Target is { } target)
        {
            Diamond(canvas, x, Y(target));
            var isFree = Math.Abs(target - step.Residual) > 3 && Math.Abs(target - step.Score) > 3;
            if (isFree) Number(Y(target) + below, target, TargetColour);
        }

        canvas.Box(x - MarkSize, Y(step.Score) - MarkSize, 2 * MarkSize, 2 * MarkSize, ScoreColour, null);
        Number(Y(step.Score) + (residualAbove ? below : above), step.Score, ScoreColour);
        canvas.Disc(x, Y(step.Residual), MarkSize, ResidualColour, ResidualColour);
        Number(Y(step.Residual) + (residualAbove ? above : below), step.Residual, ResidualColour);
        canvas.Words(x, Top + Height + Size + 6, step.Label, new Lettering(Size) { Anchor = Anchor.Middle });
        canvas.Words(x, Top + Height + (2 * Size) + 9, step.Year, new Lettering(Size) { Anchor = Anchor.Middle });

        // Lines that pass behind a number do not cross it out.
        void Number(int y, int value, string colour)
        {
            var width = (int)TextLayout.WidthOf($"{value}", Size, bold: true) + 2;
            canvas.Box(x - (width / 2), y - Size + 2, width, Size, Canvas.White, null);
            canvas.Words(x, y, $"{value}", new Lettering(Size, colour) { Bold = true, Anchor = Anchor.Middle });
        }
    }

    static void Diamond(Canvas canvas, int x, int y) =>
        canvas.Shape([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], Canvas.White, TargetColour);
}

/// <summary>An entry's scores in one register.</summary>
/// <param name="Name">"Quarter 3 2016/17", or "Now".</param>
/// <param name="Label">"Q3", or "Now".</param>
/// <param name="Year">"2016/17"; empty for the live register.</param>
sealed record TrendStep(string Name, string Label, string Year, int Score, int Residual, int? Target, int Threshold)
{
    /// <param name="firstMonth">The month in which the financial year starts, 1–12.</param>
    public static TrendStep Of(TrendMark mark, int firstMonth)
    {
        var printed = mark.Quarter.Printed(firstMonth);
        return new TrendStep(
            printed, $"Q{mark.Quarter.Number}", printed.Split(' ')[^1], mark.Score, mark.Residual, mark.Target, mark.Threshold);
    }

    /// <param name="quarter">Null for the live register.</param>
    public static TrendStep Present(Quarter? quarter, EntryState state, RegisterSettings settings) => quarter is { } frozen
        ? Of(new TrendMark(frozen, state.Score.Value, state.ResidualScore.Value, settings.Threshold, state.TargetScore?.Value),
        settings.FinancialYearStartsIn)
        : new TrendStep("Now", "Now", "", state.Score.Value, state.ResidualScore.Value, state.TargetScore?.Value, settings.Threshold);
}

/// <summary>The trend on a card, with what its lines mean beside it.</summary>
sealed class CardTrend(RegisterLabels labels, IReadOnlyList<TrendStep> steps)
{
    public const int Width = Left + FieldWidth + 170;
    public const int Height = Top + FieldHeight + 36;

    const int Left = 26;
    const int Top = 20;
    const int FieldWidth = 300;
    const int FieldHeight = 100;

    public string Description => TrendDrawing.Describe(labels, steps);

    public void Draw(Canvas canvas)
    {
        var drawing = new TrendDrawing(labels, steps) { Left = Left, Top = Top, Width = FieldWidth, Height = FieldHeight };
        drawing.Draw(canvas);
        drawing.DrawLegend(canvas, Left + FieldWidth + 14, Top + 16, 0);
    }
}
