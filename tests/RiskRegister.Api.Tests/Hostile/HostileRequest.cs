using System.Text;

namespace RiskRegister.Api.Tests.Hostile;

/// <summary>A request that must be refused.</summary>
/// <param name="Target">As on the request line.</param>
public sealed record HostileRequest(string Method, string Target)
{
    /// <summary>A short name for what is wrong.</summary>
    public required string Wrong { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public byte[] Body { get; init; } = [];

    public string? ContentType { get; init; }

    /// <summary>How often the body is sent over, in one request.</summary>
    public int Times { get; init; } = 1;

    public bool Chunked { get; init; }

    /// <summary>The member or parameter at fault, which "errors" must name.</summary>
    public string? Fault { get; init; }

    /// <summary>What it must be told; null where any 4xx will do.</summary>
    public string? Code { get; init; }

    public override string ToString() => $"{Method} {(Target.Length > 90 ? Target[..90] + "…" : Target)}: {Wrong}";

    public HostileRequest With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };

    public HostileRequest WithJson(string json) => this with
    {
        Body = Encoding.UTF8.GetBytes(json),
        ContentType = Method == "PATCH" ? "application/merge-patch+json" : "application/json",
    };
}

/// <summary>What the corpus is aimed at.</summary>
/// <param name="Open">With an action 1 and a control 1.</param>
public sealed record HostileTarget(string Key, Held Open, Held Proposal)
{
    public HostileRequest Request(string method, string path, string wrong) =>
        new HostileRequest(method, path) { Wrong = wrong }.With("Authorization", $"Bearer {Key}");
}
