using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Pictures;

/// <summary>Draws the small pictures of an entry: where its scores stand on the matrix, and how its residual score went.</summary>
static class ScoreDrawing
{
    public const int MatrixWidth = 128;
    public const int MatrixHeight = 142;
    public const int SparkWidth = 84;
    public const int SparkHeight = 24;

    const int CellWidth = 22;
    const int CellHeight = 22;
    const int Left = 16;
    const int Top = 4;

    /// <summary>"Score 20, residual score 16, target score 8 on the matrix".</summary>
    public static string Describe(EntryState state, RegisterLabels labels) => Capitals.First(string.Join(", ",
        new (string Label, Score? Score)[]
            {
                (labels.Score, state.Score), (labels.ResidualScore, state.ResidualScore), (labels.TargetScore, state.TargetScore),
            }
            .Where(each => each.Score is not null)
            .Select(each => $"{Capitals.Lower(each.Label)} {each.Score!.Value} (impact {each.Score.Impact}, likelihood "
                + $"{each.Score.Likelihood})"))
        + " on the matrix.");

    /// <summary>A square where the score stands, a disc for the residual score, a diamond for the target.</summary>
    public static void DrawMatrix(Canvas canvas, MatrixSettings settings, Matrix matrix, EntryState state)
    {
        for (var impact = Score.Lowest; impact <= Score.Highest; impact++)
        {
            for (var likelihood = Score.Lowest; likelihood <= Score.Highest; likelihood++)
            {
                var (x, y) = Corner(impact, likelihood);
                var shade = Shade.Of(settings, matrix.BandOf(impact, likelihood), state.Kind);
                canvas.Box(x, y, CellWidth, CellHeight, $"#{shade.Fill}", "#7F7F7F");
            }

            canvas.Words(Left - 4, Corner(impact, 1).Y + 15, $"{impact}", new Lettering(10) { Anchor = Anchor.End });
            canvas.Words(Corner(1, impact).X + (CellWidth / 2), Top + (5 * CellHeight)
                + 12, $"{impact}", new Lettering(10) { Anchor = Anchor.Middle });
        }

        var (left, top) = Centre(state.Score);
        canvas.Box(left - 9, top - 9, 18, 18, Canvas.White, TrendDrawing.ScoreColour, 3);
        if (state.TargetScore is { } target)
        {
            (left, top) = Centre(target);
            canvas.Shape([(left, top - 8), (left + 8, top), (left, top + 8), (left - 8, top)], Canvas.White, TrendDrawing.TargetColour);
        }

        (left, top) = Centre(state.ResidualScore);
        canvas.Disc(left, top, 6, TrendDrawing.ResidualColour, Canvas.White);
        canvas.Words(Left + (5 * CellWidth / 2), Top + (5 * CellHeight)
            + 25, "likelihood →, impact ↑", new Lettering(10) { Anchor = Anchor.Middle });
    }

    /// <param name="values">Residual scores, oldest first, at least two.</param>
    public static void DrawSpark(Canvas canvas, IReadOnlyList<int> values)
    {
        var each = (SparkWidth - 14) / (values.Count - 1);
        var points = values.Select((value, at) => (X: 6 + (at * each), Y: SparkHeight - 5 - (value * (SparkHeight - 10) / 25))).ToArray();
        canvas.Line(points, TrendDrawing.ResidualColour, 2);
        canvas.Disc(points[^1].X, points[^1].Y, 4, TrendDrawing.ResidualColour, TrendDrawing.ResidualColour);
    }

    static (int X, int Y) Corner(int impact, int likelihood) =>
        (Left + ((likelihood - 1) * CellWidth), Top + ((Score.Highest - impact) * CellHeight));

    static (int X, int Y) Centre(Score score)
    {
        var (x, y) = Corner(score.Impact, score.Likelihood);
        return (x + (CellWidth / 2), y + (CellHeight / 2));
    }
}
