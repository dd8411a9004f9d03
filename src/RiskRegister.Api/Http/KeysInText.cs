using System.Text.RegularExpressions;

namespace RiskRegister.Api.Http;

/// <summary>Access keys that stand where they should not.</summary>
public static partial class KeysInText
{
    /// <summary>The text with the secret of every key in it left out; its id stays.</summary>
    public static string Masked(string text) => text.Contains("rr_", StringComparison.Ordinal) ? WholeKey().Replace(text, "${id}_…") : text;

    [GeneratedRegex("(?<id>rr_[A-Za-z0-9_-]{12})_[A-Za-z0-9_-]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WholeKey();
}
