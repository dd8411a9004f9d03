using System.Diagnostics.Metrics;
using RiskRegister.Api.Start;
using RiskRegister.UseCases.Operations;

namespace RiskRegister.Api.Operations;

/// <summary>The service's status as numbers, of its last look.</summary>
public sealed class StatusMetrics : IDisposable
{
    readonly Meter meter = new(RegisterMetrics.Name);
    readonly ServiceStatus status;
    readonly TimeProvider clock;

    public StatusMetrics(ServiceStatus status, TimeProvider clock)
    {
        (this.status, this.clock) = (status, clock);
        meter.CreateObservableGauge("riskregister.build",
            () => new Measurement<int>(1, new KeyValuePair<string, object?>("version", ServiceLog.Version)),
            description: "Always 1; the version is its label.");
        Gauge("riskregister.database.up", "Whether the database answers.", now => now.Database is null ? 0 : 1);
        Gauge("riskregister.database.writable", "Whether it takes changes.", now => now.Database is { TakesChanges: true } ? 1 : 0);
        Gauge("riskregister.database.size", "Of the register's database.", now => now.Database?.Bytes, "By");
        Gauge("riskregister.database.connections", "Of everybody to the register's database.", now => now.Database?.Connections);
        Gauge("riskregister.database.connections.limit", "That the server takes.", now => now.Database?.MostConnections);
        Gauge("riskregister.verification.failures", "Rows that failed when all were last verified.", now => now.Database?.Failures);
        Gauge("riskregister.verification.age", "Since everything was last verified, or the service started.",
            now => Age(now, now.Database?.VerifiedAt), "s");
        Gauge("riskregister.backup.age", "Since the last backup, or the service started.", now => Age(now, now.Database?.BackedUpAt), "s");
        Outboxes("riskregister.outbox.waiting", "Events and e-mails that are yet to be sent.",
            now => now.WebhooksWaiting, now => now.MailsWaiting);
        Outboxes("riskregister.outbox.failed", "Events and e-mails that were given up.",
            now => now.WebhooksGivenUp, now => now.MailsGivenUp);
        Outboxes("riskregister.outbox.age", "Since the first of what is yet to be sent happened; 0 when nothing is.",
            now => Since(now.WebhooksSince), now => Since(now.MailsSince), "s");
        Gauge("riskregister.pdf.available", "Whether Chromium, which prints PDF, was found.", now => now.PrintsPdf ? 1 : 0);
        Disks("riskregister.disk.free", "Left on the disks that the service writes to.", disk => disk.FreeBytes);
        Disks("riskregister.disk.size", "Of the disks that the service writes to.", disk => disk.SizeBytes);
    }

    public void Dispose() => meter.Dispose();

    // Where there is nothing to say, nothing is said.
    void Gauge(string name, string description, Func<StatusNow, long?> value, string? unit = null) => meter.CreateObservableGauge(
        name, () => status.Latest is { } now && value(now) is { } known ? [new Measurement<long>(known)]
            : Array.Empty<Measurement<long>>(), unit, description);

    void Outboxes(
        string name, string description, Func<DatabaseStatus, long> webhooks, Func<DatabaseStatus, long> mail, string? unit = null) =>
        meter.CreateObservableGauge(
            name, () => status.Latest?.Database is { } database ? [Of(webhooks(database), "webhooks"), Of(mail(database), "mail")]
                : Array.Empty<Measurement<long>>(), unit, description);

    static Measurement<long> Of(long value, string outbox) => new(value, new KeyValuePair<string, object?>("outbox", outbox));

    long Since(DateTime? at) => at is { } then ? Math.Max(0, (long)(clock.GetUtcNow() - new DateTimeOffset(then)).TotalSeconds) : 0;

    void Disks(string name, string description, Func<DiskStatus, long> value) => meter.CreateObservableGauge(
        name, () => (status.Latest?.Disks ?? [])
            .Select(disk => new Measurement<long>(value(disk), new KeyValuePair<string, object?>("disk", disk.What))),
        "By", description);

    long? Age(StatusNow now, DateTime? at) =>
        now.Database is null ? null
            : (long)(clock.GetUtcNow() - (at is { } then ? new DateTimeOffset(then) : status.StartedAt)).TotalSeconds;
}
