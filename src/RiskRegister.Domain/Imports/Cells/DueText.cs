using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// A cell of the days by which actions are due that has more than a day: what the day was before, "31/03/2027 (revised from 31/12/2026)",
/// that the action is done, "March 2027 - complete", "Completed Mar 2026", "Completed", or that it is to be done then, "Completion expected
/// March 2027".
/// </summary>
/// <param name="DueOn">Null where only the end is said.</param>
internal readonly partial record struct DueText(DateOnly? DueOn, ActionState? State)
{
    /// <summary>Null where the cell says anything else.</summary>
    public static DueText? Read(string cell)
    {
        if (DateText.LastOfMonth(cell) is { } month && DateText.IsDue(month)) return new(month, null);
        if (ActionState.OfCell(cell) is { } ended && (ended.CompletedOn is not null || ended.Status != ActionStatus.Open))
            return new(null, ended);
        if (Revised().Match(cell) is { Success: true } revised && DateText.Read(revised.Groups["day"].Value.Trim()) is { } now)
            return new(now, null);
        if (DateText.ReadDue(ActionText.WithoutBy(Expected().Replace(cell, "")).Trim()) is { } expected) return new(expected, null);
        return Standing().Match(cell) is { Success: true } standing && DateText.Read(standing.Groups["day"].Value.Trim()) is { } day
            && ActionState.OfCell(standing.Groups["state"].Value.Trim()) is { } state ? new(day, state) : null;
    }

    /// <summary>Whether a cell says that there is no day, or none yet: "Ongoing", "TBC", "ASAP", "Quarterly".</summary>
    public static bool SaysNone(string cell) => None().IsMatch(WelshWords.InEnglish(TextKey.Of(cell)));

    const string Word = @"(on[\s-]?going|contin(uous|ual|uing|uously|ually)|rolling|permanent|tb[cadn]|t\.b\.[cad]\.?|asap|a\.s\.a\.p\.?"
        + @"|as\s+soon\s+as\s+possible|immediate(ly)?|urgent(ly)?|to\s+be\s+(confirmed|agreed|advised|announced|decided|determined|set)"
        + @"|daily|weekly|fortnightly|monthly|quarterly|termly|annual(ly)?|yearly"
        + @"|(bi|six|half|two|three)[\s-]?(monthly|yearly|annual(ly)?|weekly)"
        + @"|every\s+(day|week|month|quarter|year|term)|each\s+(month|quarter|year|term)|regular(ly)?|periodic(ally)?"
        + @"|(as|when|where)\s+(and\s+when\s+)?(required|needed|necessary|appropriate)|as\s+and\s+when"
        + @"|various|unknown|not\s+(yet\s+)?(known|set|agreed)"
        + @"|no\s+(due\s+|end\s+|target\s+)?date|open[\s-]ended|business\s+as\s+usual|bau|(short|medium|long)[\s-]?term"
        + @"|in\s+progress|underway|live|open|reviews?|basis|process|activity)";

    [GeneratedRegex("^" + Word + @"([\s,;:/&().–—-]+(and\s+)?" + Word + @")*[\s.)]*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex None();

    [GeneratedRegex(
        @"^(?<day>[^()\[\]]+)[(\[]\s*((rev(ised|d)?|extended)\.?\s*[)\]]$"
            + @"|(was|previously|originally|formerly|(revised|moved|extended|changed|slipped|deferred)\s+from)\b[^()\[\]]*[)\]]$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Revised();

    [GeneratedRegex(@"^(now\s+)?(expected|anticipated|planned|scheduled|estimated|aiming)(\s+(for|in|by))?\s*:?\s+",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Expected();

    [GeneratedRegex(@"^(?<day>[^()\[\],;]+)(\s[–—-]\s|[,;(\[])\s*(?<state>[^()\[\]]+)[)\]]?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Standing();
}
