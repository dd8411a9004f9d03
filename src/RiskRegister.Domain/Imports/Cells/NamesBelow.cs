using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Lines of nothing but a name below an action, which may be where it is done: "River Lane" below "Review the plan", but neither "Staff
/// Training", which is done itself, nor any name where actions are written like one, "Review Policy".
/// </summary>
internal static class NamesBelow
{
    const int Longest = 40;
    const int MostWords = 5;
    const int ShortestOneWord = 4;

    // With which names of places of one word end or begin, and hardly another word.
    static readonly string[] EndingsOfPlaces =
    [
        "by", "ton", "ham", "ford", "ley", "bury", "wick", "thorpe", "chester", "cester", "caster", "dale", "stead", "worth", "minster",
        "combe", "hurst", "burgh", "borough", "mouth", "field", "pool", "wood", "bridge",
    ];

    static readonly string[] BeginningsOfPlaces = ["Aber", "Llan", "Pont", "Caer", "Tre", "Inver", "Strath", "Kirk"];

    // Towns of one word that end as what is done does.
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TownsInIng = Set(
        "reading", "worthing", "kettering", "epping", "woking", "barking", "dorking", "goring", "tring", "wing");

    // With which names of places end.
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Places = Set(
        "lane", "road", "street", "avenue", "way", "close", "drive", "crescent", "terrace", "row", "square", "court", "place", "hill",
        "green", "park", "gardens", "garden", "common", "wood", "woods", "field", "fields", "farm", "estate", "hall", "house", "centre",
        "depot", "library", "museum", "school", "academy", "college", "cemetery", "crematorium", "church", "chapel", "pavilion", "pool",
        "baths", "theatre", "market", "yard", "quay", "pier", "harbour", "marina", "dock", "docks", "bridge", "tunnel", "station",
        "airport", "beach", "bay", "river", "lake", "reservoir", "brook", "canal", "bypass", "roundabout", "junction", "site", "ward",
        "village", "town", "city", "north", "south", "east", "west", "tower", "tip", "allotments", "heol", "ffordd", "stryd");

    // With which what is done itself ends, or who does it.
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Doings = Set(
        "plan", "plans", "review", "reviews", "policy", "policies", "procedure", "procedures", "strategy", "strategies", "audit", "audits",
        "programme", "programmes", "project", "projects", "report", "reports", "register", "registers", "insurance", "inspection",
        "inspections", "maintenance", "management", "recruitment", "assessment", "assessments", "check", "checks", "exercise", "exercises",
        "survey", "surveys", "campaign", "campaigns", "update", "updates", "workshop", "workshops", "system", "systems", "software",
        "upgrade", "upgrades", "contract", "contracts", "framework", "agreement", "agreements", "scheme", "schemes", "protocol",
        "protocols", "test", "tests", "study", "case", "bid", "bids", "governance", "communications", "support", "guidance", "controls",
        "analysis", "implementation", "engagement", "consultation", "development", "group", "board", "committee", "team", "installation",
        "replacement", "procurement", "compliance", "process", "processes", "refresh", "repairs", "works", "response", "forecast",
        "budget", "advice", "research", "outreach", "liaison", "oversight", "scrutiny", "cover", "transport", "network", "equipment");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Smalls =
        Set("of", "the", "and", "on", "in", "upon", "by", "under", "at", "y", "yr", "le");

    /// <summary>Whether a line may be one, which is cheaply told.</summary>
    public static bool MayBeOne(ReadOnlySpan<char> line) => line.Length <= Longest && char.IsUpper(line[0]) && char.IsLetter(line[^1])
        && (line.LastIndexOf(' ') is > 0 and var last ? char.IsUpper(line[last + 1]) : Places.Contains(line) || IsOneWord(line));

    // "Leeds" and "Boiler", but neither "Training", which is done itself, "Review" nor "CCTV".
    static bool IsOneWord(ReadOnlySpan<char> line)
    {
        if (line.Length < ShortestOneWord || !char.IsUpper(line[0]) || !char.IsLower(line[1]) || Doings.Contains(line)
            || IsDoing(line) || LineWords.BeginsWithVerb(line) || LineWords.EndsInState(line)) return false;
        foreach (var each in line)
        {
            if (!char.IsLetter(each) && each is not ('-' or '\'' or '’')) return false;
        }

        return true;
    }

    static bool IsDoing(ReadOnlySpan<char> word) => word.EndsWith("ing") && !word.EndsWith("uilding") && !TownsInIng.Contains(word);

    /// <summary>Whether a line may be where the action above is done.</summary>
    /// <param name="action">The first line of the action, without its number.</param>
    public static bool MayBelongTo(string action, ReadOnlySpan<char> line) =>
        MayBeOne(line) && IsName(line) && HasSmallWord(action);

    /// <summary>Whether it is rather so.</summary>
    public static bool IsPlace(ReadOnlySpan<char> line) =>
        (Places.Contains(line[(line.LastIndexOf(' ') + 1)..]) && IsName(line)) || (IsOneWord(line) && IsNamedAsPlace(line));

    /// <summary>Whether a line is a word that is named as no place is: it may be one, "Leeds", or what is done, "Boiler".</summary>
    public static bool IsAnyWord(ReadOnlySpan<char> line) => IsOneWord(line) && !IsPlace(line);

    static bool IsNamedAsPlace(ReadOnlySpan<char> word)
    {
        foreach (var beginning in BeginningsOfPlaces)
        {
            if (word.Length > beginning.Length + 2 && word.StartsWith(beginning)) return true;
        }

        if (TownsInIng.Contains(word)) return true;
        foreach (var ending in EndingsOfPlaces)
        {
            if (word.Length > ending.Length + 1 && word.EndsWith(ending)) return true;
        }

        return false;
    }

    static bool IsName(ReadOnlySpan<char> line)
    {
        var last = line[(line.LastIndexOf(' ') + 1)..];
        if (Doings.Contains(last) || IsDoing(last)) return false;
        var words = 0;
        foreach (var part in line.Split(' '))
        {
            var word = line[part];
            if (word.Length == 0 || ++words > MostWords) return false;
            if (!char.IsUpper(word[0]) && !char.IsAsciiDigit(word[0]) && !(words > 1 && Smalls.Contains(word))) return false;
            foreach (var each in word)
            {
                if (!char.IsLetterOrDigit(each) && each is not ('-' or '\'' or '’' or '.')) return false;
            }
        }

        return true;
    }

    // "Review the plan" is written as a sentence is, "Review of the Plan" as a name.
    static bool HasSmallWord(ReadOnlySpan<char> action)
    {
        foreach (var part in action.Split(' '))
        {
            var word = action[part];
            if (word.Length > 2 && char.IsLower(word[0]) && !Smalls.Contains(word)) return true;
        }

        return false;
    }

    static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
