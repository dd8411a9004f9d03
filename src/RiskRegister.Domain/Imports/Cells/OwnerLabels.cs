using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What people are called in a cell of owners: "Lead: J Smith, Support: A Lee", "Owner – J Smith; Deputy – A Lee", "Jane Smith (Lead), Ann
/// Lee (Support)". A word such as lead or owner is a label wherever a colon stands behind it; what may be a post as well, "Portfolio
/// Holder: Housing", "Lead – Digital", is one only before a person, or where other labels stand beside it.
/// </summary>
internal static partial class OwnerLabels
{
    const string AroundNames = " \t,;/|&+–—-";

    // More than an item or entry has owners; with each, all others are looked at.
    const int Most = 50;

    /// <summary>The cell with a line for each owner who has a label, without it; as it is where there are none.</summary>
    public static string InLines(string cell) =>
        Named(cell) is { } named ? string.Join('\n', named.Select(owner => owner.Name)).Trim('\n') : cell;

    /// <summary>
    /// Who leads where people are called different things, of whom one is to be taken: "Lead: J Smith, Support: A Lee"; null elsewhere.
    /// </summary>
    public static (string Lead, IReadOnlyList<string> Others)? Leading(string cell)
    {
        if (Named(cell)?.FindAll(owner => owner.Name.Trim([.. AroundNames, '\n']).Length > 0) is not { Count: > 1 } named) return null;
        var at = named.FindIndex(owner => Leads().IsMatch(owner.Role));
        if (at < 0) at = Math.Max(0, named.FindIndex(owner => !Helps().IsMatch(owner.Role)));
        return (OneLine(named[at].Name), [.. named.Where((_, other) => other != at).Select(owner => OneLine(owner.Name))]);

        static string OneLine(string name) => CellText.OnOneLine(name).Trim([.. AroundNames]);
    }

    /// <summary>
    /// The lines, with all of them that call several people of one item different things in one: "Lead: J Smith" and below it "Support:
    /// A Lee". A label that comes again begins the next item.
    /// </summary>
    public static IReadOnlyList<string> ByItem(IReadOnlyList<string> lines)
    {
        if (lines.Count < 2 || !MayHaveOne(lines[0])) return lines;
        var (items, roles) = (new List<string>(lines.Count), new HashSet<string>(StringComparer.Ordinal));
        var areJoined = false;
        foreach (var line in lines)
        {
            if (line.Length == 0) continue;
            if (Sure(line) is not [{ Index: 0 } only] labels || !IsOff(line, labels, only)) return lines;
            if (items.Count > 0 && roles.Add(RoleOf(only)))
            {
                items[^1] += $"; {line}";
                areJoined = true;
                continue;
            }

            items.Add(line);
            roles = [RoleOf(only)];
        }

        return areJoined ? items : lines;
    }

    // By what each is called, nothing where somebody stands before the labels; null where there are none.
    static List<(string Role, string Name)>? Named(string cell)
    {
        if (!MayHaveOne(cell)) return null;
        if (WithRolesBehind(cell) is { } behind) return behind;
        var labels = Sure(cell);
        if (!labels.Exists(label => IsOff(cell, labels, label))) return null;
        var named = new List<(string, string)>(labels.Count + 1) { ("", cell[..labels[0].Index]) };
        foreach (var label in labels)
        {
            var value = ValueOf(cell, labels, label);
            var kept = IsOff(cell, labels, label) ? "" : cell[label.Groups["label"].Index..(label.Index + label.Length)];
            var name = label.Groups["bracket"].Success ? WithoutBracket(value) : value.TrimEnd([.. AroundNames]);
            named.Add((RoleOf(label), kept + name));
        }

        return named;
    }

    /// <summary>One owner without the label before it.</summary>
    public static string Without(string owner) => MayHaveOne(owner) && Sure(owner) is [{ Index: 0 } only] labels
        && IsOff(owner, labels, only) ? owner[only.Length..].TrimStart() : owner;

    /// <summary>Whether a label still stands in what is taken for one owner, who may be several: "SRO: J Smith, PM: A Lee".</summary>
    public static bool MayBeSeveral(string owner) => owner.AsSpan().Count(':') > 1
        && Label().Matches(owner).Any(label => label.Groups["colon"].Success && !label.Groups["post"].Success);

    static bool MayHaveOne(string cell) => cell.AsSpan().ContainsAny(':', '(', '[') || cell.Contains(" - ", StringComparison.Ordinal)
        || cell.Contains(" – ", StringComparison.Ordinal) || cell.Contains(" — ", StringComparison.Ordinal);

    // Those that begin an owner, be it that they stay as a part of the post; none where there are too many.
    static List<Match> Sure(string cell)
    {
        var labels = Label().Matches(cell).Take(Most + 1).ToList();
        if (labels.Count > Most) return [];
        while (labels.Find(label => !Begins(cell, labels, label)) is { } unsure) labels.Remove(unsure);
        return labels;
    }

    static bool Begins(string cell, List<Match> labels, Match label)
    {
        var value = ValueOf(cell, labels, label);
        if (label.Groups["bracket"].Success && (label == labels[0] || !value.AsSpan().ContainsAny(')', ']'))) return false;

        // "Lead: Jane Smith Support: Ann Lee", but "Head of Customer Support: North" is a post.
        if (label.Groups["space"].Success)
        {
            var before = labels.IndexOf(label) - 1;
            if (before < 0 || !PeopleAndPosts.IsPerson(ValueOf(cell, labels, labels[before]).Trim())) return false;
        }

        if (IsOff(cell, labels, label)) return true;
        return label.Groups["post"].Success && !label.Groups["space"].Success && !label.Groups["bracket"].Success
            && labels.Exists(other => !other.Groups["post"].Success && IsOff(cell, labels, other));
    }

