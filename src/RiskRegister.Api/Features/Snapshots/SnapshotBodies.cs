using System.ComponentModel.DataAnnotations;
using RiskRegister.Api.Http;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Snapshots;

public sealed record SnapshotRequest
{
    /// <summary>As "2016-17-Q3"; not in the future, and after the latest taken.</summary>
    public required Quarter Quarter { get; init; }

    /// <summary>Takes it though owners are still to look at entries in the quarter's round.</summary>
    [NeverNull]
    public bool? DespiteOutstanding { get; init; }
}

public sealed record AddendumRequest
{
    /// <summary>The entry's reference in the snapshot, or its id.</summary>
    [Length(1, 36), RegularExpression(Patterns.ReferenceOrId)]
    public required string Reference { get; init; }

    /// <summary>What is corrected, as readers of the register are told: one line.</summary>
    [Length(1, EntryLimits.ChangeNote), RegularExpression(Patterns.Line)]
    public required string Note { get; init; }

    /// <summary>Whose text is right; the entry's present one when left out.</summary>
    [NeverNull, Range(1, int.MaxValue)]
    public int? Revision { get; init; }
}
