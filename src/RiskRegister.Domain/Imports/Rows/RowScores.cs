using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads the scores of rows.</summary>
internal sealed partial class RowScores(RegisterSettings settings, ImportMapping mapping)
{
    const int LongestUnscore = 40;

    static readonly string[] Unscores =
    [
        "tbc", "tbd", "tba", "to be confirmed", "to be determined", "to be assessed", "to be scored", "not scored", "not yet scored",
        "unscored", "not assessed", "not yet assessed", "unassessed", "?", "to be rated", "not rated", "not yet rated", "unrated",
        "awaiting assessment", "awaiting score", "awaiting scoring", "not known", "not yet known", "unknown",
    ];

    readonly ScoreText scores = new(settings.Matrix, mapping);
    readonly AssumedText assumed = new(settings.Labels);
    readonly RememberedCells<string> orderAssumed = new(cell =>
        $"\"{CellText.Shown(cell)}\" is read with the impact first, for the heading does not say which is.");
    readonly RememberedCells<string> columnsFollowed = new(cell =>
        $"\"{CellText.Shown(cell)}\" is read with the likelihood first, as in the other columns, for the heading does not say which is.");

    readonly RememberedCells<string> otherProduct = new(cell =>
        $"\"{CellText.Shown(cell)}\" is not kept: impact and likelihood, as it was said what their values mean, give another score.");
    readonly RememberedCells<ScoreRemark> remarks = new(ScoreRemark.Of);
    readonly WordedProducts worded = new();
    readonly HashSet<string> formulas = [];
    readonly bool areDoubtedNone = mapping.Answers.GetValueOrDefault(ScoreRemark.Doubted) == ScoreRemark.None;
    bool areWordsSure;

    public ScaleMapping Scales => scores.Scales;

    public ScaleTally Tally { get; } = new();

    public void Join(RowScores apart)
    {
        Tally.Join(apart.Tally);
        worded.Join(apart.worded);
        scores.Join(apart.scores);
        areWordsSure |= apart.areWordsSure;
    }

    /// <summary>Proposes the steps of words that the figures beside them tell.</summary>
    public void ProposeSteps(Decisions decisions) => worded.Propose(decisions, scores.StepsOf);

    /// <summary>Asks about words that may be those of the file's own scale, where no product shows that they are the matrix's.</summary>
    public void AskAboutWords(string table, IReadOnlyList<ScaleKey> keys, Decisions decisions)
    {
        if (!areWordsSure && !ScaleQuestions.AreSaid(mapping)) scores.AskAboutWords(table, keys, decisions);
    }

    public Cell<StatedScore?>? Inherent(RowCells cells) => Read(cells, ImportField.Score, ImportField.Impact, ImportField.Likelihood);

    public Cell<StatedScore?>? Residual(RowCells cells) =>
        Read(cells, ImportField.ResidualScore, ImportField.ResidualImpact, ImportField.ResidualLikelihood);

    public Cell<StatedScore?>? Target(RowCells cells) =>
        Read(cells, ImportField.TargetScore, ImportField.TargetImpact, ImportField.TargetLikelihood);

