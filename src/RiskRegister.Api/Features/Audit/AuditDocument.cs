using System.Text.Json;
using System.Text.Json.Nodes;
using RiskRegister.UseCases.Audit;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Audit;

/// <summary>One act: who did what to what, when, from where, in which request.</summary>
public sealed record AuditDocument
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The label of the key or the name in the token; "unknown" when a sign-in was refused.</summary>
    public required string Actor { get; init; }

    /// <summary>The id of the key, or the token's subject; null for what the service and its command line do.</summary>
    public required string? Credential { get; init; }

    /// <summary>Those that the actor held at the time.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    public required AuditAction Action { get; init; }

    /// <summary>The permanent id of the entry that was changed.</summary>
    public required Guid? Entry { get; init; }

    /// <summary>The entry's reference at that revision.</summary>
    public required string? Reference { get; init; }

    public required int? Revision { get; init; }

    /// <summary>Of the snapshot.</summary>
    public required string? Quarter { get; init; }

    /// <summary>Where the request came from; where many came from one IPv6 network, that network.</summary>
    public required string? Address { get; init; }

    public required string RequestId { get; init; }

    /// <summary>What else belongs to that action, such as the key that was made.</summary>
    public required JsonObject? Detail { get; init; }

    public static void Write(Utf8JsonWriter writer, AuditRow row)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, row.Id);
        writer.WriteInstant("at"u8, new DateTimeOffset(row.At));
        writer.WriteString("actor"u8, row.Actor);
        writer.WriteString("credential"u8, row.Credential);
        writer.WriteTexts("roles"u8, row.Roles);
        writer.WriteString("action"u8, row.Action);
        if (row.EntryId is { } entry) writer.WriteString("entry"u8, entry);
        else writer.WriteNull("entry"u8);
        writer.WriteString("reference"u8, row.Reference);
        if (row.Revision is { } revision) writer.WriteNumber("revision"u8, revision);
        else writer.WriteNull("revision"u8);
        writer.WriteString("quarter"u8, row.Quarter);
        writer.WriteString("address"u8, row.Address);
        writer.WriteString("requestId"u8, row.RequestId);
        writer.WritePropertyName("detail"u8);
        if (row.Detail is null) writer.WriteNullValue();
        else writer.WriteRawValue(row.Detail);
        writer.WriteEndObject();
    }
}
