using RiskRegister.Api.Features.Imports;
using RiskRegister.Api.Features.Performance;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.OpenApi;

/// <summary>An RFC 9457 problem as clients get it.</summary>
/// <remarks><see cref="Refusal"/> writes it; this type is its schema, and tests read answers with it.</remarks>
public sealed record ProblemDocument
{
    /// <summary>Where this problem is explained: "/problems/" and the code.</summary>
    public required string Type { get; init; }

    /// <summary>The same words for the same code.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong this time, for people.</summary>
    public required string Detail { get; init; }

    /// <summary>The path that was asked for.</summary>
    public required string Instance { get; init; }

    /// <summary>Which problem it is, for programs; stable.</summary>
    public required string Code { get; init; }

    /// <summary>Names the request in the service's logs.</summary>
    public required string RequestId { get; init; }

    /// <summary>Every fault, by JSON path ("$.actions[2].text") or by query parameter.</summary>
    [NeverNull]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    /// <summary>What an import found, with its refusal.</summary>
    [NeverNull]
    public ImportDocument? Import { get; init; }

    /// <summary>What was understood of an import, with its questions.</summary>
    [NeverNull]
    public AnalysisDocument? Analysis { get; init; }

    /// <summary>What an import of measures found, with its refusal.</summary>
    [NeverNull]
    public MeasuresImportDocument? Measures { get; init; }
}
