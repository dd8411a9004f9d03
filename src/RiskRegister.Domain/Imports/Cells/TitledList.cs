using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// A list outside of a table that names entries by number and title behind a label: "Closed this quarter: R2 Payroll stops; R4 Old depot".
/// </summary>
internal static partial class TitledList
{
    const int Longest = 2_000;
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>The label and each entry that is named behind it; null where a text is no such list.</summary>
    public static (string Label, IReadOnlyList<string> Named)? Of(string text)
    {
        if (text.Length > Longest || Labelled().Match(text) is not { Success: true } list) return null;
        var rest = list.Groups["rest"].Value;
        int[] starts = [.. Items().Matches(rest).Select(item => item.Groups["item"].Index)];
        if (starts is not [0, ..]) return null;
        return (list.Groups["label"].Value, [.. starts.Select((start, at) =>
            rest[start..(at + 1 < starts.Length ? starts[at + 1] : rest.Length)])]);
    }

    /// <summary>The number that an item begins with, and what stands behind it.</summary>
    public static (string Number, string Title) Parted(string item)
    {
        var number = First().Match(item);
        var title = Joined().Replace(item[number.Length..], "");
        return (number.Value, title.Trim(' ', '.', ',', ';', ':', '-', '–', '—', '\n', '"', '“', '”'));
    }

    [GeneratedRegex(
        @"^\W*(?<label>[^:0-9\n]{3,120}?)\s*(:|\s[-–—])\s*(?<rest>[^\s].*)$",
        Options | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(^|[;,\n]|\band\b)\s*(?<item>" + EntryNumbers.Lettered + ")", Options | RegexOptions.NonBacktracking)]
    private static partial Regex Items();

    [GeneratedRegex("^" + EntryNumbers.Lettered, Options)]
    private static partial Regex First();

    // What stands before the next.
    [GeneratedRegex(@"(\s|\b)and\s*$", Options)]
    private static partial Regex Joined();
}
