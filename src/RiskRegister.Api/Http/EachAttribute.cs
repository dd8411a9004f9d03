namespace RiskRegister.Api.Http;

/// <summary>How long each text of a list is.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EachAttribute(int longest) : Attribute
{
    public int Shortest => 1;

    public int Longest { get; } = longest;
}
