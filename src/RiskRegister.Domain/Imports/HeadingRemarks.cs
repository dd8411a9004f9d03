using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Headings that name the texts and what is said of each: "Actions &amp; RAG", "Review / action required".</summary>
internal static partial class HeadingRemarks
{
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
        | RegexOptions.NonBacktracking;

    const string Joint = @"(\s*[&+/,;]\s*|\s+and\s+|\s+with\s+)";
    const string Remark = @"((latest|current|last|quarterly|monthly|the|their|any|other|risk|action|control|general)\s+)?"
        + @"(b?rag(b|\s+(status|rating|colour))?|colour|reviews?|reviewed|status|state|updates?|comments?|comment(ary|aries)|notes?"
        + @"|remarks?|priority|evidence|position|progress)";

    /// <summary>The heading without them; null of one that has none beside other words.</summary>
    public static string? Without(string heading)
    {
        var bare = Behind().Match(heading) is { Success: true } behind ? behind : Before().Match(heading);
        return bare.Success ? bare.Groups["rest"].Value : null;
    }

    [GeneratedRegex(@"^(?<rest>.+?)(" + Joint + Remark + @")+\W*$", Options)]
    private static partial Regex Behind();

    [GeneratedRegex(@"^\s*(" + Remark + Joint + @")+(?<rest>.+)$", Options)]
    private static partial Regex Before();
}