    Cell<StatedScore?>? Read(RowCells cells, ImportField product, ImportField impact, ImportField likelihood)
    {
        var draft = cells.Draft;
        var field = draft.Has(product) ? product : draft.Has(impact) ? impact : likelihood;
        if (!draft.Has(field)) return null;
        var column = draft.HeadingOf(field);
        var (impactText, likelihoodText) = (Scored(cells, impact), Scored(cells, likelihood));
        var productText = product == ImportField.TargetScore && !draft.Has(ImportField.TargetDate)
            && TargetText.Of(cells.TextOrEmpty(product)) is (var target, _)
                ? target : Product(cells, product, impact, likelihood);
        if (IsDate(product) || IsDate(impact) || IsDate(likelihood))
        {
            RefuseDate(cells, column, productText + impactText + likelihoodText);
            return new(null, column);
        }

        // Factors that are marked as assumed state nothing but their product.
        var mark = assumed.Read(cells.TextOrEmpty(ImportField.Assumed), product);
        if (mark is not null && IsFactor(impactText, mark.Impact) && IsFactor(likelihoodText, mark.Likelihood))
        {
            if (productText.Length == 0) productText = mark.Value.ToString(CultureInfo.InvariantCulture);
            (impactText, likelihoodText) = ("", "");
        }

        if (productText.Length == 0 && (impactText.Length == 0) != (likelihoodText.Length == 0) && !draft.IsOfOwnExport)
        {
            var (said, of, lacks) = impactText.Length > 0 ? (impactText, impact, likelihood) : (likelihoodText, likelihood, impact);
            cells.Report(draft.HeadingOf(of), ImportCodes.ScoreMissing, $"\"{CellText.Shown(said)}\" stands alone, without "
                + $"\"{CellText.Shown(draft.HeadingOf(lacks))}\": no score is read.");
            return IsAnyKept() ? null : new(null, column);
        }

        if (productText.Length == 0 && (impactText.Length == 0 || likelihoodText.Length == 0) && IsAnyKept()) return null;

        var isFollowed = draft.Layout.IsOrderAssumed(product);
        var reading = scores.Read(productText, impactText, likelihoodText, draft.Layout.OrderOf(product), isFollowed);
        if (reading.Disagreeing is { } disagreeing && draft.IsOfOwnExport) return new(disagreeing, column);
        areWordsSure |= reading is { Score: not null, HasOtherProduct: false } && impactText.Length > 1 && likelihoodText.Length > 1
            && int.TryParse(productText, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        Tally.Count(productText, impactText, likelihoodText, reading.Score);
        if (reading.IsOrderAssumed && reading.Score is not null)
            cells.Report(column, ImportCodes.OrderAssumed, (isFollowed ? columnsFollowed : orderAssumed).Of(productText));

        if (reading is { HasOtherProduct: true, Score: not null })
            cells.Report(column, ImportCodes.ScoreRescaled, otherProduct.Of(productText));
        if (reading.Fault is not null)
            Refuse(cells, reading, new(column, HeadingOf(impact), HeadingOf(likelihood)), productText, impactText, likelihoodText);
        return new(reading.Score is { Impact: null } bare && bare.Value == mark?.Value ? mark : reading.Score, column);

        string HeadingOf(ImportField factor) => draft.Has(factor) ? draft.HeadingOf(factor) : column;

        bool IsAnyKept() => IsKept(product) || IsKept(impact) || IsKept(likelihood);

        bool IsKept(ImportField each) =>
            !draft.IsBlank(each) && KeptText.Of(draft.TextOf(each), each, draft.IsOfOwnExport) != KeptMeaning.None;

        bool IsDate(ImportField each) => cells.RemarkOf(each).Is(CellMarks.Date);
    }

    // A file that was saved with its formulas, and not what they give, has that in the columns beside it or not at all.
    string Product(RowCells cells, ImportField product, ImportField impact, ImportField likelihood)
    {
        var cell = Scored(cells, product);
        if (!IsFormula(cell)) return cell;
        var (draft, column) = (cells.Draft, cells.Draft.HeadingOf(product));
        if (!draft.Has(impact) || !draft.Has(likelihood))
        {
            cells.Refuse(column, ImportCodes.ScoreUnreadable, $"\"{CellText.Shown(cell)}\" is a formula, and not what it gives: save the "
                + "file from the program that it was made with, so that figures stand there.");
        }
        else if (formulas.Add(column))
        {
            cells.Report(column, ImportCodes.ScoreIsFormula, $"\"{CellText.Shown(cell)}\" is a formula, and not what it gives: in this "
                + "column such are passed over, and a score is impact times likelihood.");
        }

        return "";
    }

    static bool IsFormula(string cell) => cell is ['=', _, _, ..] && Formula().IsMatch(cell);

    string Scored(RowCells cells, ImportField field)
    {
        var cell = Scored(cells.TextOrEmpty(field));
        if (!ScoreRemark.MayBeIn(cell) || scores.IsMapped(cell)) return cell;
        var remark = remarks.Of(cell);
        if (remark.Said is { } said) cells.Report(cells.Draft.HeadingOf(field), ImportCodes.ScoreRemarked, said);
        if (!remark.IsDoubted) return remark.Score;
        if (areDoubtedNone) return "";
        if (cells.Ask(cells.Draft.HeadingOf(field), ScoreRemark.Ask(cell)) is null) cells.RefuseUntilAnswered();
        return remark.Score;
    }

    // "TBC" and "-" are no scores, and what becomes of a row without one is asked; "Closed" is none, and says how the entry stands.
    string Scored(string cell) => cell.Length > 0 && (IsNoScore(cell) || scores.IsUnscored(cell)) ? "" : cell;

    // No such word begins with a figure, as most scores do.
    internal static bool IsNoScore(string cell) => !char.IsAsciiDigit(cell[0])
        && (ItemLines.IsNone(cell) || ClosedWords.IsMark(cell)
            || (cell.Length <= LongestUnscore && Unscores.Contains(TextKey.Of(cell), StringComparer.Ordinal)));

    static bool IsFactor(string cell, int? factor) => cell.AsSpan().Trim() is [var figure] && figure - '0' == factor;

    void Refuse(RowCells cells, ScoreText.Reading reading, ScoreHeadingsOfRow headings, params ReadOnlySpan<string> texts)
    {
        var column = headings.Score;
        var given = new List<string>();
        foreach (var text in texts)
        {
            if (text.Length > 0) given.Add(CellText.Shown(text));
        }

        var shown = string.Join(", ", given);
        if (reading.Fault == ImportCodes.ScoreIsDate)
        {
            RefuseDate(cells, column, shown);
            return;
        }

        var message = reading.Fault switch
        {
            ImportCodes.ScoreImpossible => $"\"{shown}\" is no cell of a matrix of impact 1 to 5 and likelihood 1 to 5.",
            ImportCodes.ScoreDisagrees when reading.Value is { } figure => $"Impact, likelihood and score do not agree: \"{shown}\", and "
                + $"{CellText.Shown(figure)} is no cell of a matrix of 5 by 5. Where the score is no product, a mapping can "
                + "leave its column "
                + "unread.",
            ImportCodes.ScoreDisagrees => $"Impact, likelihood and score do not agree: \"{shown}\". Where the score is no "
                + "product of the two, a mapping can leave its column unread.",
            _ => $"\"{shown}\" is no score: write 16, or 4 x 4 = 16 with the impact first.",
        };
        if (reading is { Fault: ImportCodes.ScoreDisagrees, Scale: "impact" or "likelihood", Value: { } contrary })
        {
            AskAboutWords(cells, headings.Of(reading.Scale), reading.Scale, contrary, message);
            if (reading.LikelihoodFault == ImportCodes.ScoreDisagrees)
                AskAboutWords(cells, headings.Likelihood, "likelihood", reading.Likelihood!, message);
            return;
        }

        if (reading is not { Scale: { } scale, Value: { Length: > 0 and <= MappingRules.Value } value }
            || reading.Fault == ImportCodes.ScoreDisagrees || scores.IsUnscored(value))
        {
            cells.Refuse(column, reading.Fault!, message);
            return;
        }

        foreach (var text in texts)
        {
            // "Medium", and on the next line "Low": what the row is comes first.
            if (cells.MayBeSeveral && text.AsSpan().Trim().Contains('\n'))
            {
                cells.RefuseUntilAnswered();
                return;
            }

            if (!AreSeveral(text)) continue;
            cells.Refuse(column, ImportCodes.ScoreUnreadable, $"\"{CellText.Shown(text)}\" is several figures in one cell: where the "
                + "row is about several entries, write a row for each, with its own scores.");
            return;
        }

        cells.RefuseUntilAnswered();
        if (IsKnown(cells, headings.Of(scale), scale, value))
        {
            if (scale != "score") worded.Add(texts[0], texts[1], texts[2]);
            var squares = scale == "score" ? GridSquares.Ask(cells.Mapping, value, reading.Fault!) : null;
            cells.Ask(headings.Of(scale), squares ?? ScaleQuestions.Of(scale, value, reading.Fault!, message));
        }

        var likelihood = reading.Likelihood ?? "";
        var isAskedToo = reading.LikelihoodFault is not (null or ImportCodes.ScoreDisagrees);
        if (isAskedToo && likelihood.Length is > 0 and <= MappingRules.Value
            && IsKnown(cells, headings.Likelihood, "likelihood", likelihood))
            cells.Ask(headings.Likelihood, ScaleQuestions.Of("likelihood", likelihood, reading.LikelihoodFault!, message));
    }

    // "4", and on the next line "2".
    static bool AreSeveral(string text) => text.AsSpan().Trim().Contains('\n')
        && text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .All(line => ScoreFigures.IsProduct(line, out _));

    // Whether it is known what a figure is that the matrix has not, be it a mistake or of another scale; else that is asked.
    bool IsKnown(RowCells cells, string column, string scale, string value) =>
        !scores.IsUnclear(scale, value) || cells.Ask(column, ScaleQuestions.OfBeyond(scale, value)) is not null;

    static void AskAboutWords(RowCells cells, string column, string scale, string value, string message)
    {
        cells.RefuseUntilAnswered();
        if (cells.Ask(column, ScaleQuestions.OfWords(scale, value)) == ScaleQuestions.EachFigure)
            cells.Ask(column, ScaleQuestions.Of(scale, value, ImportCodes.ScoreDisagrees, message));
    }

    /// <summary>Below which headings a row says a score and its factors; those of the score where the factors stand in it.</summary>
    readonly record struct ScoreHeadingsOfRow(string Score, string Impact, string Likelihood)
    {
        public string Of(string scale) => scale switch { "impact" => Impact, "likelihood" => Likelihood, _ => Score };
    }

    static void RefuseDate(RowCells cells, string column, string shown) => cells.Refuse(column, ImportCodes.ScoreIsDate,
        $"\"{CellText.Shown(shown)}\" is a date, not a score: a spreadsheet makes one of 4/5. Write 4 x 5 in a cell formatted as text.");

    /// <summary>
    /// An entry has two scores; what a row does not say is assumed only where somebody said so. Null where a row without a score is to be
    /// passed over.
    /// </summary>
    public ImportedRow? WithWhatIsMissing(RowCells cells, ImportedRow row)
    {
        if (cells.IsRefused || row.IsRefused) return row;
        var (hasScore, hasResidual) = (row.Score?.Value is not null, row.ResidualScore?.Value is not null);
        if ((hasScore && hasResidual) || IsKept(row.Score, [ImportField.Score, ImportField.Impact, ImportField.Likelihood])
            || IsKept(row.ResidualScore, [ImportField.ResidualScore, ImportField.ResidualImpact, ImportField.ResidualLikelihood]))
            return row;
        if (!hasScore && !hasResidual) return Unscored(cells, row);
        if (row.Status == RowStatus.Closed) return row;
        if (ScoreRoles.AskSingleRow(cells.Decisions, cells.Draft, hasScore) is null) cells.RefuseUntilAnswered();
        return row;

        // There are cells of it, and none was read because they say that nothing changed.
        bool IsKept(Cell<StatedScore?>? score, ImportField[] fields) => score is null && cells.Draft.HasAny(fields);
    }

    ImportedRow? Unscored(RowCells cells, ImportedRow row)
    {
        var draft = cells.Draft;
        if (!draft.Layout.HasAnyScore || row.Status is RowStatus.Proposed or RowStatus.Closed)
            return row with { Score = null, ResidualScore = null };
        if (mapping.UnscoredRows is null)
        {
            cells.RefuseUntilAnswered();
            cells.Ask(row.ResidualScore?.Column ?? row.Score?.Column, new ImportQuestion(
                "unscored-rows",
                ImportCodes.ScoreMissing,
                $"An entry can't be without a score, and row {draft.Number}, \"{CellText.Shown(row.Title)}\", has none: what becomes of "
                + "such rows?",
                [
                    new("propose", "They become proposals, to be scored and accepted; an entry that is there keeps its scores."),
                    new("leaveOut", "They are passed over."),
                ],
                "propose"));
        }

        draft.IsLeftUnscored = mapping.UnscoredRows == UnscoredMeaning.LeaveOut;
        return draft.IsLeftUnscored ? null : row with { Score = null, ResidualScore = null };
    }

    // "=D3*E3", "=PRODUCT(D3:E3)", but not "= 16".
    [GeneratedRegex(
        @"^=\s*[-+(]*('?[A-Za-z][A-Za-z0-9 ._-]*'?!)?"
            + @"(\$?[A-Za-z]{1,3}\$?[0-9]{1,7}\s*([-+*/:;,)]|$)|[A-Za-z]{2,20}\()",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Formula();
}
