namespace RiskRegister.Domain;

/// <summary>The summary's paragraphs.</summary>
static class SummaryText
{
    /// <summary>What came on to the register and what left it.</summary>
    public static string OfComings(Quarter quarter, Quarter? since, int firstMonth, IReadOnlyList<EntryHighlight> entries)
    {
        if (since is not { } then) return "This is the first register.";
        var period = then == quarter.Previous ? "this quarter" : $"since {then.Printed(firstMonth)}";
        string[] additions = [.. entries.Where(entry => entry.IsAddition).Select(Named)];
        string[] deletions = [.. entries.Where(entry => entry.IsDeletion).Select(Named)];
        if (additions.Length == 0 && deletions.Length == 0) return $"There are no additions to or deletions from the register {period}.";
        return $"{Counted(additions, "addition", $" to the register {period}")} {Counted(deletions, "deletion", "")}";
    }

    /// <summary>How many entries are on the register.</summary>
    public static string OfThoseOn(Quarter? since, int threshold, IReadOnlyList<EntryHighlight> entries)
    {
        const string Allowing = "Allowing for mitigating and maximising actions,";
        var risks = entries.Count(entry => !entry.IsDeletion && entry.Kind == EntryKind.Risk);
        var opportunities = entries.Count(entry => !entry.IsDeletion && entry.Kind == EntryKind.Opportunity);
        var remain = since is not null && !entries.Any(entry => entry.IsAddition);
        List<string> counts = [];
        if (risks > 0) counts.Add($"{risks} {Wording.Noun(risks, "risk", "risks")}");
        if (opportunities > 0) counts.Add($"{opportunities} {Wording.Noun(opportunities, "opportunity", "opportunities")}");
        return (risks + opportunities) switch
        {
            0 => $"{Allowing} no risk or opportunity has a residual score of {threshold} or above and none is on the register.",
            1 => $"{Allowing} {counts[0]} has a residual score of {threshold} or above and {(remain ? "remains" : "is")} on the register.",
            _ => $"{Allowing} {Wording.Joined(counts)} have a residual score of {threshold} or above and {(remain ? "remain" : "are")} on "
                + "the register.",
        };
    }

    static string Counted(string[] names, string noun, string where) => names.Length == 0
        ? $"There are no {noun}s{where}."
        : $"There {(names.Length == 1 ? "is" : "are")} {names.Length} {Wording.Noun(names.Length, noun, noun + "s")}{where}: "
            + $"{Wording.Joined(names)}.";

    static string Named(EntryHighlight entry) =>
        Wording.Quoted(entry.Title) is { Length: > 0 } title ? $"{entry.Reference} ({title})" : entry.Reference.ToString();
}