    // Whether the label is no part of the owner's name.
    static bool IsOff(string cell, List<Match> labels, Match label)
    {
        var value = ValueOf(cell, labels, label);
        var first = value.Split(['\n', ';'], 2)[0].Trim([.. AroundNames]).TrimEnd(')', ']');
        var isBesideOthers = labels.Exists(other => !IsSame(other, label));
        if (first.Length == 0) return isBesideOthers || value.Trim([.. AroundNames, '\n']).Length > 1;
        if (first.Contains(':', StringComparison.Ordinal)) return false;
        if (label.Groups["post"].Success)
            return PeopleAndPosts.IsPersonOfSigns(first) || (isBesideOthers && PeopleAndPosts.IsPerson(first))
                || OwnerNames.IsNobody(first);
        return label.Groups["colon"].Success || isBesideOthers || PeopleAndPosts.IsSurelyOne(first);
    }

    static bool IsSame(Match one, Match other) => string.Equals(
        one.Groups["label"].Value, other.Groups["label"].Value, StringComparison.OrdinalIgnoreCase);

    static string ValueOf(string cell, List<Match> labels, Match label)
    {
        var (at, start) = (labels.IndexOf(label), label.Index + label.Length);
        return cell[start..(at + 1 < labels.Count ? labels[at + 1].Index : cell.Length)];
    }

    static string WithoutBracket(string value)
    {
        var end = value.AsSpan().IndexOfAny(')', ']');
        return end < 0 ? value : $"{value[..end]}\n{value[(end + 1)..].Trim([.. AroundNames])}".TrimEnd('\n');
    }

    // "Jane Smith (Lead), Ann Lee (Support)": as many owners as roles, if these differ.
    static List<(string Role, string Name)>? WithRolesBehind(string cell)
    {
        if (cell.AsSpan().TrimEnd() is not [.., ')' or ']']) return null;
        var named = Behind().Matches(cell);
        if (named.Count < 2 || named.Sum(match => match.Length) < cell.Length) return null;
        var roles = named.Select(RoleOf).Distinct(StringComparer.Ordinal).Count();
        return roles < 2 ? null : [.. named.Select(match => (RoleOf(match), match.Groups["name"].Value.Trim()))];
    }

    /// <summary>"Chief Executive" of "Chief Executive (lead)".</summary>
    public static string WithoutRoleBehind(string owner) => owner is [.., ')' or ']']
        && Behind().Match(owner) is { Success: true, Index: 0 } behind && behind.Length == owner.Length && !behind.Groups["post"].Success
        ? behind.Groups["name"].Value.Trim() : owner;

    static string RoleOf(Match label) => TextKey.Of(label.Groups["label"].Value);

    [GeneratedRegex(@"\b(owner|lead|sro|responsible\s+(officer|owner|person)|perchennog|arweiniol|arweinydd)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Leads();

    [GeneratedRegex(@"\b(support|supported|supporting|deputy|consulted|informed|cefnogaeth|cymorth|dirprwy)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Helps();

    const string Role =
        @"(((risk|action|control|overall|joint|executive|exec|senior|strategic|operational|primary|secondary)\s+){0,2}(owner|lead|sponsor)"
        + @"|(lead|responsible|accountable|supporting|nominated|designated|senior\s+responsible|risk|action)\s+(officer|owner|person)"
        + @"|co-?\s?(owner|lead)|officer|support|supported\s+by|supporting|deputy|responsible|accountable|consulted|informed|sro"
        + @"|perchennog(\s+y?\s*risg)?|arweinydd|swyddog\s+(arweiniol|cyfrifol)|dirprwy|cefnogaeth|cymorth|noddwr|cyfrifol|atebol)";

    const string Post =
        @"(?<post>((executive|exec|lead|cabinet|portfolio|committee|shadow|corporate|strategic|deputy|assistant)\s+){0,2}"
        + @"(holder|member|director)|portfolio|aelod(\s+(o'r\s+)?cabinet)?|deiliad\s+(y\s+)?portffolio|cyfarwyddwr)";

    [GeneratedRegex(
        @"(^[\s•·]*(\(?[0-9]{1,2}[.)]\s+)?|\s*([\n,;/|]|\.\s)\s*([•·]\s*)?(\(?[0-9]{1,2}[.)]\s+)?((and|a|ac|&)\s+)?"
            + @"|\s+\(?[0-9]{1,2}[.)]\s+|\s*(?<bracket>[(\[])\s*|\s+(and|a|ac|&|\+|[–—-])\s+|(?<space>\s+))"
            + "(?<label>(" + Role + @"\s*(/|&|,|\sand\s)\s*)?" + Role + "|" + Post
            + @")((?<colon>\s*:)|\s[–—-]\s)\s*",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"(?<name>[^()\[\]\n,;/]+)\s?[(\[]\s*(?<label>" + Role + "|" + Post + @")\s*[)\]]\s*([,;/&+\n]\s*|(and|a|ac)\s+|$)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Behind();
}
