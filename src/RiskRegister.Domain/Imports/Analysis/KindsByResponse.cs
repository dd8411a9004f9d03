using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Rows that are taken for risks and have a response that only opportunities have, *Exploit* or *Enhance*: whether they are
/// opportunities is asked, once for each table.
/// </summary>
internal sealed class KindsByResponse(Decisions decisions)
{
    const string Opportunity = "opportunity";
    const int MostNamed = 8;

    static readonly FrozenSet<string> OnlyOfOpportunities =
        FrozenSet.ToFrozenSet(["exploit", "exploited", "exploiting", "enhance", "enhanced", "enhancing"], StringComparer.Ordinal);

    static readonly char[] Between = ['/', ',', ';', '\n', '(', ')', ':', '-', '–', '—', '&', '+'];

    public void Read(TableReading table)
    {
        if (table.Mapping?.Kind is not null) return;
        RowDraft[] drafts = [.. table.Drafts.Where(draft => IsOfOpportunity(draft) && IsTakenForRisk(draft))];
        if (drafts.Length == 0) return;
        var numbers = string.Join(", ", drafts.Take(MostNamed).Select(draft => draft.Number));
        var more = drafts.Length > MostNamed ? $" and {drafts.Length - MostNamed} more" : "";
        var words = string.Join(", ", drafts.Select(draft => $"\"{CellText.Shown(draft.TextOf(ImportField.Response))}\"")
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNamed));
        var (rows, say, they) = drafts.Length == 1 ? ("Row", "says", "is it an opportunity") : ("Rows", "say", "are they opportunities");
        var answer = decisions.Ask(new ImportQuestion(
            $"kinds-by-response:{Decisions.IdOf(table.Source.Title ?? "")}",
            ImportCodes.KindDisagrees,
            $"{rows} {numbers}{more} {say} {words}, which is a response to opportunities only, in a table that is taken for risks: {they}?",
            [
                new(Opportunity, "Rows with such a response are opportunities; the others are what the table is."),
                new("risk", "They are risks: the response is named and not read."),
            ],
            Opportunity, table.Source.Name, drafts[0].Number, drafts[0].HeadingOf(ImportField.Response)));
        if (answer != Opportunity) return;
        foreach (var draft in drafts) draft.SaidKind = EntryKind.Opportunity;
    }

    static bool IsTakenForRisk(RowDraft draft) => draft.SaidKind is null or EntryKind.Risk && draft.SaysNoKind;

    static bool IsOfOpportunity(RowDraft draft)
    {
        var cell = draft.TextOf(ImportField.Response);
        return (cell.Contains("exploit", StringComparison.OrdinalIgnoreCase) || cell.Contains("enhanc", StringComparison.OrdinalIgnoreCase))
            && cell.Split(Between).Any(part => OnlyOfOpportunities.Contains(TextKey.Of(part)));
    }
}
