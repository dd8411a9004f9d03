using System.Text.Json;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>A measure as queries give it.</summary>
public sealed class MeasureRow
{
    public const string Select = """
        select m.id, m.revision, m.updated_at as UpdatedAt, m.updated_by as UpdatedBy, m.facts::text as Facts from measures as m

        """;

    /// <summary>What an actor may see: everything, or what is not exempt and what is of its posts.</summary>
    public const string Visible = "(@all or not m.exempt or name_keys(m.owners) && name_keys(@posts))";

    MeasureState? state;

    public required Guid Id { get; init; }

    public required int Revision { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    public required string Facts { get; init; }

    public MeasureState State => state ??= JsonSerializer.Deserialize(Facts, MeasureJson.Stored.MeasureState)!;
}
