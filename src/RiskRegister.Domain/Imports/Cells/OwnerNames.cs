using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Several owners in one cell: parted by ; or line, by / where both sides are posts or people, and by "and", + or a comma where each side
/// begins as a post of its own does: "Head of Parks and Head of Trees", but not "Head of Parks and Trees". Else a comma is part of a post's
/// name, and what stands in brackets is, too. A number before an owner counts.
/// </summary>
internal static partial class OwnerNames
{
    // That tell of a note below the table.
    const string Footnotes = "*†‡§¹²³";

    static readonly SearchValues<char> Additions = SearchValues.Create(":" + Footnotes);

    static readonly string[] Dashes = [" - ", " – ", " — "];

    static readonly SearchValues<char> Betweens = SearchValues.Create(",&+/");

    // Where none of these is, there is one owner, without a number.
    static readonly SearchValues<char> Separators = SearchValues.Create("\n;/,+&).:" + Footnotes);

    public static IReadOnlyList<string> Read(string cell) => Read(cell, []);

    // What is taken off an owner is added to the additions.
    static IReadOnlyList<string> Read(string cell, List<OwnerAddition> additions)
    {
        var lines = OwnerLabels.InLines(OwnerAdditions.InLines(NumberedList.InLines(OwnerLines.Unbroken(cell))));
        if (!lines.AsSpan().ContainsAny(Separators) && !lines.Contains(" and ", StringComparison.OrdinalIgnoreCase)
            && !OwnerAdditions.MayBeIn(lines)
            && !lines.Contains("ed by ", StringComparison.OrdinalIgnoreCase)) return ItemLines.Flat(lines);
        return
        [
            .. ItemLines.Flat(lines)
                .SelectMany(line => Parts(line, ';'))
                .Select(ItemLines.WithoutNumber)
                .Select(Plain)
                .Select(Alone)
                .SelectMany(PartsOf)
                .Where(owner => !ItemLines.IsNone(owner))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

        string Alone(string owner)
        {
            if (OwnerAdditions.Of(owner) is not { } addition) return owner;
            additions.Add(addition);
            return addition.Owner;
        }
    }

    /// <summary>
    /// An owner without a label before it, "Lead: Head of Parks", and without signs of footnotes or the full stop of a sentence behind it.
    /// </summary>
    public static string Plain(string owner)
    {
        if (owner.EndsWith('.') && IsStop(owner)) owner = owner[..^1].TrimEnd();
        if (owner is ['o' or 'O' or 'l' or 'L', ..] && OwnedBy().Match(owner) is { Success: true } owned) owner = owner[owned.Length..];
        if (!owner.AsSpan().ContainsAny(Additions)) return owner;
        var text = owner.TrimEnd([.. Footnotes, ' ']);
        return text.Length == 0 ? owner : OwnerLabels.Without(text);
    }

    // Not that of "Smith J." or "BSc. Ph.D."
    static bool IsStop(string owner)
    {
        var word = owner.AsSpan(owner.LastIndexOf(' ') + 1)[..^1];
        return word.Length > 2 && !word.Contains('.');
    }

    /// <summary>A post that nobody holds, "Head of Parks – vacant", without that; null where it is none.</summary>
    public static string? VacantPost(string owner) =>
        owner.Contains("acan", StringComparison.OrdinalIgnoreCase) && Vacancy().Match(owner) is { Success: true, Index: > 0 } vacancy
            ? owner[..vacancy.Index].TrimEnd() : null;

    static readonly OwnerAddition[] NoAdditions = [];

    /// <summary>The owners of a cell, and what in it needs a word.</summary>
    public static CellOwners ReadWhole(string cell)
    {
        if (IsDitto(cell)) return new([], [cell], [], []);
        List<OwnerAddition> additions = [];
        var all = Read(cell, additions);
        string[] nobodies = [.. all.Where(owner => IsNone(owner) || VacantPost(owner) is not null)];
        var owners = nobodies.Length == 0 ? all
            : [.. all.Where(owner => !IsNone(owner)).Select(owner => VacantPost(owner) ?? owner)];
        string[] unparted = [.. owners.Where(owner => OwnerLabels.MayBeSeveral(owner) || HasPeople(owner)
            || OwnerAdditions.HasArrow(owner) || HasMoreBehindSlash(owner) || HasInitialsOfPosts(owner)
            || HasPosts(owner) || OwnerAdditions.HasLater(owner))];
        return new(owners, nobodies, unparted, additions.Count == 0 ? NoAdditions : additions);
    }

    // Nobody, or what says that the entry is closed.
    static bool IsNone(string owner) => IsNobody(owner) || ClosedWords.IsMark(owner);

    // "Jane Smith, Ann Lee": two people or more, be they with their posts.
    static bool HasPeople(string owner) =>
        (owner.AsSpan().ContainsAny(Betweens) || owner.Contains(" and ", StringComparison.OrdinalIgnoreCase))
        && Between().Split(owner).SelectMany(part => part.Split('/')).Count(part => PeopleAndPosts.IsPerson(part.Trim())) > 1;

    // "Parks Officer and Ports Manager", "Coast Officer / Police Liaison": both end as posts do, or one does beside a slash.
    static bool HasPosts(string owner)
    {
        if (!owner.AsSpan().ContainsAny(Betweens) && !owner.Contains(" and ", StringComparison.OrdinalIgnoreCase)) return false;
        if (owner.Contains(',', StringComparison.Ordinal)) return false;
        var parts = Between().Split(owner).SelectMany(part => part.Split('/'))
            .Select(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        if (parts.Length < 2 || !Array.TrueForAll(parts, words => words.Length > 1)) return false;
        var posts = parts.Count(PeopleAndPosts.EndsAsPost);
        return posts > 1 || (posts == 1 && owner.Contains('/', StringComparison.Ordinal));
    }

    // A comma may stand before what a post is of.
    static bool HasInitialsOfPosts(string owner) => !owner.Contains(',', StringComparison.Ordinal)
        && (owner.Contains('&', StringComparison.Ordinal) || owner.Contains(" and ", StringComparison.OrdinalIgnoreCase))
        && Between().Split(owner) is var parts && (PostLists.MayBeSeveral(parts) || PostLists.MayBeHeldTogether(parts));

    /// <summary>Says that nobody owns it yet: "TBC", "Vacant".</summary>
    public static bool IsNobody(string owner) => owner is ['v' or 'V', ..] && IsVacant().IsMatch(owner) || TextKey.Of(owner) is
        "tbc" or "tba" or "tbd" or "to be confirmed" or "to be advised" or "to be agreed" or "to be decided" or "to be determined"
        or "to be appointed" or "to be allocated" or "to be assigned" or "vacant" or "vacancy" or "unassigned" or "not assigned"
        or "not yet assigned" or "unallocated" or "unknown" or "no owner" or "various" or "awaiting appointment" or "post deleted"
        or "as above" or "ditto" or "-do-" or "do-"
        or "as risk owner" or "risk owner" or "same" or "as left" or "see left" or "see above" or "0" or "?" || IsDitto(owner)
        || NotYet().IsMatch(owner);

    // The mark below what it repeats.
    static bool IsDitto(string owner) => owner.AsSpan().Trim() is "\"" or "''" or "“" or "”" or "〃" or "\"\"" or ",,";

    // "To be confirmed by CMT", "N/A – closed", "See CR1".
    [GeneratedRegex(@"^\s*(" + ItemLines.SeeAnother
            + @"\s*\.?$|to\s+be\s+(confirmed|appointed|agreed|advised|decided)\s+(by|at|in)\s|tb[cad]\s*[(\-–]|n/a\s*[(\-–])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NotYet();

    // Another label, the end of what began before it, or a day: "A Jones, Support: P Patel) by March 2027".
    static bool HasMore(string text) => text.Contains(':', StringComparison.Ordinal) || text.AsSpan().Count('(') != text.AsSpan().Count(')')
        || text.Contains(" due ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Without a label that no colon parts from it: "Lead JS", "Owner Jane Smith", but not "Lead Nurse".</summary>
    public static string WithoutRole(string owner)
    {
        if (Led().Match(owner) is not { Success: true } led) return owner;
        var who = owner[led.Length..];
        return PeopleAndPosts.IsInitials(who)
            || (led.Groups["owner"].Success ? PeopleAndPosts.MayBeOne(who) : PeopleAndPosts.IsPersonOfSigns(who)) ? who : owner;
    }

    /// <summary>Whether something else follows what may be an owner: a sentence, another part, or another label.</summary>
    public static bool GoesOn(string text) =>
        text.Contains(';', StringComparison.Ordinal) || HasMore(text) || Sentence().IsMatch(text);

    // What commas or "and" part is the outer list where a slash stands within: "Clerk/RFO, Councillor, Council".
    static IEnumerable<string> PartsOf(string text)
    {
        var hasSlash = text.Contains('/', StringComparison.Ordinal);
        if (!hasSlash && !text.Contains(',', StringComparison.Ordinal)) return PartsThatArePosts(text);
        if (PeopleBeforePosts(text) is { Count: > 1 } named) return named;
        var parts = Between().Split(text);
        if (parts.Length > (hasSlash ? 1 : 2) && PostLists.Are(parts)) return parts;
        return hasSlash && HasMoreBehindSlash(text) ? [text] : PartsAtSlash(text).SelectMany(PartsThatArePosts);
    }

    static bool HasMoreBehindSlash(string text) => text.Contains('/', StringComparison.Ordinal)
        && text.Contains(',', StringComparison.Ordinal) && PostLists.HaveMore(PartsAtSlash(text));

    static List<string> PartsAtSlash(string text)
    {
        var parts = Parts(text, '/');
        if (parts.Count > 1 && WithoutRoles(parts) is { } plain) return [.. plain];
        return parts.Count > 1 && (parts.All(PeopleAndPosts.IsPost) || parts.All(PeopleAndPosts.IsInitialAndName)
            || parts.All(IsPersonWithPost)) ? parts : [text];
    }

    // Only posts that say what of: "Director, Head of Law" may be one.
    static string[] PartsThatArePosts(string text)
    {
        var parts = Between().Split(text);
        if (parts.Length == 1) return parts;
        if (parts.All(PeopleAndPosts.IsPostOf) || parts.All(PeopleAndPosts.IsPersonOfSigns) || PostLists.AreInitials(parts)) return parts;
        if (text.Contains(',', StringComparison.Ordinal) && PostLists.AreTwo(parts)) return parts;
        if (!text.Contains('(', StringComparison.Ordinal)) return [text];
        var each = PartsWithBrackets(text);
        return each.TrueForAll(IsPersonWithPost) ? [.. each] : WithoutRoles(each) ?? [text];
    }

    // "Chief Executive (lead), Head of HR": the role is no part of a post.
    static string[]? WithoutRoles(List<string> parts)
    {
        string[] plain = [.. parts.Select(OwnerLabels.WithoutRoleBehind)];
        return plain.Zip(parts).Any(part => part.First.Length < part.Second.Length) && (Array.TrueForAll(plain, PostLists.IsWhole)
            || Array.TrueForAll(plain, PeopleAndPosts.IsPerson) || Array.TrueForAll(plain, PeopleAndPosts.IsPost)) ? plain : null;
    }

    // "Jane Smith (Head of ICT), Bob Lee (Finance, HR)": what stands in brackets is not parted.
    static List<string> PartsWithBrackets(string text)
    {
        var (parts, start) = (new List<string>(), 0);
        foreach (Match between in Between().Matches(text))
        {
            if (text.AsSpan(0, between.Index).Count('(') != text.AsSpan(0, between.Index).Count(')')) continue;
            parts.Add(text[start..between.Index].Trim());
            start = between.Index + between.Length;
        }

        parts.Add(text[start..].Trim());
        return parts;
    }

    // "Jane Smith (Head of ICT)".
    static bool IsPersonWithPost(string text) => text.EndsWith(')') && ActionEnding.LastBracket(text) is var (name, post)
        && PeopleAndPosts.IsPerson(name) && char.IsUpper(post[0]);

    // "Jane Smith - Head of ICT, Bob Lee - Head of Parks, Ports": what follows a comma and begins with nobody is of the post.
    static List<string> PeopleBeforePosts(string text)
    {
        var named = new List<string>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (IsPersonBeforePost(part)) named.Add(part);
            else if (named.Count > 0) named[^1] += $", {part}";
            else return named;
        }

        return named;
    }

    static bool IsPersonBeforePost(string text) => text.Split(Dashes, 2, StringSplitOptions.TrimEntries) is [var name, var post]
        && PeopleAndPosts.IsPerson(name) && post.Length > 1 && char.IsUpper(post[0]);

    /// <summary>The parts of a text; what stands in brackets is not parted.</summary>
    public static List<string> Parts(string text, char separator)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length)
            {
                if (text[at] is '(' or '[') depth++;
                else if (text[at] is ')' or ']' && depth > 0) depth--;
                if (text[at] != separator || depth > 0) continue;
            }

            if (text[start..at].Trim() is { Length: > 0 } part) parts.Add(part);
            start = at + 1;
        }

        return parts;
    }

    [GeneratedRegex(@"^(owned|led)\s+by\s*:?\s+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex OwnedBy();

    [GeneratedRegex(@"^((?<owner>(action\s+)?owner|lead\s+officer)|lead|responsible)\s+",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Led();

    [GeneratedRegex(@"\s*(\s[–—-]|[(\[])\s*((currently|post|now)\s+)?(vacant|vacancy)(\s+post)?\s*[)\]]?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Vacancy();

    // "Vacant (cover: J Doe)", "Vacant post – cover by CFO", but a vacant property officer is one.
    [GeneratedRegex(@"^(vacant|vacancy)(\s+post)?\s*([(\[:,–—-]|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex IsVacant();

    // "Dr. Smith" and "J. Smith" go on, "Pool Manager. Replace" does not.
    [GeneratedRegex(@"\p{L}{3,}\.\s", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Sentence();

    [GeneratedRegex(
        @"\s+(?:and|&|\+)\s+|\s*,\s+(?:and\s+)?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Between();
}

/// <summary>The owners that a cell names.</summary>
/// <param name="Nobodies">What in it says that there is none yet.</param>
/// <param name="Unparted">Those among the owners who may be several.</param>
/// <param name="Additions">What was taken off them.</param>
internal readonly record struct CellOwners(
    IReadOnlyList<string> Owners,
    IReadOnlyList<string> Nobodies,
    IReadOnlyList<string> Unparted,
    IReadOnlyList<OwnerAddition> Additions);
