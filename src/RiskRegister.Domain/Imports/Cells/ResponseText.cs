using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads what a response column says: one of the eight words, or one that councils use for it.</summary>
internal static partial class ResponseText
{
    // What handbooks and registers say for a response to a risk; what is no word for exactly one of them stays out.
    static readonly (string Word, EntryResponse Response)[] OfRisks =
    [
        ("treated", EntryResponse.Treat), ("reduce", EntryResponse.Treat), ("reduced", EntryResponse.Treat),
        ("mitigate", EntryResponse.Treat), ("mitigated", EntryResponse.Treat), ("modify", EntryResponse.Treat),
        ("modified", EntryResponse.Treat), ("tolerated", EntryResponse.Tolerate),
        ("accept", EntryResponse.Tolerate), ("accepted", EntryResponse.Tolerate), ("retain", EntryResponse.Tolerate),
        ("retained", EntryResponse.Tolerate),
        ("transferred", EntryResponse.Transfer), ("share", EntryResponse.Transfer), ("shared", EntryResponse.Transfer),
        ("terminated", EntryResponse.Terminate), ("avoid", EntryResponse.Terminate), ("avoided", EntryResponse.Terminate),
        ("remove", EntryResponse.Terminate), ("treating", EntryResponse.Treat), ("reducing", EntryResponse.Treat),
        ("mitigating", EntryResponse.Treat), ("tolerating", EntryResponse.Tolerate), ("accepting", EntryResponse.Tolerate),
        ("transferring", EntryResponse.Transfer), ("sharing", EntryResponse.Transfer), ("terminating", EntryResponse.Terminate),
        ("avoiding", EntryResponse.Terminate),
    ];

    static readonly (string Word, EntryResponse Response)[] OfOpportunities =
    [
        ("exploited", EntryResponse.Exploit), ("enhanced", EntryResponse.Enhance), ("shared", EntryResponse.Share),
        ("accepted", EntryResponse.Accept), ("exploiting", EntryResponse.Exploit), ("enhancing", EntryResponse.Enhance),
        ("sharing", EntryResponse.Share), ("accepting", EntryResponse.Accept),
    ];

    static readonly FrozenSet<string> Words = EntryResponses.Of(EntryKind.Risk).Concat(EntryResponses.Of(EntryKind.Opportunity))
        .Select(response => response.Worded()).Concat(OfRisks.Concat(OfOpportunities).Select(each => each.Word))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a folded word is one for a response, to whichever kind.</summary>
    public static bool IsWordOfOne(string word) => Words.Contains(word);

    /// <summary>
    /// Whether a folded word says what is done with an open entry, wherever it stands: not "Accepted", which the entry may be.
    /// </summary>
    public static bool IsWhatIsDone(string word) => word is "treat" or "treating" or "tolerate" or "tolerating" or "transfer"
        or "transferring" or "exploit" or "exploiting" or "enhance" or "enhancing";

    /// <summary>The response, and whether another word stands for it; null where the cell says none.</summary>
    public static (EntryResponse? Response, bool IsOtherWord) Read(string cell, EntryKind kind)
    {
        var word = TextKey.Of(cell);
        foreach (var response in EntryResponses.Of(kind))
        {
            if (response.Worded() == word) return (response, false);
        }

        foreach (var (other, response) in kind == EntryKind.Risk ? OfRisks : OfOpportunities)
        {
            if (other == word) return (response, true);
        }

        return (null, false);
    }

    /// <summary>
    /// The response that a cell begins with, and what it says behind that: "Mitigate – yearly drills", "Accept (low cost)". Null where it
    /// begins with none, or several: "Treat / Transfer". Before a list no sign is needed, "TREAT 1) Monitoring".
    /// </summary>
    public static (string Word, string Behind)? BeginningOf(string cell)
    {
        if (Beginning().Match(cell) is not { Success: true } match) return null;
        var word = match.Groups["word"].Value;
        if (Read(word, EntryKind.Risk).Response is null && Read(word, EntryKind.Opportunity).Response is null) return null;
        return (word, match.Groups["more"].Success ? match.Groups["more"].Value : match.Groups["behind"].Value.Trim());
    }

    [GeneratedRegex(
        @"^\s*(?<word>\p{L}{5,11})\s*(([:–—]|\s-\s|\n)(\s*\((?<more>[^()]+)\)\s*|(?<behind>.*))|\((?<more>[^()]+)\)\s*"
            + @"|(?<behind>\(?1[).]\s.*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Beginning();
}
