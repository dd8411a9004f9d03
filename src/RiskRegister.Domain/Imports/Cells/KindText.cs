namespace RiskRegister.Domain.Imports;

/// <summary>Reads what a kind column says.</summary>
internal static class KindText
{
    public static (EntryKind? Kind, bool IsLeftOut) Read(string cell, Decisions decisions, RowDraft draft, string column)
    {
        var word = TextKey.Of(cell);
        foreach (var (value, kind) in decisions.Mapping.Kinds)
        {
            if (TextKey.Of(value) == word) return (kind, false);
        }

        switch (WelshWords.InEnglish(word))
        {
            case "risk" or "r" or "threat" or "t" or "negative": return (EntryKind.Risk, false);
            case "opportunity" or "o" or "opp" or "positive": return (EntryKind.Opportunity, false);
        }

        var answer = decisions.Ask(new ImportQuestion(
            $"kind:{Decisions.IdOf(cell)}",
            ImportCodes.KindUnreadable,
            $"\"{CellText.Shown(cell)}\" is neither risk nor opportunity: what is it?",
            [new("risk", "A risk."), new("opportunity", "An opportunity."), new("leaveOut", "Neither: such rows are passed over.")],
            null, draft.Table, draft.Number, column));
        return answer switch
        {
            "risk" => (EntryKind.Risk, false),
            "opportunity" => (EntryKind.Opportunity, false),
            "leaveOut" => (null, true),
            _ => (null, false),
        };
    }
}
