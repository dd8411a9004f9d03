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
            "rfo", "ceo", "cfo", "coo", "cio", "cto", "cdo", "ciso", "siro", "dpo", "smt", "slt", "cmt", "clt", "elt",
        ],
        StringComparer.OrdinalIgnoreCase);

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
    /// Whether posts that a slash parts have an addition behind a comma which may be of the last, or of all: "Officer/Manager, Housing".
    /// </summary>
    public static bool HaveMore(List<string> parts) =>
        parts.Count > 1 && parts[^1].Contains(',', StringComparison.Ordinal) && !parts.TrueForAll(PeopleAndPosts.IsPostOf);

    static bool IsWhole(string text)
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
