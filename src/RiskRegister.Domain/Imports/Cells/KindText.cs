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

        if (Of(word) is { } said) return (said, false);
        if (HeadingNames.AsksWhichSide(column) && OfSign(word) is { } sign) return (sign, false);
        if (FlagAnswers.KindOf(decisions.Mapping, column, word) is { } flagged) return (flagged, false);
        var answer = decisions.Ask(new ImportQuestion(
            $"kind:{Decisions.IdOf(cell)}",
            ImportCodes.KindUnreadable,
            $"\"{CellText.Shown(cell)}\" is neither risk nor opportunity: what is it?",
            [new("risk", "A risk."), new("opportunity", "An opportunity."), new("leaveOut", "Neither: such rows are passed over.")],
            LogTables.IsOfLog(word) || IsLetterOfLog(word, column) ? "leaveOut" : null, draft.Table, draft.Number, column));
        return answer switch
        {
            "risk" => (EntryKind.Risk, false),
            "opportunity" => (EntryKind.Opportunity, false),
            "leaveOut" => (null, true),
            _ => (null, false),
        };
    }

    // The letters of assumptions, issues, dependencies, decisions and constraints below "Type (R/A/I/D)".
    static bool IsLetterOfLog(string word, string column) => (word is "a" or "i" or "d" or "c" && HeadingPhrases.OfLog().IsMatch(column))
        || (word == "i" && HeadingPhrases.OfRiskOrIssue().IsMatch(column));

    /// <summary>The kind that a folded text says which has no other words; else null.</summary>
    public static EntryKind? Of(string word) => WelshWords.InEnglish(word) switch
    {
        "risk" or "r" or "threat" or "t" or "negative" or "-ve" => EntryKind.Risk,
        "opportunity" or "o" or "opp" or "positive" or "+ve" => EntryKind.Opportunity,
        var other => HeadingNames.KindOfValue(other),
    };

    /// <summary>What a sign alone says, where the heading asks for one.</summary>
    public static EntryKind? OfSign(string word) => word switch
    {
        "+" or "+ve" => EntryKind.Opportunity,
        "-" or "-ve" => EntryKind.Risk,
        _ => null,
    };
}
