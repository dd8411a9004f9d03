using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Domain;

namespace RiskRegister.UseCases.Storage;

/// <summary>
/// How an entry lies in the database: "facts", which the service reads to judge and filter, and "content", which goes to clients as it
/// is stored. Digests are over these texts, so a change of form here must still read what older revisions hold.
/// </summary>
/// <param name="Facts">Status, scores, owners, direction …</param>
/// <param name="Content">Title, description, effects, controls and actions.</param>
public sealed record StoredEntry(byte[] Facts, byte[] Content)
{
    public static StoredEntry From(EntryState state, string updatedBy, string? changeNote) => new(
        JsonSerializer.SerializeToUtf8Bytes(StoredFacts.From(state, updatedBy, changeNote), StoredJson.Texts.StoredFacts),
        JsonSerializer.SerializeToUtf8Bytes(StoredContent.From(state), StoredJson.Texts.StoredContent));

    /// <param name="facts">In UTF-8, as the database sends them.</param>
    public static StoredFacts ReadFacts(ReadOnlySpan<byte> facts) => StoredFactsReader.Read(facts);

    /// <param name="content">In UTF-8, as the database sends it.</param>
    public static StoredContent ReadContent(ReadOnlySpan<byte> content) =>
        JsonSerializer.Deserialize(content, StoredJson.Texts.StoredContent)!;

    public static EntryState ReadState(Guid id, StoredFacts facts, ReadOnlySpan<byte> content) =>
        facts.ToState(id, ReadContent(content));

    public static string ReadTitle(ReadOnlySpan<byte> content) => JsonSerializer.Deserialize(content, StoredJson.Texts.StoredTitle)!.Title;
}

public sealed record StoredFacts
{
    public required EntryKind Kind { get; init; }

    public required EntryStatus Status { get; init; }

    public string? Reference { get; init; }

    public string? SourceReference { get; init; }

    public string? Service { get; init; }

    public required IReadOnlyList<string> Types { get; init; }

    public required IReadOnlyList<string> Owners { get; init; }

    public required StoredScore Score { get; init; }

    public required StoredScore ResidualScore { get; init; }

    public StoredScore? TargetScore { get; init; }

    // What came later is left out where nothing is said: older revisions do not have it, and few new ones do.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? TargetDate { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EntryResponse? Response { get; init; }

    /// <summary>Null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Objectives { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EntryMove? Move { get; init; }

    /// <summary>Which register keeps it.</summary>
    [JsonIgnore]
    public RegisterLevel Level => Move?.To ?? RegisterLevel.Corporate;

    public required StatedDirection Direction { get; init; }

    public Exemption? Exempt { get; init; }

    public Closure? Closure { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    public int LastControlId { get; init; }

    public int LastActionId { get; init; }

    public required string UpdatedBy { get; init; }

    public string? ChangeNote { get; init; }

    public static StoredFacts From(EntryState state, string updatedBy, string? changeNote) => new()
    {
        Kind = state.Kind,
        Status = state.Status,
        Reference = state.Reference?.ToString(),
        SourceReference = state.SourceReference,
        Service = state.Service,
        Types = state.Types,
        Owners = state.Owners,
        Score = StoredScore.From(state.Score),
        ResidualScore = StoredScore.From(state.ResidualScore),
        TargetScore = state.TargetScore is { } target ? StoredScore.From(target) : null,
        TargetDate = state.TargetDate,
        Response = state.Response,
        Objectives = state.Objectives.Count == 0 ? null : state.Objectives,
        Move = state.Move,
        Direction = state.Direction,
        Exempt = state.Exempt,
        Closure = state.Closure,
        ReviewedAt = state.ReviewedAt,
        LastControlId = state.LastControlId,
        LastActionId = state.LastActionId,
        UpdatedBy = updatedBy,
        ChangeNote = changeNote,
    };

    /// <summary>
    /// Frozen facts with what an addendum corrects: types, owners, narrative and exemption; scores, status and stated direction stay.
    /// </summary>
    public StoredFacts CorrectedBy(StoredFacts addendum) => this with
    {
        Types = addendum.Types,
        Owners = addendum.Owners,
        Exempt = addendum.Exempt,
        Direction = Direction with { Narrative = addendum.Direction.Narrative },
    };

    public EntryReference? ParsedReference() => EntryReference.TryParse(Reference, out var reference) ? reference : null;

    /// <summary>What messages call the entry.</summary>
    public string Name(Guid id) => Reference ?? $"proposal {id:D}";

    public EntryState ToState(Guid id, StoredContent content) => new()
    {
        Id = id,
        Kind = Kind,
        Status = Status,
        Reference = ParsedReference(),
        SourceReference = SourceReference,
        Title = content.Title,
        Description = content.Description,
        Service = Service,
        Types = Types,
        Effects = content.Effects,
        Controls = content.Controls,
        Actions = content.Actions,
        Score = Score.ToScore(),
        ResidualScore = ResidualScore.ToScore(),
        TargetScore = TargetScore?.ToScore(),
        TargetDate = TargetDate,
        Response = Response,
        Objectives = Objectives ?? [],
        Owners = Owners,
        Move = Move,
        Direction = Direction,
        Exempt = Exempt,
        Closure = Closure,
        ReviewedAt = ReviewedAt,
        LastControlId = LastControlId,
        LastActionId = LastActionId,
    };
}

public sealed record StoredScore(int Impact, int Likelihood, bool Assumed)
{
    public static StoredScore From(Score score) => new(score.Impact, score.Likelihood, score.Assumed);

    public Score ToScore() => new(Impact, Likelihood, Assumed);
}

/// <summary>Title first: what comes after it is passed through to clients as it lies.</summary>
public sealed record StoredContent
{
    [JsonPropertyOrder(-1)]
    public required string Title { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<string> Effects { get; init; }

    public required IReadOnlyList<Control> Controls { get; init; }

    public required IReadOnlyList<PlannedAction> Actions { get; init; }

    /// <summary>Of an entry that nothing but its title is read of.</summary>
    public static StoredContent Titled(string title) => new() { Title = title, Effects = [], Controls = [], Actions = [] };

    public static StoredContent From(EntryState state) => new()
    {
        Title = state.Title,
        Description = state.Description,
        Effects = state.Effects,
        Controls = state.Controls,
        Actions = state.Actions,
    };
}

/// <summary>The one part of a content that is wanted by itself.</summary>
public sealed record StoredTitle(string Title);

/// <summary>The stored form: compact, letters as letters, enums in camelCase.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredFacts))]
[JsonSerializable(typeof(StoredContent))]
[JsonSerializable(typeof(StoredTitle))]
public sealed partial class StoredJson : JsonSerializerContext
{
    public static readonly StoredJson Texts = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonText.Writing.Encoder,
        Converters =
        {
            new JsonStringEnumConverter<EntryKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<EntryStatus>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ActionStatus>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Direction>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<EntryResponse>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<RegisterLevel>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ControlEffectiveness>(JsonNamingPolicy.CamelCase),
        },
    });
}
