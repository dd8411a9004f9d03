namespace RiskRegister.Documents.Printed;

/// <summary>Text of several lines.</summary>
static class Lines
{
    static readonly string[] Ends = ["\r\n", "\n", "\r", "\u2028", "\u2029"];

    /// <summary>Its lines, blank ones left out.</summary>
    public static IReadOnlyList<string> Of(string? text) =>
        text?.Split(Ends, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
