using System.Text.Json;
using RiskRegister.Api.Start;
using RiskRegister.UseCases.Operations;

namespace RiskRegister.Api.Operations;

/// <summary>How the service is, for operators.</summary>
/// <param name="Version">Of the service.</param>
/// <param name="StartedAt">When this instance was.</param>
/// <param name="Database">Null while it does not answer.</param>
/// <param name="DatabaseFault">Why it does not.</param>
/// <param name="LatestSnapshot">Published or not.</param>
/// <param name="Verification">The last one of everything.</param>
/// <param name="BackedUpAt">When the last backup was made.</param>
/// <param name="Webhooks">What webhooks have yet to get.</param>
/// <param name="Mail">What the mail server has yet to take.</param>
/// <param name="PrintsPdf">Whether Chromium was found.</param>
/// <param name="Disks">Those that the service writes to.</param>
public sealed record StatusDocument(
    string Version, DateTimeOffset StartedAt, DatabaseInStatus? Database, string? DatabaseFault, SnapshotInStatus? LatestSnapshot,
    VerificationInStatus? Verification, DateTimeOffset? BackedUpAt, OutboxInStatus? Webhooks, OutboxInStatus? Mail, bool PrintsPdf,
    IReadOnlyList<DiskStatus> Disks)
{
    public static ReadOnlyMemory<byte> Of(ServiceStatus status, StatusNow now) => JsonText.Write(writer =>
    {
        var database = now.Database;
        writer.WriteStartObject();
        writer.WriteString("version"u8, ServiceLog.Version);
        writer.WriteInstant("startedAt"u8, status.StartedAt);
        WriteWhere(writer, "database"u8, database, isThere: true, WriteDatabase);
        writer.WriteString("databaseFault"u8, now.Fault);
        WriteWhere(writer, "latestSnapshot"u8, database, database?.Quarter is not null, WriteSnapshot);
        WriteWhere(writer, "verification"u8, database, database?.VerifiedAt is not null, WriteVerification);
        writer.WriteInstant("backedUpAt"u8, database?.BackedUpAt);
        WriteWhere(writer, "webhooks"u8, database, isThere: true, WriteWebhooks);
        WriteWhere(writer, "mail"u8, database, isThere: true, WriteMail);
        writer.WriteBoolean("printsPdf"u8, now.PrintsPdf);
        writer.WriteStartArray("disks"u8);
        foreach (var disk in now.Disks) WriteDisk(writer, disk);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    static void WriteWhere(
        Utf8JsonWriter writer, ReadOnlySpan<byte> name, DatabaseStatus? database, bool isThere,
        Action<Utf8JsonWriter, DatabaseStatus> members)
    {
        if (database is null || !isThere)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        members(writer, database);
        writer.WriteEndObject();
    }

    static void WriteDatabase(Utf8JsonWriter writer, DatabaseStatus database)
    {
        writer.WriteBoolean("takesChanges"u8, database.TakesChanges);
        writer.WriteString("version"u8, database.Version);
        writer.WriteNumber("bytes"u8, database.Bytes);
        writer.WriteNumber("connections"u8, database.Connections);
        writer.WriteNumber("mostConnections"u8, database.MostConnections);
        writer.WriteNumber("migrations"u8, database.Migrations);
    }

    static void WriteSnapshot(Utf8JsonWriter writer, DatabaseStatus database)
    {
        writer.WriteString("quarter"u8, database.Quarter);
        writer.WriteInstant("takenAt"u8, database.TakenAt);
        writer.WriteInstant("publishedAt"u8, database.PublishedAt);
    }

    static void WriteVerification(Utf8JsonWriter writer, DatabaseStatus database)
    {
        writer.WriteInstant("at"u8, database.VerifiedAt);
        writer.WriteNumber("failures"u8, database.Failures ?? 0);
    }

    static void WriteWebhooks(Utf8JsonWriter writer, DatabaseStatus database) =>
        WriteOutbox(writer, database.WebhooksWaiting, database.WebhooksSince, database.WebhooksGivenUp);

    static void WriteMail(Utf8JsonWriter writer, DatabaseStatus database) =>
        WriteOutbox(writer, database.MailsWaiting, database.MailsSince, database.MailsGivenUp);

    static void WriteOutbox(Utf8JsonWriter writer, int waiting, DateTime? since, int givenUp)
    {
        writer.WriteNumber("waiting"u8, waiting);
        writer.WriteInstant("since"u8, since);
        writer.WriteNumber("givenUp"u8, givenUp);
    }

    static void WriteDisk(Utf8JsonWriter writer, DiskStatus disk)
    {
        writer.WriteStartObject();
        writer.WriteString("what"u8, disk.What);
        writer.WriteString("path"u8, disk.Path);
        writer.WriteNumber("freeBytes"u8, disk.FreeBytes);
        writer.WriteNumber("sizeBytes"u8, disk.SizeBytes);
        writer.WriteEndObject();
    }
}

/// <param name="TakesChanges">False on a standby, and where an administrator has forbidden changes.</param>
/// <param name="Version">As the server says it.</param>
/// <param name="Connections">Those of everybody to this database.</param>
/// <param name="MostConnections">That the server takes.</param>
/// <param name="Migrations">How many have been applied.</param>
public sealed record DatabaseInStatus(bool TakesChanges, string Version, long Bytes, int Connections, int MostConnections, int Migrations);

/// <param name="Quarter">As 2016-17-Q3.</param>
/// <param name="PublishedAt">Null until it is.</param>
public sealed record SnapshotInStatus(string Quarter, DateTimeOffset TakenAt, DateTimeOffset? PublishedAt);

/// <param name="Failures">How many rows failed.</param>
public sealed record VerificationInStatus(DateTimeOffset At, int Failures);

/// <param name="Waiting">How many are yet to be sent, or to be sent again.</param>
/// <param name="Since">When the first of those happened or was made; null when none waits.</param>
/// <param name="GivenUp">How many are not tried any more.</param>
public sealed record OutboxInStatus(int Waiting, DateTimeOffset? Since, int GivenUp);
