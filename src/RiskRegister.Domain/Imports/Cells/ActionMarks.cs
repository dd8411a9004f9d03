using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Boxes and ticks before the texts of a list of actions: "☒ Mend the gate", "☐ Paint it", "[x] Drill".</summary>
internal static partial class ActionMarks
{
    /// <summary>The signs that may be one; a cross may say that something is done, or that it is not.</summary>
    public const string Signs = "☐☑☒✓✔✅√✗✘";

    const int LongestNumber = 7;

    static readonly SearchValues<char> Firsts = SearchValues.Create(Signs + "[");

    /// <summary>
    /// What a mark says, and the text without it, its number kept; null where there is none. A tick may be but a bullet as well, and of a
    /// cross, and of boxes with a dash or a stroke, it cannot be told what they say.
    /// </summary>
    public static (ActionStatus? Status, bool IsTick, string Text)? Read(string line)
    {
        if (!MayHaveOne(line)) return null;
        if (Mark().Match(line) is not { Success: true } match) return AtEnd(line);
        var text = match.Groups["number"].Value + line[match.Length..];
        return match.Groups["mark"].ValueSpan[0] switch
        {
            '✓' or '✔' or '✅' or '√' => (ActionStatus.Done, true, text),
            '☑' or '☒' => (ActionStatus.Done, false, text),
            '☐' => (ActionStatus.Open, false, text),
            '[' when match.Groups["mark"].ValueSpan[1] is '-' or '/' or '~' => (null, false, line),
            '[' => (match.Groups["mark"].ValueSpan[1] == ' ' ? ActionStatus.Open : ActionStatus.Done, false, text),
            _ => (null, false, line),
        };
    }

    // "Mend the gate ✓", "Mend the gate [x]", "Mend the gate ☐".
    static (ActionStatus? Status, bool IsTick, string Text)? AtEnd(string line)
    {
        if (End().Match(line) is not { Success: true, Index: > 0 } match) return null;
        var mark = match.Groups["mark"].ValueSpan[0];
        return (mark == '☐' ? ActionStatus.Open : ActionStatus.Done, mark is '✓' or '✔' or '✅' or '√', line[..match.Index]);
    }

    static bool MayHaveOne(string line) => line.AsSpan(0, Math.Min(line.Length, LongestNumber + 1)).ContainsAny(Firsts)
        || line.AsSpan(Math.Max(0, line.Length - LongestNumber)).ContainsAny(Firsts);

    [GeneratedRegex(@"\s+[(\[]?\s*(?<mark>[☐☑☒✓✔✅√])\s*[)\]]?\.?$|\s+\[(?<mark>[xX])\]\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex End();

    [GeneratedRegex(@"^(?<number>\(?[0-9a-z]{1,3}[).]\s+)?(?<mark>[☐☑☒✓✔✅√✗✘]|\[[ xX/~-]\])\s*",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
