using System.Text.Json;
using RiskRegister.Domain;

namespace RiskRegister.UseCases.Storage;

/// <summary>
/// Reads facts token by token. Every entry of every page is read so, and the serializer takes more than twice as long for members that
/// are set only once; a test holds the two against each other. Members that it does not know are passed over, for older revisions.
/// </summary>
static class StoredFactsReader
{
    /// <exception cref="JsonException">It is not what <see cref="StoredFacts"/> writes.</exception>
    public static StoredFacts Read(ReadOnlySpan<byte> facts)
    {
        var reader = new Utf8JsonReader(facts);
        EntryKind kind = default;
        EntryStatus status = default;
        string? reference = null, sourceReference = null, service = null, updatedBy = null, changeNote = null;
        IReadOnlyList<string> types = [], owners = [];
        IReadOnlyList<string>? objectives = null;
        EntryResponse? response = null;
        DateOnly? targetDate = null;
        EntryMove? move = null;
        StoredScore? score = null, residual = null, target = null;
        var direction = StatedDirection.None;
        Exemption? exempt = null;
        Closure? closure = null;
        DateTimeOffset? reviewedAt = null;
        int lastControlId = 0, lastActionId = 0;
        Begin(ref reader);
        while (IsMember(ref reader))
        {
            if (Is(ref reader, "kind"u8)) kind = Enum<EntryKind>(ref reader);
            else if (Is(ref reader, "status"u8)) status = Enum<EntryStatus>(ref reader);
            else if (Is(ref reader, "reference"u8)) reference = reader.GetString();
            else if (Is(ref reader, "sourceReference"u8)) sourceReference = reader.GetString();
            else if (Is(ref reader, "service"u8)) service = reader.GetString();
            else if (Is(ref reader, "types"u8)) types = Texts(ref reader);
            else if (Is(ref reader, "owners"u8)) owners = Texts(ref reader);
            else if (Is(ref reader, "score"u8)) score = Score(ref reader);
            else if (Is(ref reader, "residualScore"u8)) residual = Score(ref reader);
            else if (Is(ref reader, "targetScore"u8)) target = Score(ref reader);
            else if (Is(ref reader, "direction"u8)) direction = Direction(ref reader);
            else if (Is(ref reader, "exempt"u8)) exempt = JsonSerializer.Deserialize(ref reader, StoredJson.Texts.Exemption);
            else if (Is(ref reader, "closure"u8)) closure = JsonSerializer.Deserialize(ref reader, StoredJson.Texts.Closure);
            else if (Is(ref reader, "reviewedAt"u8)) reviewedAt = Instant(ref reader);
            else if (Is(ref reader, "lastControlId"u8)) lastControlId = reader.GetInt32();
            else if (Is(ref reader, "lastActionId"u8)) lastActionId = reader.GetInt32();
            else if (Is(ref reader, "updatedBy"u8)) updatedBy = reader.GetString();
            else if (Is(ref reader, "changeNote"u8)) changeNote = reader.GetString();
            else if (Is(ref reader, "response"u8)) response = Enum<EntryResponse>(ref reader);
            else if (Is(ref reader, "objectives"u8)) objectives = Texts(ref reader);
            else if (Is(ref reader, "targetDate"u8)) targetDate = Day(ref reader);
            else if (Is(ref reader, "move"u8)) move = JsonSerializer.Deserialize(ref reader, StoredJson.Texts.EntryMove);
            else Pass(ref reader);
        }

        return new StoredFacts
        {
            Kind = kind,
            Status = status,
            Reference = reference,
            SourceReference = sourceReference,
            Service = service,
            Types = types,
            Owners = owners,
            Score = score ?? throw new JsonException("Stored facts have no score."),
            ResidualScore = residual ?? throw new JsonException("Stored facts have no residual score."),
            TargetScore = target,
            TargetDate = targetDate,
            Response = response,
            Objectives = objectives,
            Move = move,
            Direction = direction,
            Exempt = exempt,
            Closure = closure,
            ReviewedAt = reviewedAt,
            LastControlId = lastControlId,
            LastActionId = lastActionId,
            UpdatedBy = updatedBy ?? throw new JsonException("Stored facts do not say who changed them."),
            ChangeNote = changeNote,
        };
    }

    static void Begin(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Stored facts are no object.");
    }

    static bool IsMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    // Goes on to the value when it is.
    static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    static T Enum<T>(ref Utf8JsonReader reader) where T : struct, Enum =>
        EnumNames.TryParse<T>(reader.GetString(), out var value) ? value
            : throw new JsonException($"{reader.GetString()} is stored as {typeof(T).Name}.");

    static DateTimeOffset? Instant(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset();

    static DateOnly Day(ref Utf8JsonReader reader) =>
        DateOnly.ParseExact(reader.GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static List<string> Texts(ref Utf8JsonReader reader)
    {
        var texts = new List<string>(2);
        while (reader.Read() && reader.TokenType == JsonTokenType.String) texts.Add(reader.GetString()!);
        return texts;
    }

    static StoredScore? Score(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        int impact = 0, likelihood = 0;
        var assumed = false;
        while (IsMember(ref reader))
        {
            if (Is(ref reader, "impact"u8)) impact = reader.GetInt32();
            else if (Is(ref reader, "likelihood"u8)) likelihood = reader.GetInt32();
            else if (Is(ref reader, "assumed"u8)) assumed = reader.GetBoolean();
            else Pass(ref reader);
        }

        return new StoredScore(impact, likelihood, assumed);
    }

    static StatedDirection Direction(ref Utf8JsonReader reader)
    {
        Direction? direction = null;
        DateTimeOffset? statedAt = null;
        string? narrative = null;
        while (IsMember(ref reader))
        {
            if (Is(ref reader, "direction"u8)) direction = reader.TokenType == JsonTokenType.Null ? null : Enum<Direction>(ref reader);
            else if (Is(ref reader, "statedAt"u8)) statedAt = Instant(ref reader);
            else if (Is(ref reader, "narrative"u8)) narrative = reader.GetString();
            else Pass(ref reader);
        }

        return new StatedDirection(direction, statedAt, narrative);
    }
}
