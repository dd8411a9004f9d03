namespace RiskRegister.Domain.Imports;

/// <summary>Asks what a value is that is no step of the matrix.</summary>
internal static class ScaleQuestions
{
    /// <summary>The answer that a value is no step, as "Risk not active" is none: it counts as an empty cell.</summary>
    public const string None = "none";

    static readonly QuestionChoice NoScore = new(None, "It is no score: the cell counts as empty.");

    static readonly QuestionChoice[] Steps = [
        .. Enumerable.Range(Score.Lowest, Score.Highest).Select(step => new QuestionChoice($"{step}", $"It is {step} of 5.")), NoScore];

    static readonly QuestionChoice[] Cells =
    [
        .. from impact in Enumerable.Range(Score.Lowest, Score.Highest)
           from likelihood in Enumerable.Range(Score.Lowest, Score.Highest)
           let score = new Score(impact, likelihood)
           select new QuestionChoice($"{impact} x {likelihood}", $"It is impact {impact} and likelihood {likelihood}: {score.Value}."),
        NoScore,
    ];

    /// <summary>Begins the id of the question whether the figures of a heading's own scale count as they are.</summary>
    public const string OwnScale = "own-scale:";

    const string OwnWords = "own-words:";
    const string Beyond = "beyond:";
    const string Mistake = "mistake";
    const int MostShown = 12;

    const string StepWords = "step-words:";
    const string Before = " < ";

    /// <summary>The answer that the words which the matrix has mean its steps.</summary>
    public const string OfMatrix = "matrix";

    /// <summary>The answer that they do not.</summary>
    public const string EachFigure = "each";

    const string AsWritten = "asWritten";

    /// <summary>Whether the mapping says what the file's scales mean, so that nothing is to be asked of them.</summary>
    public static bool AreSaid(ImportMapping mapping) => mapping.Scales is var scales
        && (scales.Impact.Count > 0 || scales.Likelihood.Count > 0 || scales.Score.Count > 0);

    /// <summary>Whether figures count as they are, although something says that their scale is another one.</summary>
    public static ImportQuestion OfOwn(string name, string says, string table, int? row, string? column) => new(
        $"{OwnScale}{Decisions.IdOf(name)}",
        ImportCodes.ScaleUnclear,
        $"{says}, and the matrix has five steps, of which 5 is the highest: do the figures count as they are?",
        [
            new(AsWritten, "The figures count as they are, 1 to 5; what is no step of the matrix is asked about."),
            new(EachFigure, "Each figure of the file's scales is asked about, unless the mapping's scales say it."),
        ],
        null, table, row, column);

    /// <summary>Asked once of a scale: whether its figures count where the words beside them are other steps of the matrix.</summary>
    public static ImportQuestion OfWords(string scale, string value) => new(
        $"{OwnWords}{scale}",
        ImportCodes.ScaleUnclear,
        $"In \"{CellText.Shown(value)}\" the word is another step of the {scale} here than the figure: do the figures count?",
        [
            new(AsWritten, "The figures count, 1 to 5: the file has words of its own for them."),
            new(EachFigure, "Each such value is asked about."),
        ]);

    /// <summary>Asked once of a scale in words that differ from those of the matrix: what they are.</summary>
    /// <param name="words">All of them, from the lowest, as the file writes them.</param>
    /// <param name="known">What the matrix has: "Minor is 2".</param>
    /// <param name="order">The answer that they are 1 to 5 in this order; null where they cannot be.</param>
    public static ImportQuestion OfStepWords(
        string scale, string[] words, string[] known, string? order, string? proposed, string table) => new(
        $"{StepWords}{scale}",
        ImportCodes.ScaleUnclear,
        $"The words of the {scale} in the file are, from the lowest: {string.Join(", ", words)}. They differ from those of the "
            + "matrix, and in a scale of the file's own any may be another step: which are they?",
        [
            .. order is null ? [] : new[] { new QuestionChoice(order, $"They are 1 to {words.Length}, in this order.") },
            new(OfMatrix, $"{string.Join(", ", known)}, as the matrix has it; the others are asked about."),
            new(EachFigure, "Each of the words is asked about."),
        ],
        proposed, table);

    /// <summary>Words from the lowest, folded, as an answer has them.</summary>
    public static string OrderOf(string[] words) => string.Join(Before, words);

