using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>What the first cells of a column look like.</summary>
internal sealed partial class ColumnSample
{
    const int MostCells = 60;
    const int MostRows = 400;
    const int MostShown = 3;
    const int LongestSquare = 3;
    const int LongestFactor = 24;
    const int LongestTreatment = 60;
    const int LongestMarking = 48;

    // The steps of a scale of impacts, in words.
    static readonly string[] StepWords =
    [
        "catastrophic", "critical", "severe", "extreme", "major", "significant", "serious", "substantial", "moderate", "medium", "minor",
        "low", "high", "very high", "very low", "negligible", "insignificant", "minimal",
    ];

    bool hasYesOrNo;

    public ColumnSample(SourceTable table, TablePart part, int index)
    {
        var shown = new List<string>();
        for (var at = part.First; at < Math.Min(part.End, part.First + MostRows) && Filled < MostCells; at++)
        {
            var cells = table.Rows[at].Cells;
            if (index >= cells.Count || TextKey.IsInvisible(cells[index]) || RowSigns.IsBar(table.Rows[at])) continue;
            var text = cells[index].Trim();
            Filled++;
            if (text.Length <= LongestFactor && Figure().IsMatch(text))
            {
                Figures++;
                if (text.Contains('%', StringComparison.Ordinal)) Percentages++;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var figure) && StatedScore.IsPossible(figure))
                Products++;
            else if (text.Length <= LongestFactor && Whole().IsMatch(text)) Products++;
            if (RowScores.IsNoScore(text)) Unscored++;
            else if (IsShortText(text) && !text.AsSpan().ContainsAnyInRange('0', '9')) Words++;
            if (text.Length <= LongestSquare && GridSquares.IsSquare(text)) Squares++;
            if (IsShortText(text)) Short++;
            if (text.Length <= LongestFactor && !text.Contains(' ', StringComparison.Ordinal)) Single++;
            if (IsCode(text)) Codes++;
            if (text is ['C' or 'c', ..] && ReferenceText.Read(text).Reference is not null) OwnReferences++;
            if (text.Length <= LongestMarking) CountFolded(text, TextKey.Of(text));
            MayHaveStatuses |= StatusNames.MaySayClosed(text);
            if (text.Length <= LongestTreatment && Treatment().Match(text) is { Success: true } treatment
                && TextKey.Of(treatment.Groups["word"].Value) is var word && (ResponseText.IsWordOfOne(word) || word == "monitor"))
                Treatments++;
            if (Guid.TryParse(text, out _)) Ids++;
            if (shown.Count < MostShown) AddOnce(shown, CellText.Shown(text));
        }

