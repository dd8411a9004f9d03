using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// A note that says of a mark what the entries are that bear it: exempt, closed or proposed. "* exempt from publication", "† Paragraph 3
/// – confidential", "* removed from the register at the May meeting", "Items marked with an asterisk are proposed for closure".
/// </summary>
/// <param name="Mark">"*", "††", "[1]".</param>
/// <param name="Exempt">Null where it speaks of something else.</param>
/// <param name="Status">Likewise.</param>
internal sealed partial record EntryMark(string Mark, string Text, ExemptCaption? Exempt, RowStatus? Status, bool IsUnlisted)
{
    const int Longest = 300;
    const int LongestUnit = 3;
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    const string Signs = @"\*{1,3}|†{1,2}|‡{1,2}|§{1,2}|#|\^|[¹²³⁴-⁹]|\[[0-9a-z]\]|\([0-9]\)";

    static readonly SearchValues<char> Any = SearchValues.Create("*†‡§#^¹²³⁴⁵⁶⁷⁸⁹[(");

    static readonly SearchValues<string> Named = SearchValues.Create(["asterisk", "dagger", " star"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Null of a text that says nothing of the kind, or something of what bears no mark.</summary>
    public static EntryMark? Of(string text)
    {
        if (text.Length > Longest || (!text.AsSpan().ContainsAny(Any) && !text.AsSpan().ContainsAny(Named))) return null;
        var exempt = ExemptCaption.Of(text);
        if ((exempt is null && !ClosedRemark.MayBeIn(text) && !UnlistedWords.HasSign(text)) || OfOthers().IsMatch(text)) return null;
        var said = Leading().Match(text);
        if (!said.Success) said = Explained().Match(text);
        if (!said.Success || SaysMore().IsMatch(said.Groups["rest"].Value)) return null;
        var mark = said.Groups["mark"].Value.ToLowerInvariant() switch
        {
            "asterisk" or "star" => "*",
            "dagger" => "†",
            var sign => sign,
        };
        if (exempt is not null) return new EntryMark(mark, text, exempt, null, IsUnlisted: false);
        return StatusOf(Denoting().Replace(said.Groups["rest"].Value, "")) is var (status, isUnlisted)
            ? new EntryMark(mark, text, null, status, isUnlisted) : null;
    }

    // As it is said elsewhere of the entry, or of those below a caption: "closed in May", "have been closed", "new risks proposed".
    static (RowStatus Status, bool IsUnlisted)? StatusOf(string rest)
    {
        if (SheetNames.IsDenied(rest)) return null;
        if (UnlistedWords.AreOfLeaving(rest) || UnlistedWords.AreOfLeaving($"risks {rest}")) return (RowStatus.Open, false);
        var remark = ClosedRemark.Of(rest, "", isOfUpdates: true) ?? ClosedRemark.Of($"This risk {rest}", "", isOfUpdates: true);
        if (remark is not null) return (remark.IsYetToBe ? RowStatus.Open : RowStatus.Closed, false);
        var isDenied = rest.TrimStart().StartsWith("not ", StringComparison.OrdinalIgnoreCase);
        if (SheetNames.NamesClosed(rest) && !isDenied) return (RowStatus.Closed, false);
        var named = UnlistedWords.AreIn(rest) ? rest : $"risks {rest}";
        return UnlistedWords.AreIn(named) && UnlistedWords.MeaningOf(named) is { } meaning ? (meaning, true) : null;
    }

    /// <summary>Whether a text bears it, or something that begins or ends so: "PF2*" does, "PF2**" and "40 m²" do not.</summary>
    public bool IsBorneBy(string text) => IsBorne(Mark, text);

    /// <summary>Whether a cell ends with it.</summary>
    public bool Ends(string text)
    {
        var cell = text.AsSpan().TrimEnd();
        return cell.EndsWith(Mark, StringComparison.Ordinal)
            && IsBorneBy(cell[^Math.Min(cell.Length, Mark.Length + LongestUnit)..].ToString());
    }

    static bool IsBorne(string mark, string text)
    {
        for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0;)
        {
            var end = at + mark.Length;
            var isLonger = (at > 0 && text[at - 1] == mark[0]) || (end < text.Length && text[end] == mark[0]);
            if (!isLonger && !IsOfUnit(mark, text[..at])) return true;
            at = text.IndexOf(mark, end, StringComparison.Ordinal);
        }

        return false;
    }

    static bool IsOfUnit(string mark, string before) => mark is "²" or "³" && Unit().IsMatch(before);

    [GeneratedRegex(@"^\W*((risks?|items?|entries|they)\s+)?((denotes?|indicates?|means?|marks?|shows?|identif(y|ies))\s+)?", Options)]
    private static partial Regex Denoting();

    [GeneratedRegex(
        @"^\s*(notes?\s*:?\s*|key\s*:?\s*)?(?<mark>" + Signs + @")\s*[-–—:=.)]?\s*(?<rest>\p{L}.*)$",
        Options | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Leading();

    [GeneratedRegex(
        @"\b(marked|denoted|shown|indicated|identified|flagged|highlighted|asterisked|followed|prefixed)"
            + @"\s+((with|by|as|thus|an?|the|this)\s+)*[""'(“‘]?(?<mark>" + Signs + @"|asterisk|dagger|star)(?<rest>.*)$"
            + @"|\b(?<mark>asterisk|dagger|star)(\s*\(.{1,3}\))?\s+(denotes|indicates|means|marks|shows|identifies)\b(?<rest>.*)$",
        Options | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Explained();

    // "*** EXEMPT ***" is no mark, but a line that stands out; "* closed. † exempt" explains two.
    [GeneratedRegex(@"[*†‡§#^¹²³⁴-⁹]\s*\w|\w.*[*†‡§#^¹²³⁴-⁹]",
        Options | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex SaysMore();

    // "Those without are exempt", "* is public, all others are confidential".
    [GeneratedRegex(
        @"\b(all|others?|rest|remaining|whole|except|unless|unmarked|without|not (marked|denoted|shown|indicated|identified|flagged)"
            + @"|public (items?|risks?|entries)|(is|are) public)\b", Options)]
    private static partial Regex OfOthers();

    [GeneratedRegex(@"\b(m|km|cm|mm|ft)$", Options)]
    private static partial Regex Unit();
}