    /// <summary>The steps of the words of which it was answered that they are all of a scale, in their order.</summary>
    public static IEnumerable<(string Word, int Step)> OrderedWords(ImportMapping mapping, string scale) =>
        mapping.Answers.GetValueOrDefault($"{StepWords}{scale}") is { } order && order.Split(Before) is { Length: Score.Highest } words
            ? words.Select((word, at) => (word, at + 1)) : [];

    /// <summary>Whether it was answered that no word of a scale means what the matrix calls so.</summary>
    public static bool HasOwnNames(ImportMapping mapping, string scale) =>
        mapping.Answers.GetValueOrDefault($"{StepWords}{scale}") is { } answer and not OfMatrix
            && (answer == EachFigure || answer.Contains(Before, StringComparison.Ordinal));

    /// <summary>Asked once of a scale: whether a figure that the matrix has not is a mistake, or one of another scale.</summary>
    public static ImportQuestion OfBeyond(string scale, string value) => new(
        BeyondOf(scale),
        ImportCodes.ScoreImpossible,
        $"\"{CellText.Shown(value)}\" is no {scale} that the matrix has: is it a mistake, or has the file another scale?",
        [
            new(Mistake, "It is a mistake: what it should be is asked, and the other figures count as they are."),
            new(EachFigure, "The file has another scale: each of its figures is asked about, unless the mapping's scales say it."),
        ]);

    /// <summary>Asked once of a scale: which steps its shares, bands or sums are. Another table of theirs answers it as well.</summary>
    /// <param name="first">What would be asked of the first of them.</param>
    public static ImportQuestion OfAll(
        string scale, IEnumerable<string> values, IEnumerable<QuestionChoice> choices, string? proposed, ImportQuestion first)
    {
        var shown = string.Join(", ", values.Take(MostShown).Select(value => $"\"{CellText.Shown(value)}\""));
        return first with
        {
            Id = BeyondOf(scale),
            Text = $"The {scale} is given as {shown}, and the matrix has 1 to 5: which step is which?",
            Choices = [.. choices, new(EachFigure, "Each value is asked about, unless the mapping's scales say it.")],
            Proposed = proposed,
        };
    }

    /// <summary>The id of the question what values beyond the matrix are.</summary>
    public static string BeyondOf(string scale) => $"{Beyond}{scale}";

    /// <summary>What was answered to it.</summary>
    public static string? BeyondSaid(ImportMapping mapping, string scale) => mapping.Answers.GetValueOrDefault(BeyondOf(scale));

    /// <summary>Whether it was answered which steps all values of a factor are, however far its scale goes.</summary>
    public static bool IsTold(ImportMapping mapping, ImportField? factor)
    {
        var said = factor switch
        {
            ImportField.Impact => BeyondSaid(mapping, "impact"),
            ImportField.Likelihood => BeyondSaid(mapping, "likelihood"),
            _ => null,
        };
        return WholeScale.Of(said) is not null || ScaleTable.Of(said).Count > 0;
    }

    /// <summary>Whether it was answered that figures which the matrix has not are mistakes; null where it was not.</summary>
    public static bool? AreMistakes(ImportMapping mapping, string scale) => BeyondSaid(mapping, scale) switch
    {
        null => null,
        Mistake => true,
        EachFigure => false,
        var said when WholeScale.Of(said) is { } whole => whole.Sign.Length > 0,
        var said when ScaleTable.Of(said) is { Count: > 0 } table => !table.Keys.Any(FactorScale.IsBeyond),
        _ => null,
    };

    /// <summary>Whether it was answered that the figures of a scale count, and not the words.</summary>
    public static bool AreOwnWords(ImportMapping mapping, string scale) =>
        mapping.Answers.GetValueOrDefault($"{OwnWords}{scale}") == AsWritten;

    /// <summary>The id of the question what a value is: all of it, for the answer is looked up by the value.</summary>
    public static string IdOf(string scale, string value) => $"{scale}:{TextKey.Of(value)}";

    /// <summary>The value that such an id asks about, folded; null where it is no question about that scale.</summary>
    public static string? ValueIn(string id, string scale) =>
        id.StartsWith(scale, StringComparison.Ordinal) && id.AsSpan(scale.Length) is [':', ..] ? id[(scale.Length + 1)..] : null;

    public static ImportQuestion Of(string scale, string value, string code, string fault) => new(
        IdOf(scale, value),
        code,
        scale == "score"
            ? $"{fault} Which cell of the matrix is \"{CellText.Shown(value)}\"?"
            : $"\"{CellText.Shown(value)}\" is no {scale} of 1 to 5, nor the name of one: which step is it?",
        scale == "score" ? Cells : Steps);
}
