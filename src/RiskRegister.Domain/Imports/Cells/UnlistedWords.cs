using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Names of sections, tables and sheets which say that what is below is not, or not yet, on the register: "Risks proposed for inclusion",
/// "Risks not added", "Watch list", "Example".
/// </summary>
internal static partial class UnlistedWords
{
    const int Longest = 120;
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    /// <summary>Whether a name says so.</summary>
    public static bool AreIn(string name) => name.Length <= Longest && TextKey.Of(name) is var key
        && (Example().IsMatch(key) || Rejected().IsMatch(key) || Leaving().IsMatch(key) || IsOfProposals(key));

    /// <summary>What entries below such a name rather are; null where that is anybody's guess.</summary>
    public static RowStatus? MeaningOf(string name)
    {
        var key = TextKey.Of(name);
        if (Example().IsMatch(key) || Rejected().IsMatch(key)) return RowStatus.LeaveOut;
        if (Leaving().IsMatch(key)) return RowStatus.Open;
        return Watched().IsMatch(key) ? null : RowStatus.Proposed;
    }

    // A draft register is one that has its entries.
    static bool IsOfProposals(string key) => Watched().IsMatch(key) || NotYet().IsMatch(key)
        || (Proposed().IsMatch(key) && !key.Contains("register", StringComparison.Ordinal));

    [GeneratedRegex(@"^\W*(worked\s)?examples?(\s(risks?|opportunit(y|ies)|entry|entries|rows?))?\W*$", Options)]
    private static partial Regex Example();

    [GeneratedRegex(
        @"\b(risks?|opportunit(y|ies)|threats?)\b.*\b(considered\s(and|but)|rejected|not\s(added|included|accepted|adopted)|discounted)\b"
            + @"|\b(rejected|discounted)\s(risks?|opportunit(y|ies)|threats?)\b",
        Options)]
    private static partial Regex Rejected();

    [GeneratedRegex(
        @"\bproposed\s(for|to\sbe)\s(removal|removed|closure|closed|deletion|deleted|de-?escalat(ion|ed)|archiv(ing|ed))\b", Options)]
    private static partial Regex Leaving();

    [GeneratedRegex(@"\b(proposed|draft)\s((new|additional)\s)?((corporate|strategic)\s)?(risks?|opportunit(y|ies)|threats?)\b"
        + @"|\b(risks?|opportunit(y|ies)|threats?)\s((are\s)?proposed|for\s(inclusion|consideration|approval))\b", Options)]
    private static partial Regex Proposed();

    [GeneratedRegex(@"\b(risks?|opportunit(y|ies)|threats?)\b.*\bnot\syet\s(been\s)?(agreed|approved|adopted|accepted)\b", Options)]
    private static partial Regex NotYet();

    [GeneratedRegex(
        @"^\W*((risk|corporate)\s)*(watch\s?-?list|horizon\sscan(ning)?|(issues\s\()?materiali[sz]ed\srisks\)?)\W*$", Options)]
    private static partial Regex Watched();
}
