using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Titles of a file's entries, as sentences outside of its tables name them: "The risk on loss of staff was closed", "Cyber attack has been
/// removed from the register".
/// </summary>
internal sealed partial class EntryTitles(IEnumerable<string> titles)
{
    const int Shortest = 4;
    const int Longest = 300;
    const int LongestBefore = 200;
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    const string Entry = @"(?<risk>(?<kind>risks?|opportunit(y|ies)|threats?)|entry|entries|items?)";
    const string Article = @"(the|our|this|these|both|following|an?)\s+";

    /// <summary>What stands between "risk" and what it is: a part of patterns.</summary>
    public const string About = @"(titled|entitled|called|named|namely|(relating|related|in\s+relation|in\s+regard)\s+to|in\s+respect\s+of"
        + @"|associated\s+with|concerning|regarding|about|around|on|of|that|from|to|for|over|with)";

    // Longest first: of "Loss of staff" and "Loss of staff in care" the longer one is named where it stands. Few files need them.
    string[]? names;

    string[] Names => names ??=
        [.. titles.SelectMany(NamesOf).Distinct(StringComparer.Ordinal).OrderByDescending(name => name.Length)];

    /// <summary>
    /// What a sentence calls an entry of a title: all of it, without "Risk of", and what stands before a colon, a dash or a bracket in it.
    /// </summary>
    public static IEnumerable<string> NamesOf(string title)
    {
        var line = CellText.WithPlainLineEnds(title.Trim()).Split('\n', 2)[0];
        if (line.Length > Longest) yield break;
        var key = TextKey.Of(line);
        var plain = RiskOf().Replace(key, "");
        foreach (var name in (string[])[key, plain, HeadOf(plain)])
        {
            if (Folded(name).Trim(' ', '.', ',', ':', ';', '\'', '(', ')') is var folded && folded.Count(char.IsLetter) >= Shortest)
                yield return folded;
        }
    }

    /// <summary>Where a sentence names some, one group where it lists several: "Loss of staff and Cyber attack were closed".</summary>
    /// <param name="key">The sentence's <see cref="TextKey"/>.</param>
    public IEnumerable<TitleMention> In(string key)
    {
        var found = Found(key);
        for (var at = 0; at < found.Count;)
        {
            var (first, last) = (at, at);
            while (last + 1 < found.Count && Between().IsMatch(key[found[last].End..found[last + 1].Start])) last++;
            at = last + 1;
            string[] named = [.. found[first..at].Select(one => one.Name).Distinct()];
            yield return Mention(key, found[first].Start, found[last].End, named);
        }
    }

    /// <summary>
    /// A label and the titles that are listed behind it: "Risks closed: Loss of staff; Cyber attack"; null of other texts.
    /// </summary>
    public (string Label, IReadOnlyList<string> Named)? Listed(string key)
    {
        if (Labelled().Match(key) is not { Success: true } list) return null;
        var start = list.Groups["rest"].Index;
        string[] named = [.. Found(key).Where(one => BeginsItem(key[start..Math.Max(start, one.Start)])
            && one.Start >= start && EndsItem().IsMatch(key[one.End..])).Select(one => one.Name).Distinct()];
        return named.Length > 0 ? (list.Groups["label"].Value, named) : null;
    }

    static bool BeginsItem(string before) => before.Length == 0 || ItemBegins().IsMatch(before);

    List<(int Start, int End, string Name)> Found(string key)
    {
        var folded = Folded(key);
        var found = new List<(int Start, int End, string Name)>();
        foreach (var name in Names)
        {
            for (var at = folded.IndexOf(name, StringComparison.Ordinal); at >= 0;)
            {
                var end = at + name.Length;
                var isWord = (at == 0 || !char.IsLetterOrDigit(folded[at - 1]))
                    && (end == folded.Length || !char.IsLetterOrDigit(folded[end]));
                if (isWord && !found.Exists(one => at < one.End && end > one.Start)) found.Add((at, end, name));
                at = folded.IndexOf(name, end, StringComparison.Ordinal);
            }
        }

        found.Sort();
        return found;
    }

    static TitleMention Mention(string key, int start, int end, string[] named)
    {
        var from = Math.Max(0, start - LongestBefore);
        var lead = Before().Match(key[from..start]);
        var tail = Behind().Match(key[end..]);
        var isSaid = lead.Groups["risk"].Success || tail.Groups["risk"].Success || tail.Groups["quote"].Success;
        return new TitleMention(
            key[..(from + lead.Index)], key[(end + tail.Length)..], named,
            lead.Groups["kind"] is { Success: true } kind ? kind.Value : tail.Groups["kind"].Value,
            from + lead.Index, isSaid, isSaid || named.Length > 1 || named[0].Contains(' ', StringComparison.Ordinal));
    }

    // In its place, so that what is found in it stands there in the key, too.
    static string Folded(string key) => key.Replace('-', ' ');

    static string HeadOf(string key) => Parted().Match(key) is { Success: true, Index: > 0 } parted ? key[..parted.Index] : key;

    [GeneratedRegex(@"^(there\s+is\s+)?((the|an?)\s+)?(risk|threat|opportunity)\s*(of|that|to|from|on|for|around|:|-)\s+", Options)]
    private static partial Regex RiskOf();

    [GeneratedRegex(@"\s-\s|:\s|\s\(", Options)]
    private static partial Regex Parted();

    [GeneratedRegex(
        @"^'?(\s*" + Entry + @")?\s*(,|;|/|&|\band\b|,\s*and\b)\s*((that|the)\s+)?((" + Entry + @"\s+)?(of|on|that)\s+)?(the\s+)?'?$",
        Options)]
    private static partial Regex Between();

    [GeneratedRegex(
        @"(\b(" + Article + @")*((corporate|strategic|operational|service|directorate|project|key|former)\s+)*" + Entry
            + @"(\s+(no\.?\s*)?[a-z]{0,4}[0-9]+)?\s*((\s" + About + @"\b)|:|-|\()?\s*)?(\b(" + Article + @"))?(?<quote>')?$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Before();

    [GeneratedRegex(@"^(?<quote>')?(\s*" + Entry + @"\b)?", Options)]
    private static partial Regex Behind();

    [GeneratedRegex(@"^\W*(?<label>[^:]{3,120}?)\s*(:|\s-\s)\s*(?<rest>\S.*)$", Options | RegexOptions.NonBacktracking)]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"(^|[,;/&]|\band\b)\s*('|(the\s+)?((risk|threat|opportunity)\s+)?(of|on|that)\s+|[(]?[a-z]{0,4}[-\s]?[0-9]+[)]?\W+)?(the\s+)?'?$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex ItemBegins();

    [GeneratedRegex(@"^'?\s*($|[,;/&.(\[]|-\s|and\b|(in|on|at)\s)", Options)]
    private static partial Regex EndsItem();
}

/// <summary>Entries that a sentence names by their titles.</summary>
/// <param name="Before">What stands before them, without "the risk of".</param>
/// <param name="Behind">What stands behind them, without "risk".</param>
/// <param name="Kind">What it calls them; empty where it says neither.</param>
/// <param name="Start">Where it begins in the sentence's key.</param>
/// <param name="IsSaid">It calls them risks or the like, or has quotes around them.</param>
/// <param name="IsSure">Or what it names is more than a word that may be anything.</param>
internal sealed record TitleMention(
    string Before, string Behind, IReadOnlyList<string> Named, string Kind, int Start, bool IsSaid, bool IsSure);
