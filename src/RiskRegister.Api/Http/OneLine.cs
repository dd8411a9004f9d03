namespace RiskRegister.Api.Http;

/// <summary>Names, reasons, notes to readers: one line with something on it.</summary>
public static class OneLine
{
    /// <summary>What is wrong with a text as one; null when nothing is.</summary>
    public static string? Fault(string text, int longest)
    {
        if (text.Trim().Length is 0 || text.Length > longest) return $"must have 1 to {longest} characters";
        if (text.Any(character => char.IsControl(character) || character is '\u2028' or '\u2029')) return "must be one line without control characters";
        return null;
    }
}
