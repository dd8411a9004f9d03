namespace RiskRegister.Api.Http;

/// <summary>What each text of a list is: how long, and of which form; a line unless said.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EachAttribute(int longest) : Attribute
{
    public int Shortest => 1;

    public int Longest { get; } = longest;

    /// <summary>A regular expression.</summary>
    public string Pattern { get; init; } = Patterns.Line;
}
