using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Domain.Performance;

namespace RiskRegister.UseCases.Performance;

/// <summary>A measure as queries give it.</summary>
public sealed class MeasureRow
{
    public const string Select = """
        select m.id, m.revision, m.updated_at as UpdatedAt, m.updated_by as UpdatedBy, m.facts::text as Facts from measures as m

        """;

    /// <summary>What an actor may see: everything, or what is not exempt and what is of its posts.</summary>
    public const string Visible = "(@all or not m.exempt or m.owners && @posts)";

    MeasureState? state;

    public required Guid Id { get; init; }

    public required int Revision { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    public required string Facts { get; init; }

    public MeasureState State => state ??= JsonSerializer.Deserialize(Facts, MeasureJson.Stored.MeasureState)!;
}

/// <summary>How the facts of a measure are stored.</summary>
[JsonSerializable(typeof(MeasureState))]
public sealed partial class MeasureJson : JsonSerializerContext
{
    public static readonly MeasureJson Stored = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonText.Writing.Encoder,
        Converters =
        {
            new JsonStringEnumConverter<GoodIs>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Basis>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<MeasureUnit>(JsonNamingPolicy.CamelCase),
        },
    });
}
