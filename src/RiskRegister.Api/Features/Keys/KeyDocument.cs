using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Keys;

/// <summary>An access key, without its secret.</summary>
public record KeyDocument
{
    /// <summary>Stands in the key itself, after "rr_", and in the audit log.</summary>
    public required string Id { get; init; }

    /// <summary>Whom it is for; stands in revisions and the audit log.</summary>
    public required string Label { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The posts that its holder acts for.</summary>
    public required IReadOnlyList<string> Owners { get; init; }

    /// <summary>Whether it grants a reader full editions of published snapshots.</summary>
    public required bool FullEdition { get; init; }

    public required KeyState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>Null for a key that lasts until it is revoked.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public required string? RevokedBy { get; init; }

    /// <summary>To the minute.</summary>
    public required DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The id of the key that it was made in place of.</summary>
    public required string? Replaces { get; init; }

    public static ReadOnlyMemory<byte> Of(AccessKey key, DateTimeOffset now, string? secret = null) =>
        JsonText.Write(writer => Write(writer, key, now, secret));

    public static void Write(Utf8JsonWriter writer, AccessKey key, DateTimeOffset now, string? secret = null)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, key.Id);
        writer.WriteString("label"u8, key.Label);
        writer.WriteTexts("roles"u8, key.RoleNames);
        writer.WriteTexts("owners"u8, key.Owners);
        writer.WriteBoolean("fullEdition"u8, key.FullEdition);
        writer.WriteString("state"u8, EnumNames.Of(key.StateAt(now)));
        writer.WriteInstant("createdAt"u8, new DateTimeOffset(key.CreatedAt));
        writer.WriteString("createdBy"u8, key.CreatedBy);
        writer.WriteInstant("expiresAt"u8, key.ExpiresAt);
        writer.WriteInstant("revokedAt"u8, key.RevokedAt);
        writer.WriteString("revokedBy"u8, key.RevokedBy);
        writer.WriteInstant("lastUsedAt"u8, key.LastUsedAt);
        writer.WriteString("replaces"u8, key.Replaces);
        if (secret is not null) writer.WriteString("secret"u8, secret);
        writer.WriteEndObject();
    }
}

/// <summary>A key that has just been made.</summary>
public sealed record MadeKeyDocument : KeyDocument
{
    /// <summary>What its holder sends as bearer token. Shown this once: a request sent again
    /// with the same Idempotency-Key is answered without it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }
}
