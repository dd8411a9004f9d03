using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Squares of a matrix that has letters on one side: "B4". Which factor has the letters, and where each scale begins, is asked once.
/// "A4" may be amber and 4 as well: then every cell can be asked about by itself.
/// </summary>
internal sealed partial class GridSquares
{
    /// <summary>The id of the question.</summary>
    public const string Question = "squares";

    // By the answers' values.
    static readonly Dictionary<string, Reading> Readings = new[]
    {
        new Reading(LettersAreLikelihood: true, AIsLowest: true, OneIsLowest: true),
        new Reading(LettersAreLikelihood: true, AIsLowest: false, OneIsLowest: true),
        new Reading(LettersAreLikelihood: false, AIsLowest: true, OneIsLowest: true),
        new Reading(LettersAreLikelihood: false, AIsLowest: false, OneIsLowest: true),
        new Reading(LettersAreLikelihood: true, AIsLowest: true, OneIsLowest: false),
        new Reading(LettersAreLikelihood: true, AIsLowest: false, OneIsLowest: false),
        new Reading(LettersAreLikelihood: false, AIsLowest: true, OneIsLowest: false),
        new Reading(LettersAreLikelihood: false, AIsLowest: false, OneIsLowest: false),
    }.ToDictionary(reading => reading.Value, StringComparer.Ordinal);

    readonly Reading? answered;

    public GridSquares(ImportMapping mapping) =>
        answered = mapping.Answers.TryGetValue(Question, out var answer) ? Readings.GetValueOrDefault(answer) : null;

    public static bool IsSquare(string cell) => Square().IsMatch(cell.Trim());

    /// <summary>Null where it was not said what squares mean, or the matrix has none such.</summary>
    public StatedScore? Read(string cell)
    {
        if (answered is null || StepsOf(cell) is not ({ } letter, { } figure)) return null;
        if (!answered.AIsLowest) letter = Score.Highest + 1 - letter;
        if (!answered.OneIsLowest) figure = Score.Highest + 1 - figure;
        var (impact, likelihood) = answered.LettersAreLikelihood ? (figure, letter) : (letter, figure);
        return new StatedScore(impact * likelihood, impact, likelihood);
    }

    /// <summary>Null where that is answered, or the matrix has no such square.</summary>
    public static ImportQuestion? Ask(ImportMapping mapping, string cell, string code) =>
        mapping.Answers.ContainsKey(Question) || !IsSquare(cell) || StepsOf(cell) is null ? null : new ImportQuestion(
            Question,
            code,
            $"\"{CellText.Shown(cell)}\" is a square of a matrix with letters on one side: what do letters and figures say?",
            [
                .. Readings.Values.Select(reading => new QuestionChoice(reading.Value, reading.Effect)),
                new(ScaleQuestions.EachFigure, "They are something else: each is asked about."),
            ]);

    static (int Letter, int Figure)? StepsOf(string cell)
    {
        var square = cell.Trim().ToUpperInvariant();
        if (char.IsAsciiDigit(square[0])) square = $"{square[1]}{square[0]}";
        var (letter, figure) = (square[0] - 'A' + 1, square[1] - '0');
        return letter <= Score.Highest && figure <= Score.Highest ? (letter, figure) : null;
    }

    [GeneratedRegex("^([A-F][1-6]|[1-6][A-F])$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Square();

    sealed record Reading(bool LettersAreLikelihood, bool AIsLowest, bool OneIsLowest)
    {
        public string Value => $"{(LettersAreLikelihood ? "likelihood" : "impact")}-{(AIsLowest ? "a" : "e")}-{(OneIsLowest ? "1" : "5")}";

        public string Effect
        {
            get
            {
                var (letters, figures) = LettersAreLikelihood ? ("likelihood", "impact") : ("impact", "likelihood");
                return $"The letter is the {letters}, {(AIsLowest ? "A" : "E")} the lowest; the figure the {figures}, "
                    + $"{(OneIsLowest ? 1 : 5)} the lowest.";
            }
        }
    }
}
