using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Whole posts and bodies below each other in one line: "Clerk/RFO, Councillor, Council", but neither "Director, Adult Care" nor
/// "Chair, Finance Committee", where what stands behind the comma says what of.
/// </summary>
internal static class PostLists
{
    const int MostWords = 4;

    static readonly FrozenSet<string> Bodies = FrozenSet.ToFrozenSet(
        [
            "council", "committee", "committees", "board", "cabinet", "team", "group", "executive", "panel", "forum", "partnership",
            "trustees", "members", "governors",
        ],
        StringComparer.OrdinalIgnoreCase);

    // No words of posts elsewhere, or short for one.
    static readonly FrozenSet<string> Offices = FrozenSet.ToFrozenSet(
        [
            "mayor", "provost", "chairman", "chairwoman", "chairperson", "convener", "convenor", "warden", "caretaker", "groundsman",
            "constable", "vicar", "rector", "churchwarden", "verger", "steward", "trustee", "governor", "bookkeeper", "cleaner",
            "rfo", "ceo", "cfo", "coo", "cio", "cto", "cdo", "ciso", "siro", "dpo", "smt", "slt", "cmt", "clt", "elt", "pcc", "dpcc",
            "opcc", "dcc", "acc",
        ],
        StringComparer.OrdinalIgnoreCase);

    // Words of posts that are whole alone: "Director" or "Manager" may have what of behind the comma.
    static readonly FrozenSet<string> Alone = FrozenSet.ToFrozenSet(
        [
            .. Offices, "clerk", "chair", "treasurer", "secretary", "bursar", "headteacher", "registrar", "president", "councillor",
            "councillors",
        ],
        StringComparer.OrdinalIgnoreCase);

    // What statutory officers are called, and by which posts these offices are held; those have words of their areas.
    static readonly FrozenSet<string> FinanceOffices =
        FrozenSet.ToFrozenSet(["s151", "s.151", "s 151", "s151 officer", "section 151 officer", "s151o"], StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string> LegalOffices =
        FrozenSet.ToFrozenSet(["mo", "monitoring officer"], StringComparer.OrdinalIgnoreCase);

    // Which whoever holds another post may hold besides.
    static readonly FrozenSet<string> Duties =
        FrozenSet.ToFrozenSet(["siro", "dpo", "sro", "dcx", "dce"], StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string> FinanceWords = FrozenSet.ToFrozenSet(
        [
            "finance", "financial", "resources", "corporate", "treasurer", "treasury", "accountant", "deputy", "chief", "executive",
            "business",
        ],
        StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string> LegalWords = FrozenSet.ToFrozenSet(
        [
            "law", "legal", "governance", "democratic", "corporate", "resources", "solicitor", "secretary", "assurance", "deputy", "chief",
            "executive", "business",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether parts are posts beside each other of which some are initials: "CPO" and "CNO", "Director of Place" and "S151", but not
    /// "Director of Finance" and "S151", who may be one.
    /// </summary>
    public static bool AreInitials(string[] parts)
    {
        if (parts.Length < 2 || parts.Distinct(StringComparer.OrdinalIgnoreCase).Count() < parts.Length) return false;
        if (Array.TrueForAll(parts, IsChief)) return true;
        if (!Array.Exists(parts, IsStatutory)) return false;
        var others = Array.FindAll(parts, part => !IsStatutory(part));
        if (!Array.TrueForAll(others, PeopleAndPosts.IsPostOf)) return false;
        return !Array.Exists(others, other => MayBeHeldBy(other, parts, FinanceOffices, FinanceWords)
            || MayBeHeldBy(other, parts, LegalOffices, LegalWords));
    }

    /// <summary>Whether parts that are not known to be several may be, for some are initials of posts: "CFO", "S151".</summary>
    public static bool MayBeSeveral(string[] parts) => parts.Length > 1
        && Array.Exists(parts, part => IsChief(part) || IsStatutory(part) || Duties.Contains(part));

    // "CPO", "CEO", "CISO".
    static bool IsChief(string part) =>
        part is ['C', .., 'O'] && part.Length is 3 or 4 && part.AsSpan().IndexOfAnyExceptInRange('A', 'Z') < 0;

    static bool IsStatutory(string part) => FinanceOffices.Contains(part) || LegalOffices.Contains(part);

    static bool MayBeHeldBy(string post, string[] parts, FrozenSet<string> offices, FrozenSet<string> words) =>
        Array.Exists(parts, offices.Contains) && Array.Exists(post.Split([' ', ',', '-']), words.Contains);

    /// <summary>Whether each part of a text is a post or body of its own.</summary>
    public static bool Are(string[] parts)
    {
        for (var at = 0; at < parts.Length; at++)
        {
            if (!Array.TrueForAll(parts[at].Split('/', StringSplitOptions.TrimEntries), IsWhole)) return false;
            if (at > 0 && IsBodyOf(parts[at]) && !parts[at - 1].Contains(' ', StringComparison.Ordinal)) return false;
        }

        return true;
    }

    /// <summary>
    /// Whether two parts that a comma parts are posts of their own, of which one or both are one word: "Clerk, RFO", "Council, Clerk",
    /// "Caretaker, Bookings Officer".
    /// </summary>
    public static bool AreTwo(string[] parts) => parts is [var first, var second]
        && (Alone.Contains(first) || Bodies.Contains(first) || (IsWhole(first) && Alone.Contains(second)))
        && IsWhole(second) && !Bodies.Contains(second[(second.LastIndexOf(' ') + 1)..])
        && !string.Equals(first, second, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether posts may be of one who holds them all, of which one is one word: "Treasurer" and "Secretary". "Clerk &amp; RFO" is one.
    /// </summary>
    public static bool MayBeHeldTogether(string[] parts) => parts.Length > 1 && Array.Exists(parts, Alone.Contains)
        && !(Array.Exists(parts, part => part == "RFO") && Array.Exists(parts, part => part.EndsWith("lerk", StringComparison.Ordinal)))
        && Array.TrueForAll(parts, part => part.Contains(' ', StringComparison.Ordinal) ? IsWhole(part) : Alone.Contains(part));

    /// <summary>
    /// Whether posts that a slash parts have an addition behind a comma which may be of the last, or of all: "Officer/Manager, Housing".
    /// </summary>
    public static bool HaveMore(List<string> parts) =>
        parts.Count > 1 && parts[^1].Contains(',', StringComparison.Ordinal) && !parts.TrueForAll(PeopleAndPosts.IsPostOf);

    /// <summary>Whether a text is a whole post or body: "Chief Executive", "Head of HR".</summary>
    public static bool IsWhole(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= MostWords
            && (Bodies.Contains(words[^1]) || Offices.Contains(words[^1]) || PeopleAndPosts.EndsAsPost(words)
                || PeopleAndPosts.IsPostOf(text));
    }

    // "Finance Committee" may say of which a chair is, "Full Council" not.
    static bool IsBodyOf(string text) => text.LastIndexOf(' ') is > 0 and var last && Bodies.Contains(text[(last + 1)..])
        && !text.StartsWith("full ", StringComparison.OrdinalIgnoreCase);
}
