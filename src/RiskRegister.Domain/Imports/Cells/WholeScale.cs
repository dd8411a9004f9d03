using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>A scale that goes evenly up to 10, 100 or 1: each fifth of it can be a step of the matrix, where somebody said so.</summary>
/// <param name="Answer">What an answer says of it.</param>
/// <param name="Top">Its highest figure.</param>
/// <param name="Sign">What stands behind each figure.</param>
internal sealed record WholeScale(string Answer, int Top, string Sign)
{
    public static WholeScale Ten { get; } = new("of-10", 10, "");

    public static WholeScale Hundred { get; } = new("of-100", 100, "");

    public static WholeScale Percent { get; } = new("of-100%", 100, "%");

    /// <summary>Probabilities, 0.2 for 20 %.</summary>
    public static WholeScale One { get; } = new("of-1", 1, "");

    public static WholeScale? Of(string? answer) => Array.Find([Ten, Hundred, Percent, One], scale => scale.Answer == answer);

    /// <summary>Of shares, whichever way they are written; null of sums of money, which end nowhere.</summary>
    public static WholeScale? OfShares(ScaleUnit unit) => unit switch
    {
        ScaleUnit.Percent => Percent,
        ScaleUnit.Figure => One,
        _ => null,
    };

    public QuestionChoice Choice => new(
        Answer,
        $"The scale goes to {Top}{Sign}: up to {EndOf(1)} is 1, up to {EndOf(2)} is 2, up to {EndOf(3)} is 3, up to {EndOf(4)} is 4, and "
            + "what is above is 5.");

    /// <summary>The step of a cell; null where it is no figure of the scale. A scale up to 10 begins with 1.</summary>
    public int? StepOf(ReadOnlySpan<char> cell)
    {
        const NumberStyles Written = NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite;
        cell = cell.Trim();
        if (!cell.EndsWith(Sign)) return null;
        if (!decimal.TryParse(cell[..^Sign.Length], Written, CultureInfo.InvariantCulture, out var figure)) return null;
        if (figure > Top || (Top == Ten.Top && figure < Score.Lowest)) return null;
        return Math.Max(Score.Lowest, (int)Math.Ceiling(figure * Score.Highest / Top));
    }

    string EndOf(int step) => ((decimal)Top * step / Score.Highest).ToString("0.#", CultureInfo.InvariantCulture) + Sign;
}
