using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Lines among actions that are none, but say how the one above is going or what was said of it: "Update June: two of three are done",
/// "Note: from reserves", "Agreed at Cabinet: £20k". They are its progress. "Update the plan" is to be done.
/// </summary>
internal static partial class ActionReports
{
    const int LongestLabel = 60;

    static readonly SearchValues<char> Signs = SearchValues.Create(":–—");

    /// <summary>Whether a line is one, be it a label with nothing behind.</summary>
    public static bool IsOne(string line) => OfLine(line) is not null;

    /// <summary>Whether a line among controls is one; "Reported to Cabinet: quarterly" is a control.</summary>
    public static bool IsRemark(string control) => MayHaveALabel(control) && Label().Match(control) is { Success: true } label
        && (label.Groups["plain"].Success || label.Groups["update"].Success) && label.Length < control.Length;

    /// <summary>
    /// The actions without such lines, and what is reported of each; null where there are none. Of which action one speaks that stands
    /// above all of them, or below several, is named.
    /// </summary>
    /// <param name="name">Takes what is to be said of one.</param>
    public static (IReadOnlyList<string> Texts, IReadOnlyList<ActionReport?> Reports)? Parted(
        IReadOnlyList<string> lines, Action<string> name)
    {
        if (!lines.Any(line => OfLine(line) is not null || Behind(line) is not null)) return null;
        var (texts, reports, first) = (new List<string>(lines.Count), new List<ActionReport?>(lines.Count), new List<ActionReport>());
        var (isBelowLabel, own) = (false, 0);
        foreach (var line in lines)
        {
            var isNumbered = ItemLines.WithoutNumber(line).Length < line.Length;
            if ((OfLine(line) ?? (isBelowLabel && !isNumbered ? new ActionReport(line, line) : null)) is { } said
                && (texts.Count > 0 || said.Said.Length > 0))
            {
                isBelowLabel |= said.Said.Length == 0;
                own++;
                if (texts.Count == 0) first.Add(said);
                else reports[^1] = said.Below(reports[^1]);
                continue;
            }

            isBelowLabel = false;
            var behind = Behind(line);
            texts.Add(behind?.Text ?? line);
            reports.Add(behind?.Report);
        }

        var isBelowSeveral = own > 0 && texts.Count > 1 && first.Count == 0 && OfLine(lines[^1]) is not null
            && reports.SkipLast(1).All(report => report is null);
        if ((isBelowLabel || isBelowSeveral) && reports[^1] is { } last)
            name($"\"{CellText.Shown(last.Progress)}\" is no action, but says more of one: it is taken for the progress of "
                + $"\"{CellText.Shown(texts[^1])}\" above it.");
        foreach (var said in first)
        {
            name($"\"{CellText.Shown(said.Progress)}\" is no action, but says how one is going: it is " + (texts.Count == 1
                ? "taken for the progress of the one below it." : "not read. Write it behind the action that it is about."));
            if (texts.Count == 1) reports[0] = reports[0]?.Below(said) ?? said;
        }

        return (texts, reports);
    }

    static bool MayHaveALabel(string line)
    {
        var first = line.AsSpan(0, Math.Min(line.Length, LongestLabel));
        return first.ContainsAny(Signs) || first.Contains("- ", StringComparison.Ordinal);
    }

    static ActionReport? OfLine(string line)
    {
        if (!MayHaveALabel(line)) return null;
        var text = ItemLines.WithoutNumber(line);
        if (Label().Match(text) is not { Success: true } label) return null;
        if (label.Groups["dash"].Success && !label.Groups["dated"].Success && !label.Groups["update"].Success) return null;
        var said = text[label.Length..].Trim();
        if (said.Length == 0 && !label.Groups["plain"].Success && !label.Groups["update"].Success) return null;
        return new ActionReport(said, label.Groups["plain"].Success && said.Length > 0 && !label.Groups["dated"].Success ? said : text);
    }

    // "Buy pumps. Update: ordered", "Buy pumps (progress: ordered)"; what says more than that is left to what else may be read of it.
    static (string Text, ActionReport Report)? Behind(string line)
    {
        if (!line.Contains(':', StringComparison.Ordinal) || Within().Match(line) is not { Success: true, Index: > 0 } match) return null;
        var isBracketed = match.Groups["bracket"].Success;
        var whole = line[match.Groups["report"].Index..].TrimEnd();
        if (isBracketed && whole[^1] is not (')' or ']')) return null;
        if (OfLine(isBracketed ? whole[..^1] : whole) is not { Said.Length: > 0 } report || ActionState.Of(report.Said) is not null
            || ActionEnding.Labelled(line, takesProgress: true) is not null) return null;
        var read = ActionText.Read(report.Said, takesProgress: false);
        var text = line[..match.Groups["sign"].Index].TrimEnd(' ', ';', '.');
        if (report.Said.Contains(';', StringComparison.Ordinal) || ItemLines.IsNone(text)) return null;
        return read.Owner.IsGiven || read.DueOn.IsGiven || text.Length == 0 ? null : (text, report);
    }

    const string When = @"[\s(\[]+((as\s+)?(at|of|on|to|for|in)\s+)?((early|mid|late|end(\s+of)?)[\s-]+)?"
        + @"([0-9]{1,2}(st|nd|rd|th)?[\s./-]+)?(" + DateText.WholeMonth + @"|q[1-4]|date|year[\s-]end"
        + @"|[0-9]{1,2}[./-][0-9]{1,2}([./-][0-9]{2,4})?|20[0-9]{2})"
        + @"([\s,]*[0-9]{2,4}([/-][0-9]{2,4})?)?[)\]]?";

    const string Sign = @"\s*(:|(?<dash>\s[–—-]\s|[–—]\s|-\s))\s*";

    [GeneratedRegex(
        @"^[\[(]?((" + DateText.WholeMonth + @"|q[1-4])(\s+[0-9]{2,4})?\s+(?<update>update)"
            + @"|((?<plain>((latest|progress|status|recent|monthly|quarterly|current)\s+)?(?<update>update)|progress|status|diweddariad"
            + @"|cynnydd)|(?<update>updated?(\s+[0-9]{1,2})?)|(latest|current)\s+(position|status|progress)|comments?"
            + @"|(?<update>notes?|n\.?b\.?)|outcomes?|results?|background|rationale|decisions?|nodyn|sylw(adau)?)(?<dated>" + When + ")?"
            + @"|(agreed|approved|noted|endorsed|considered|reported|discussed)\s+(at|by|to|with)\s+[^:]{2,40})" + Sign,
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"(?<sign>[.;]\s+|[)\]]\s*[.;–—-]*\s+|\s+(?<bracket>[(\[])\s*)(?<report>((latest|progress|status)\s+)?(update|progress)("
            + When + @")?\s*:\s*[^\s].*)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Within();
}

/// <summary>What a line reports of an action.</summary>
/// <param name="Said">Without its label.</param>
/// <param name="Progress">As it is kept.</param>
internal sealed record ActionReport(string Said, string Progress)
{
    /// <summary>Both, this one below the other.</summary>
    public ActionReport Below(ActionReport? above) =>
        above is null ? this : new($"{above.Said}\n{Said}".Trim(), $"{above.Progress}\n{Progress}");
}
