namespace RiskRegister.Domain.Imports;

/// <summary>
/// "Likelihood", "Impact", "Score", "Controls", "Likelihood", "Impact", "Score": scores under the same headings, which nothing but their
/// order tells apart, twice or three times.
/// </summary>
internal sealed class RepeatedScores(
    IReadOnlyList<ColumnDraft> columns, HeadingNames names, Decisions decisions, SourceTable table, TablePart part)
{
    static readonly (QuestionChoice Choice, ScoreFamily[] Families)[] OfTwo =
    [
        (new("scoreFirst", "The first are the score before the actions, the second the residual score."),
            [ScoreFamily.Inherent, ScoreFamily.Residual]),
        (new("residualFirst", "The first are the residual score, the second the score before the actions."),
            [ScoreFamily.Residual, ScoreFamily.Inherent]),
    ];

    static readonly (QuestionChoice Choice, ScoreFamily[] Families)[] OfThree =
    [
        (new("scoreResidualTarget", "The first are the score before the actions, the second the residual score, the third the target."),
            [ScoreFamily.Inherent, ScoreFamily.Residual, ScoreFamily.Target]),
        (new("firstThird", "The first are the score before the actions, the third the residual score; the second are not kept."),
            [ScoreFamily.Inherent, ScoreFamily.None, ScoreFamily.Residual]),
        (new("secondThird", "The second are the score before the actions, the third the residual score; the first are not kept."),
            [ScoreFamily.None, ScoreFamily.Inherent, ScoreFamily.Residual]),
    ];

    static readonly (string Value, string Word)[] Places = [("firstOnly", "first"), ("secondOnly", "second"), ("thirdOnly", "third")];

    public void PartThem()
    {
        var scores = columns.Where(column => column is { IsMapped: false, Family: ScoreFamily.Plain, KindOfRows: null })
            .ToArray();
        scores = Array.FindAll(scores, column => !IsWordsBeside(column, scores));

        // "Risk score" and "Opportunity score" are not before and after.
        if (scores.Select(column => HeadingNames.KindOf(column.Name)).OfType<EntryKind>().Distinct().Count() > 1) return;
        if (columns.Any(column => column.Family is ScoreFamily.Inherent or ScoreFamily.Current or ScoreFamily.Residual)) return;
        if (GroupsOf(scores, 2) is { } two) Lay(scores, two, OfTwo, "twice");
        else if (GroupsOf(scores, 3) is { } three && !columns.Any(column => column.Family == ScoreFamily.Target))
            Lay(scores, three, OfThree, "three times");
    }

    // "RAG" beside "Score" says again what its figures say, and is no second score.
    static bool IsWordsBeside(ColumnDraft column, ColumnDraft[] scores) => column.Sample is { Filled: > 0, HasNoFigures: true }
        && Array.Exists(scores, other => other.Part == column.Part && other.Sample.HasFigures);

    static ColumnDraft[][]? GroupsOf(ColumnDraft[] scores, int count)
    {
        if (scores.Length < count || scores.Length % count != 0) return null;
        var groups = scores.Chunk(scores.Length / count).ToArray();
        var parts = groups[0].Select(column => column.Part).ToArray();
        return parts.Distinct().Count() == parts.Length
            && groups.All(group => group.Select(column => column.Part).SequenceEqual(parts)) ? groups : null;
    }

    // What the row above the headings calls each of them.
    string[] Above(ColumnDraft[][] groups)
    {
        if (part.Heading == 0) return [];
        var row = table.Rows[part.Heading - 1];
        var words = groups.Select(group => group.Select(column => TablePiece.CellOf(row, column.Index).Trim())
            .FirstOrDefault(text => text.Length > 0) ?? "").ToArray();
        return words.All(text => text.Length > 0) ? words : [];
    }

    // "Quarter 1" and "Quarter 2" are the same score at two times, of which the latest is how things stand.
    static (QuestionChoice Choice, ScoreFamily[] Families)[] OfTimes(int count) =>
    [
        .. Enumerable.Range(0, count).Select(at => (
            new QuestionChoice(Places[at].Value, $"The {Places[at].Word} are the score of today; those of other times are not kept."),
            Enumerable.Range(0, count).Select(other => other == at ? ScoreFamily.Residual : ScoreFamily.None).ToArray())),
    ];

    // "Target score", "Original score", "Current score" above them say which is which, in whatever order.
    void Lay(ColumnDraft[] scores, ColumnDraft[][] groups, (QuestionChoice Choice, ScoreFamily[] Families)[] ways, string howOften)
    {
        var above = Above(groups);
        var said = above.Select(word => names.MeaningOf(word)?.Family ?? ScoreFamily.None).ToArray();
        var areNamed = said.Length > 0 && said.Distinct().Count() == said.Length
            && Array.TrueForAll(said, family => family is not (ScoreFamily.None or ScoreFamily.Plain)
                && !columns.Any(column => column.Family == family));
        if (areNamed) Assign(groups, said);
        else Ask(scores, groups, ways, howOften, above, said);
    }

    void Ask(
        ColumnDraft[] scores,
        ColumnDraft[][] groups,
        (QuestionChoice Choice, ScoreFamily[] Families)[] ways,
        string howOften,
        string[] above,
        ScoreFamily[] said)
    {
        var proposed = Array.Find(ways, way => way.Families.SequenceEqual(said)) is { Choice: not null } same ? same : ways[0];
        if (above.Length > 0 && Array.TrueForAll(above, HeadingSigns.NamesAPeriod))
        {
            var ofTimes = OfTimes(above.Length);
            ways = [.. ofTimes, .. ways];
            proposed = PeriodNames.LatestOf(above) is { } latest ? ofTimes[latest] : default;
        }

        var words = above.Length == 0 ? "" : $" ({string.Join(", ", above.Select(text => $"\"{CellText.Shown(text)}\""))})";
        var answer = decisions.Ask(new ImportQuestion(
            $"repeated-scores:{Decisions.IdOf(table.Title ?? "")}",
            ImportCodes.ScoresUnclear,
            $"{string.Join(", ", groups[0].Select(column => $"\"{column.Name}\""))} stand there {howOften} under the same headings"
            + $"{words}: which are the score before the actions, and the residual score after them?",
            [.. ways.Select(way => way.Choice)],
            proposed.Choice?.Value, table.Name, table.Rows[part.Heading].Number, groups[1][0].Name), columns);
        Assign(groups, Array.Find(ways, way => way.Choice.Value == answer).Families ?? proposed.Families ?? ways[0].Families);
        if (answer is not null) return;
        foreach (var column in scores) column.Sureness = Sureness.Unsure;
    }

    static void Assign(ColumnDraft[][] groups, ScoreFamily[] families)
    {
        foreach (var (group, family) in groups.Zip(families))
        {
            foreach (var column in group)
            {
                if (family == ScoreFamily.None) column.Ignore("Other columns are the scores that are kept.");
                else column.Family = family;
            }
        }
    }
}
