using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What stands beside an owner and is no part of the name: who it was before, "formerly Head of IT, now Head of Digital", and an address,
/// "Jane Smith (j.smith@ourcouncil.gov.uk)", or a telephone number. An address alone is an owner.
/// </summary>
internal static partial class OwnerAdditions
{
    const int Longest = 200;
    const int FewestDigits = 9;
    const string Around = " ,;:|/–—-";

    static readonly string[] Arrows = ["→", "➔", "➜", "⇒", "->", "=>", "–>"];

    static readonly SearchValues<string> Signs = SearchValues.Create(
        [
            "@", "now ", "now:", "until ", "till ", "former", "previous", "(was ", ", was ", "bellach ", "gynt ", .. Arrows,
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a cell may have one, as nearly none has.</summary>
    public static bool MayBeIn(string cell) => EndsInFigure(cell) || cell.AsSpan().ContainsAny(Signs);

    static bool EndsInFigure(string cell) => cell.AsSpan().TrimEnd(" )]") is [.., >= '0' and <= '9'];

    /// <summary>Whether an arrow parts owners of whom it is not clear which is the later.</summary>
    public static bool HasArrow(string owner) =>
        MayBeIn(owner) && Array.Exists(Arrows, arrow => owner.Contains(arrow, StringComparison.Ordinal));

    /// <summary>Whether it says until when somebody is the owner, and who will be then: "CFO (until Dec 26), then CEO".</summary>
    public static bool HasLater(string owner) => MayBeIn(owner) && Later().IsMatch(owner);

    /// <summary>The owners of a cell in lines where each has an address, and what belongs to an owner beside it.</summary>
    public static string InLines(string cell)
    {
        if (!MayBeIn(cell)) return cell;
        var joined = cell.Contains('@', StringComparison.Ordinal) ? WithAddressesBeside(cell) : cell;
        joined = Goes().Replace(joined, ", ${word} ");
        var all = WithAddress().Matches(joined);
        return all.Count > 1 && all.Sum(match => match.Length) == joined.Length
            ? string.Join('\n', all.Select(match => match.Value.TrimEnd([.. Around]))) : joined;
    }

    /// <summary>What stands beside the name of an owner; null where nothing does.</summary>
    public static OwnerAddition? Of(string owner)
    {
        if (owner.Length > Longest || !MayBeIn(owner)) return null;
        if (WithoutAddress(owner) is { } named) return new(owner, named, "the address");
        if (EndsInFigure(owner) && WithoutNumber(owner) is { } called) return new(owner, called, "the telephone number");
        if (Until().Match(owner) is { Success: true } until)
            return new(owner, until.Groups["now"].Value.Trim(), "until when that is so");
        var match = Changed().Match(owner);
        if (!match.Success) match = Former().Match(owner);
        if (!match.Success) match = Now().Match(owner) is var now && AreAlike(now) ? now : Match.Empty;
        if (!match.Success && HasArrow(owner)) match = Handed().Match(owner) is var handed && AreAlike(handed) ? handed : Match.Empty;
        return match.Success ? new(owner, match.Groups["new"].Value.Trim(), "who it was before") : null;
    }

    // "Jane Smith, now Head of HR" is one owner.
    static bool AreAlike(Match now) =>
        PeopleAndPosts.IsPerson(now.Groups["old"].Value.Trim()) == PeopleAndPosts.IsPerson(now.Groups["new"].Value.Trim());

    // Not the day of "Jane Smith 01-04-2027", nor the year or the number of a post.
    static string? WithoutNumber(string owner)
    {
        if (Telephone().Match(owner) is not { Success: true, Index: > 0 } match) return null;
        var number = match.Groups["number"];
        var isLong = number.Value.Count(char.IsAsciiDigit) >= FewestDigits;
        if (!match.Groups["label"].Success && (!isLong || DateText.Read(number.Value) is not null)) return null;
        var rest = owner[..match.Index].Trim([.. Around]);
        return rest.Any(char.IsLetter) ? rest : null;
    }

    static string? WithoutAddress(string owner)
    {
        if (!owner.Contains('@', StringComparison.Ordinal)) return null;
        var rest = Address().Replace(owner, "").Replace("  ", " ", StringComparison.Ordinal).Trim([.. Around]);
        rest = Caption().Replace(rest, "").Trim([.. Around]);
        if (rest is ['(', .., ')']) rest = rest[1..^1].Trim();
        return rest.Length < owner.Length && rest.Any(char.IsLetter) ? rest : null;
    }

    // "Jane Smith" and below it "jane.smith@ourcouncil.gov.uk" are one.
    static string WithAddressesBeside(string cell) => string.Join('\n', OwnerLines.Joined(cell, (owner, line) =>
        BareAddress().Match(line) is { Success: true } address && IsOf(owner, address.Groups["name"].Value)));

    static bool IsOf(string owner, string name)
    {
        string[] words = owner.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && (name.Contains(words[^1], StringComparison.OrdinalIgnoreCase)
            || name.Equals(string.Concat(words.Select(word => word[0])), StringComparison.OrdinalIgnoreCase));
    }

    const string Mail = @"(mailto:)?[\p{L}0-9._%+'’-]+@[\p{L}0-9-]+(\.[\p{L}0-9-]+)+";

    [GeneratedRegex(
        @"[\s,;:(\[|–—-]+((?<label>(tel(ephone)?|(tele)?phone|mob(ile)?|ext(ension|n)?|ffôn)\.?)\s*(no|number)?[.:]?\s*"
            + @"(?<number>[+0-9][0-9() -]*[0-9])|(?<number>(\+|\(?0)[0-9() -]+[0-9]))\s*[)\]]?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Telephone();

    const string Before = "(formerly|previously|was|gynt)";

    [GeneratedRegex(@"[<(\[]\s*" + Mail + @"\s*[>)\]]|[,;\s]*" + Mail, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"^[<(\[]?(mailto:)?(?<name>[\p{L}0-9._%+'’-]+)@[\p{L}0-9.-]+[>)\]]?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex BareAddress();

    [GeneratedRegex(@"[^@<>()\[\]\n;]+[<(\[]\s*" + Mail + @"\s*[>)\]]\s*([,/&+]\s*|\s(and|a|ac)\s+|$)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WithAddress();

    [GeneratedRegex(@"(^|[\s,;(\[])(e-?mail|e-?bost)(\s+address)?\s*:?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Caption();

    // "formerly Head of IT; now Head of Digital".
    [GeneratedRegex(@"\s*[;\n]\s*(?<word>(now|formerly|previously|bellach|gynt):?)\s+",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Goes();

    [GeneratedRegex(
        "^" + Before + @":?\s+(the\s+)?[^()\[\]]+?[.,;–—-]?\s+(and\s+)?(now|currently|bellach):?\s+(the\s+)?(?<new>[^()\[\]]+)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Changed();

    [GeneratedRegex(@"^(?<new>[^()\[\],]+)([(\[]|,|\s[–—-])\s*" + Before + @"\s+[^()\[\]]+[)\]]?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Former();

    // "Head of Parks until 31 Dec 2026", "CFO (until June)".
    [GeneratedRegex(@"^(?<now>[^()\[\],;]+?)[\s,–—-]*[(\[]?\b(until|till)\s+[^()\[\],;]+[)\]]?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Until();

    [GeneratedRegex(@"\b(until|till)\s.*[\s,;)](then|thereafter|after\s+(that|which)|from)\s",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Later();

    // "Jane Smith → Ann Lee".
    [GeneratedRegex(@"^(?<old>[^()\[\],;]+?)\s*(→|➔|➜|⇒|->|=>|–>)\s*(?<new>\p{Lu}[^()\[\],;→➔➜⇒>]+)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Handed();

    [GeneratedRegex(@"^(?<old>[^()\[\],]+)([(\[]|,|\s[–—-])\s*(now|bellach)\s+(?<new>[^()\[\]]+)[)\]]?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Now();
}

/// <summary>An owner that is written with more beside the name.</summary>
/// <param name="What">Is left out: "the address".</param>
internal readonly record struct OwnerAddition(string Written, string Owner, string What)
{
    /// <summary>What is said of it.</summary>
    public string Message => $"Of \"{CellText.Shown(Written)}\" \"{CellText.Shown(Owner)}\" is taken for the owner: {What} is left out.";
}
