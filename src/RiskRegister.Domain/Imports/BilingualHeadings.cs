using System.Buffers;
using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Headings in two languages: "Perchennog / Owner", "Owner (Perchennog)", or one below the other. One part is a known heading; the other is
/// taken for its translation where none of its words is one that headings have in English.
/// </summary>
internal static class BilingualHeadings
{
    const int LongestPart = 60;

    static readonly SearchValues<char> Dividers = SearchValues.Create("/\n()[]");

    // The language that registers here have beside English: of it whatever divides the parts.
    static readonly FrozenSet<string> Welsh = Set(
        "risg", "risgiau", "tebygolrwydd", "effaith", "effeithiau", "sgôr", "sgor", "sgorio", "cynhenid", "gweddilliol", "targed",
        "presennol", "cyfredol", "cychwynnol", "gros", "net", "difrifoldeb", "lefel", "gradd", "graddfa", "cyn", "ar", "ôl", "wedi",
        "rheolaeth", "rheolaethau", "rheolyddion", "rheoli", "mesurau", "perchennog", "perchnogion", "swyddog", "arweiniol", "cyfrifol",
        "cyfeirnod", "cyf", "rhif", "disgrifiad", "teitl", "enw", "achos", "canlyniad", "canlyniadau", "camau", "cam", "gweithredu",
        "gweithredoedd", "pellach", "lliniaru", "dyddiad", "adolygu", "adolygiad", "adolygwyd", "statws", "cynnydd", "categori", "math",
        "gwasanaeth", "cyfarwyddiaeth", "adran", "cyfeiriad", "teithio", "tuedd", "cyfle", "cyfleoedd", "cau", "cwblhau", "diweddaf",
        "amcan", "amcanion", "corfforaethol", "ymateb", "triniaeth", "manylion", "achosion", "maes", "posibl", "goblygiadau", "mewnol",
        "waith", "rheolydd", "cynllun", "cymryd", "pwy", "gan", "erbyn", "pryd", "amserlen", "diweddariad", "gynnydd", "blaenoriaethau",
        "arweinydd", "cyfrifoldeb", "daith", "diwethaf", "ddiwethaf", "nod", "bygythiad", "newydd", "gynhenid",
        "weddilliol", "bresennol", "gyfredol", "gychwynnol", "darged", "or", "ar", "ir", "y", "yr", "o",
        "a", "i", "ac", "neu");

    // English words with which headings say more, beside those of the known headings themselves.
    static readonly FrozenSet<string> English = Set(
        "comment", "note", "update", "date", "evidence", "source", "link", "history", "log", "cost", "budget", "financial", "finance",
        "time", "quality", "reputation", "reputational", "people", "staff", "legal", "regulatory", "compliance", "environment",
        "environmental", "health", "safety", "political", "social", "economic", "technical", "technology", "information", "data",
        "project", "programme", "customer", "public", "community", "property", "asset", "capital", "revenue", "percentage", "frequency",
        "speed", "velocity", "proximity", "urgency", "priority", "weight", "weighting", "average", "minimum", "maximum", "optional",
        "mandatory", "required", "internal", "external", "named", "contact", "email", "phone", "meeting", "committee", "board", "audit",
        "assurance", "next", "first", "second", "new", "other", "all", "any", "if", "known", "applicable", "see", "per", "using",
        "from", "on", "at", "as", "not", "only", "interim", "draft", "final", "approved", "raised", "opened", "created", "added",
        "previou", "last", "prior", "old", "former", "since", "year", "month", "quarter", "week", "annual", "quarterly", "monthly",
        "council", "corporate", "local", "national", "flood", "fire");

    /// <summary>What a heading means whose other part is a translation, and the known part; null where it is not that.</summary>
    /// <param name="named">What a part names, or null.</param>
    /// <param name="isKnown">Whether a word is one of those of known headings.</param>
    public static (HeadingMeaning Meaning, string Known)? MeaningOf(
        string heading, Func<string, HeadingMeaning?> named, Func<string, bool> isKnown)
    {
        if (PartsOf(heading) is not var (one, other, at)) return null;
        var (first, second) = (named(one), named(other));
        if (first is not null && second is not null)
        {
            // Both are known, and the one in Welsh gives way.
            if (IsWelsh(one) == IsWelsh(other)) return null;
            if (IsWelsh(one)) first = null;
            else second = null;
        }

        if ((first ?? second) is not { } meaning) return null;
        var translation = first is null ? one : other;
        var words = HeadingNames.FoldedHeading(translation).Split(' ');

        // "Linked" above "risks" goes on, and "(reputation)" behind "Impact" says which of several scores it is.
        var isOfAny = heading[at] switch
        {
            '/' => heading[at - 1] == ' ',
            '\n' => false,
            _ => meaning.Family == ScoreFamily.None,
        };
        var isTranslation = IsWelsh(translation)
            || (isOfAny && Array.TrueForAll(words, word => word.All(char.IsLetter) && !English.Contains(word) && !isKnown(word)));
        return isTranslation ? (meaning with { Sureness = Sureness.Likely }, first is null ? other : one) : null;
    }

    // "Net" is a word of both.
    static bool IsWelsh(string part) => HeadingNames.FoldedHeading(part) is var words && words != "net"
        && Array.TrueForAll(words.Split(' '), Welsh.Contains);

    static (string One, string Other, int At)? PartsOf(string heading)
    {
        var slash = heading.IndexOf('/', StringComparison.Ordinal);
        var at = slash >= 0 ? slash : heading.AsSpan().IndexOfAny('\n', '(', '[');
        if (at <= 0) return null;
        var (one, other) = (heading[..at].Trim(), heading[(at + 1)..].Trim());
        if (heading[at] is '(' or '[')
        {
            if (other is not [.., ')' or ']']) return null;
            other = other[..^1].Trim();
        }

        return IsPart(one) && IsPart(other) ? (one, other, at) : null;
    }

    static bool IsPart(string part) => part.Length is > 1 and <= LongestPart && !part.AsSpan().ContainsAny(Dividers);

    // As the words of headings are folded: "statws" loses its last letter.
    static FrozenSet<string> Set(params string[] words) => words.Select(HeadingNames.FoldedHeading).ToFrozenSet(StringComparer.Ordinal);
}
