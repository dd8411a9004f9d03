using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What a title says of its entry being proposed, or going to be closed, beside what the entry is: "PROPOSED FOR CLOSURE – Loss of data",
/// "(proposed new risk) Land sale", "Bus routes [recommended for removal]".
/// </summary>
/// <param name="Text">The words.</param>
/// <param name="Rest">The title without them; all of it where they may be its own, "Library – proposed for closure".</param>
internal sealed partial record TitleMark(string Text, string Rest)
{
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    // Which part it from the title.
    static readonly SearchValues<char> Parting = SearchValues.Create("()[]:-–—");

    /// <summary>Null of a title that says nothing of the kind.</summary>
    public static TitleMark? Of(string title)
    {
        var isParted = title.AsSpan().ContainsAny(Parting);
        if (!isParted && !BeginsInCapitals(title) || !UnlistedWords.MayBeIn(title)) return null;
        if (InCapitals().Match(title) is { Success: true } shouted && Marks(shouted.Groups["mark"].Value))
            return new(shouted.Groups["mark"].Value, shouted.Groups["rest"].Value.Trim());
        if (!isParted) return null;
        if (Before().Match(title) is { Success: true } before && Marks(before.Groups["mark"].Value))
            return new(before.Groups["mark"].Value, before.Groups["rest"].Value.Trim());
        if (Behind().Match(title) is not { Success: true } behind || !Marks(behind.Groups["mark"].Value)) return null;
        var (mark, rest) = (behind.Groups["mark"].Value, behind.Groups["rest"].Value.Trim());
        return new(mark, behind.Groups["bracket"].Success || RowSigns.IsCapitals(mark) ? rest : title);
    }

    /// <summary>What such entries rather are; null where that is anybody's guess.</summary>
    public RowStatus? Status => UnlistedWords.MeaningOf(Text);

    public bool IsOfLeaving => UnlistedWords.AreOfLeaving(Text);

    static bool BeginsInCapitals(string title)
    {
        var at = 0;
        while (at < title.Length && !char.IsLetter(title[at])) at++;
        return at + 1 < title.Length && char.IsUpper(title[at]) && char.IsUpper(title[at + 1]);
    }

    // "Proposed merger" and "Possible closures" are what a risk is about.
    static bool Marks(string words) => UnlistedWords.AreIn(words) && SaysOfEntries().IsMatch(words);

    // "PROPOSED FOR CLOSURE Loss of data", where no mark parts them.
    [GeneratedRegex(@"^\W*(?<mark>\p{Lu}{2,}(\s+\p{Lu}{2,}){0,6})\s+(?<rest>\p{Lu}\p{Ll}.{2,})$", RegexOptions.ExplicitCapture)]
    private static partial Regex InCapitals();

    [GeneratedRegex(@"^\W*(?<mark>\p{L}[^:–—()\[\]]{3,60}?)\s*(\)|\]|:|\s[-–—]\s|–|—)\W*(?<rest>\p{L}.{2,})$", Options)]
    private static partial Regex Before();

    [GeneratedRegex(@"^(?<rest>.{3,}?)(\s*(?<bracket>[(\[])|\s*[–—:]|\s-\s)\s*(?<mark>\p{L}[^:–—()\[\]]{3,60}?)\W*$", Options)]
    private static partial Regex Behind();

    [GeneratedRegex(
        @"\b(for|to\s+be|not\s+yet|yet\s+to|subject\s+to|awaiting|risk|opportunity|entry|item)\b"
            + @"|^\W*(draft|proposed|suggested|pending\s+(approval|closure|removal|deletion))\W*$",
        Options | RegexOptions.IgnoreCase)]
    private static partial Regex SaysOfEntries();
}
