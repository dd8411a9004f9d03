namespace RiskRegister.Domain.Imports;

/// <summary>The question what an uncertain row is about, and what its answer means.</summary>
internal sealed class TitleQuestions(IReadOnlyList<ImportedRow> rows, Decisions decisions)
{
    const string Same = "same";
    const string New = "new";
    const string Replace = "replace";

    const double AllButTheSame = 0.8;

    readonly string[] ids = IdsOf(rows);

    /// <summary>What the row is about, where that was answered.</summary>
    public RowMatch? AnswerTo(UncertainRow row)
    {
        var answer = decisions.Mapping.Answers.GetValueOrDefault(ids[row.At]);
        if (answer is null || !ChoicesOf(row).Any(choice => choice.Value == answer)) return null;
        Ask(row, isNearest: false);
        return answer switch
        {
            New => default(RowMatch),
            Replace => new RowMatch(row.Numbered, ByNumberOf(row.Row)) { IsReplacing = true },
            Same when row.Numbered is { } numbered => new RowMatch(numbered, ByNumberOf(row.Row)),
            _ => new RowMatch(Offered(row).First(entry => ValueOf(row, entry) == answer), MatchBy.Answer),
        };
    }

    /// <param name="row">Without what other answers have settled.</param>
    /// <param name="isNearest">Whether no other row is as near to what it is nearest to.</param>
    public void Ask(UncertainRow row, bool isNearest) => decisions.Ask(new ImportQuestion(
        ids[row.At], row.Near.Count == 0 ? ImportCodes.ReferenceReused : ImportCodes.TitleNear, TextOf(row), [.. ChoicesOf(row)],
        isNearest ? ProposedOf(row) : null, row.Row.Table, row.Row.Number));

    static string TextOf(UncertainRow row)
    {
        var title = $"\"{CellText.Shown(row.Row.Title)}\"";
        var names = string.Join(
            ", ", row.Near.Select(near => $"{Quoted(near.Entry)} ({RowMatching.NameOf(near.Entry)}{Closed(near.Entry)})"));
        if (row.Numbered is { } numbered)
        {
            var reused = $"{NumberOf(row.Row)} is {Quoted(numbered)} here and {title} in the file";
            return row.Near.Count == 0
                ? $"{reused}: is it the same, renamed, or something new?"
                : $"{reused}, which is more like {names}: which is it?";
        }

        if (row.Sharing.Count > 0)
        {
            var all = string.Join(", ", Offered(row).Select(entry => $"{Quoted(entry)} ({RowMatching.NameOf(entry)}{Closed(entry)})"));
            return $"{title} has the number {NumberOf(row.Row)} in the file, which {row.Sharing.Count} entries have here. "
                + $"Is it something new, or one of these: {all}?";
        }

        if (row.Near is not [var (only, _)]) return $"{title} may be {names}: which is it?";
        var begins = only.Status == EntryStatus.Closed && MatchableEntries.HasNumberOf(row.Row, only)
            ? $"{NumberOf(row.Row)} is {names} here and {title} in the file" : $"{title} is nearly {names}";
        return $"{begins}: {(IsReturning(row, only) ? "does it come back?" : "is it the same, reworded?")}";
    }

    static string Closed(EntryState entry) => entry.Status != EntryStatus.Closed ? ""
        : entry.Exempt is null ? ", which is closed" : ", which is closed and exempt";

    static bool IsReturning(UncertainRow row, EntryState entry) =>
        entry.Status == EntryStatus.Closed && row.Row.Status != RowStatus.Closed;

    static IEnumerable<QuestionChoice> ChoicesOf(UncertainRow row)
    {
        if (row.Numbered is not { } numbered)
        {
            foreach (var entry in Offered(row)) yield return new(ValueOf(row, entry), AboutOf(row, entry));
            yield return new(New, "The row is something new.");
            yield break;
        }

        var (name, number) = (RowMatching.NameOf(numbered), NumberOf(row.Row));
        yield return new(Same, AboutOf(row, numbered));
        foreach (var (entry, _) in row.Near)
        {
            yield return new(
                ValueOf(row, entry),
                IsReturning(row, entry) ? AboutOf(row, entry)
                    : $"The row is about {RowMatching.NameOf(entry)}, which gets its title and the number {number}.");
        }

        yield return new(Replace, $"{name} as it is here is closed, and something new has the number {number}.");

        // Of the register's own numbers each is one entry's.
        if (row.Row.Reference is null) yield return new(New, $"The row is something new, and {name} is not touched by it.");
    }

    static IEnumerable<EntryState> Offered(UncertainRow row) =>
        row.Near.Select(near => near.Entry).Concat(row.Sharing.Take(UncertainRow.MostOffered)).DistinctBy(entry => entry.Id);

    // A title that is all but the same, and more so than any other, is most likely meant; a closed one where the number is, too.
    static string? ProposedOf(UncertainRow row) => row.Near switch
    {
        [] => row.Sharing.Count > 0 && row.Sharing.All(entry => LikenessTo(row, entry) == 0) ? New : null,
        [{ Likeness: < AllButTheSame }, ..] => null,
        [{ Entry.Status: EntryStatus.Closed } best, ..] when !MatchableEntries.HasNumberOf(row.Row, best.Entry) => null,
        [var best, var next, ..] when best.Likeness == next.Likeness => null,
        [var best, ..] => ValueOf(row, best.Entry),
    };

    static double LikenessTo(UncertainRow row, EntryState entry) =>
        TitleWords.Likeness(TitleWords.Telling(row.Row.Title), TitleWords.Telling(entry.Title));

    static string AboutOf(UncertainRow row, EntryState entry) =>
        IsReturning(row, entry)
            ? $"{RowMatching.NameOf(entry)} is reopened, with its history{(entry.Exempt is null ? "" : ", and stays exempt")}."
            : entry.Status == EntryStatus.Closed
                ? $"The row is about {RowMatching.NameOf(entry)}, which stays closed as it is{TitleKept(row, entry)}."
            : $"The row is about {RowMatching.NameOf(entry)}, whose title changes.";

    static string TitleKept(UncertainRow row, EntryState entry) =>
        TextKey.OfTitle(row.Row.Title) == TextKey.OfTitle(entry.Title) ? "" : ", without the title that the file has";

    static string Quoted(EntryState entry) => $"\"{CellText.Shown(entry.Title)}\"";

    static string ValueOf(UncertainRow row, EntryState entry) =>
        row.Same?.Id == entry.Id ? Same
        : entry.Reference is { } reference && !row.Shared.Contains(reference) ? reference.ToString()
        : entry.Id.ToString();

    static string NumberOf(ImportedRow row) => row.Reference?.ToString() ?? CellText.Shown(row.SourceReference?.Value ?? "");

    static MatchBy ByNumberOf(ImportedRow row) => row.Reference is null ? MatchBy.Source : MatchBy.Reference;

    // Rows that share a title are counted, so that each has a question of its own.
    static string[] IdsOf(IReadOnlyList<ImportedRow> rows)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. rows.Select(IdOf)];

        string IdOf(ImportedRow row)
        {
            var id = $"{ImportPlanner.SameTitle}{MappingText.NameOf(row.Kind)}:{Decisions.IdOf(row.Title)}";
            var count = counts[id] = counts.GetValueOrDefault(id) + 1;
            return count == 1 ? id : $"{id}:{count}";
        }
    }
}