        Shown = shown;
    }

    void CountFolded(string text, string folded)
    {
        if (ExemptText.IsMarking(folded)) Markings++;
        else if (folded is "cabinet" or "national cabinet" or "council" or "board") Bodies++;
        if (text.Length > LongestFactor) return;
        if (ExemptText.YesOrNo(folded) is not null)
        {
            Answers++;
            hasYesOrNo = true;
        }
        else if (ItemLines.IsNone(text))
        {
            Answers++;
        }

        CountWord(WelshWords.InEnglish(folded));
    }

    void CountWord(string word)
    {
        if (StatusNames.IsWordOfOne(word)) Statuses++;
        if (StatusNames.IsClosedWord(word)) Closed++;
        if (word is "o" or "c" or "a" or "l" or "d") StatusInitials++;
        if (word is "o" or "c" or "d") TellingInitials++;
        if (ResponseText.IsWordOfOne(word)) Responses++;
        if (word is "terminated" or "removed") Ends++;
        if (KindText.Of(word) is { } kind)
        {
            Kinds++;
            if (kind == EntryKind.Opportunity && word.Length > 1 && HeadingNames.KindNamedIn(word) == kind) Opportunities++;
        }
        else if (LogTables.IsOfLog(word))
        {
            Kinds++;
            Others++;
        }

        if (KindText.OfSign(word) is not null) Signs++;
        if (word is "+" or "+ve") Pluses++;
        if (IsStepWord(word)) Steps++;
    }

    /// <summary>Whether a text is a code as references are: "R-07", "G1", "2.3".</summary>
    public static bool IsCode(string text) => text.Length <= 16 && Code().IsMatch(text);

    public static bool IsShortText(string text) => text.Length <= LongestFactor && text.AsSpan().Count(' ') <= 3;

    /// <summary>Whether a folded word is a step of a scale of impacts.</summary>
    public static bool IsStepWord(string word) => StepWords.Contains(word, StringComparer.Ordinal);

    static void AddOnce(List<string> shown, string text)
    {
        if (!shown.Contains(text, StringComparer.Ordinal)) shown.Add(text);
    }

    public int Filled { get; private set; }

    public IReadOnlyList<string> Shown { get; }

    int Figures { get; set; }

    int Percentages { get; set; }

    int Products { get; set; }

    int Squares { get; set; }

    int Unscored { get; set; }

    int Words { get; set; }

    int Short { get; set; }

    int Single { get; set; }

    int Codes { get; set; }

    int OwnReferences { get; set; }

    int Ids { get; set; }

    int Statuses { get; set; }

    int Closed { get; set; }

    int StatusInitials { get; set; }

    int TellingInitials { get; set; }

    int Answers { get; set; }

    int Kinds { get; set; }

    int Signs { get; set; }

    int Pluses { get; set; }

    int Opportunities { get; set; }

    int Others { get; set; }

    int Responses { get; set; }

    int Ends { get; set; }

    int Treatments { get; set; }

    int Steps { get; set; }

    int Markings { get; set; }

    int Bodies { get; set; }

    /// <summary>Most cells begin or end with a figure, as scores do.</summary>
    public bool HasFigures => Filled > 0 && Figures * 2 > Filled;

    public bool HasNoFigures => Figures == 0;

    /// <summary>There are figures, and all of them are percentages.</summary>
    public bool HasPercentages => Figures > 0 && Percentages == Figures;

    /// <summary>Every cell is a square of a matrix that has letters on one side, "B4", but for "N/A" and the like.</summary>
    public bool HasSquares => Squares > 0 && Squares + Unscored == Filled;

    /// <summary>
    /// Every cell is a product that the matrix has, alone or with its factors, but for "N/A" and "TBC", or other words beside more figures.
    /// </summary>
    public bool HasProducts => Products > 0
        && (Products + Unscored == Filled || (Products > Words + Unscored && Products + Words + Unscored == Filled));

    /// <summary>The same of figures of any kind: "4 x 3", "12 (high)".</summary>
    public bool HasScores => Figures > 0 && Figures * 2 > Filled - Unscored;

    /// <summary>Nothing but whole figures that scores can be.</summary>
    public bool HasOnlyProducts => Filled > 0 && Products == Filled;

    /// <summary>Short texts, as steps of a scale are.</summary>
    public bool IsShort => Filled > 0 && Short * 10 >= Filled * 9;

    /// <summary>Numbers or short codes with a number, as references are.</summary>
    public bool HasCodes => Filled > 0 && Codes * 10 >= Filled * 9;

    /// <summary>A cell is a number of the register: "CR7".</summary>
    public bool HasOwnReferences => OwnReferences > 0;

    public bool HasStatuses => Statuses > 0;

    /// <summary>A cell says, among other words, that its entry is closed or a proposal: "Closed – moved to BAU", "3. Closed".</summary>
    public bool MayHaveStatuses { get; private set; }

    /// <summary>Every cell is a letter of open and closed, or active, live and dormant; A and L alone are grades.</summary>
    public bool HasOnlyStatusInitials => TellingInitials > 0 && StatusInitials == Filled;

    /// <summary>Every cell is the status of an entry, and one says that it is closed.</summary>
    public bool HasOnlyStatuses => Closed > 0 && Statuses == Filled;

    /// <summary>The cells are short, and some say yes or no, or have a tick.</summary>
    public bool HasSomeAnswers => Answers > 0 && IsShort;

    /// <summary>Every cell does.</summary>
    public bool HasAnswers => Filled > 0 && Answers == Filled;

    /// <summary>Every cell does, or says that there is nothing to say, and not all of them that.</summary>
    public bool HasOnlyYesOrNo => HasAnswers && hasYesOrNo;

    /// <summary>A cell says who may see an entry: "Part II", "OFFICIAL-SENSITIVE".</summary>
    public bool HasSomeMarking => Markings > 0;

    /// <summary>Every cell does.</summary>
    public bool HasMarkings => Filled > 0 && Markings == Filled;

    /// <summary>Every cell does, or names who decides on it in private: "Public", "Cabinet".</summary>
    public bool HasMarkingsOrBodies => Markings > 0 && Markings + Bodies == Filled;

    /// <summary>Most cells say "risk", "opportunity" or the like.</summary>
    public bool HasKinds => Filled > 0 && Kinds * 2 > Filled;

    /// <summary>Every cell does, and some say "opportunity", or "issue" beside "risk", so that it can be nothing else.</summary>
    public bool HasOnlyKinds => Filled > 0 && Kinds == Filled && (Opportunities > 0 || (Others > 0 && Others < Kinds));

    /// <summary>Every cell is a plus or a minus.</summary>
    public bool HasSigns => Signs == Filled && Pluses > 0;

    /// <summary>Some cells are a plus.</summary>
    public bool HasPluses => Pluses > 0;

    /// <summary>Most cells say "treat", "tolerate" or the like, but for those that say that an entry is closed.</summary>
    public bool HasTreatments => Treatments > Closed && Treatments * 2 > Filled - Closed;

    /// <summary>Every cell says one of the responses, and nothing else.</summary>
    public bool HasOnlyResponses => Filled > 0 && Responses == Filled;

    /// <summary>A cell says "Terminated", which may be said of what is done with a risk, or of one that is no more.</summary>
    public bool HasEnded => Ends > 0;

    /// <summary>Some cells do, and every cell is one word.</summary>
    public bool HasTreatmentsAmongWords => Treatments > 0 && Single == Filled;

    /// <summary>Words such as "Major" and "Negligible", and hardly anything else.</summary>
    public bool HasSteps => Filled > 0 && Steps * 10 >= Filled * 9;

    public bool HasIds => Filled > 0 && Ids == Filled;

    // "4x4=16", "4 x 4", "16 (4x4)".
    [GeneratedRegex(@"^([1-6]\s*[x×*]\s*[1-6](\s*=\s*[0-9]{1,2})?|[0-9]{1,2}\s*[(=]\s*[1-6]\s*[x×*]\s*[1-6]\)?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^\(?[0-9]|[0-9]\)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Figure();

    // "Treat", "Treat / Tolerate", "Treat – by training", "Transferred to the trust", but not "Reduce opening hours".
    [GeneratedRegex(
        @"^((?<word>\p{L}+)(\s*[^\p{L}\p{N}\s].*)?|(?<word>[Tt]ransferred)\s+to\s.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Treatment();

    [GeneratedRegex(
        @"^[\p{L}]{0,6}[\s./_\-]?[0-9]{1,6}([./\-][0-9]{1,4}){0,2}[a-z]?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
