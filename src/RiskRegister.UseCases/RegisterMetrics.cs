using System.Diagnostics.Metrics;

namespace RiskRegister.UseCases;

/// <summary>Counters of what matters, beside those that ASP.NET Core and Npgsql keep themselves.</summary>
public sealed class RegisterMetrics : IDisposable
{
    public const string Name = "RiskRegister";

    readonly Meter meter = new(Name);
    readonly Counter<long> refusals;
    readonly Counter<long> snapshots;
    readonly Counter<long> imports;
    readonly Counter<long> changes;

    public RegisterMetrics()
    {
        refusals = meter.CreateCounter<long>("riskregister.refusals",
            description: "Problems answered, by code; conflicts are 409 and 412.");
        snapshots = meter.CreateCounter<long>("riskregister.snapshots", description: "What was done to snapshots, by what.");
        imports = meter.CreateCounter<long>("riskregister.imports", description: "Imports, by outcome.");
        changes = meter.CreateCounter<long>("riskregister.changes", description: "Changes to entries accepted.");
    }

    public void Refused(string code, int status) => refusals.Add(1, new("code", code), new KeyValuePair<string, object?>("status", status));

    public void Snapshot(string action) => snapshots.Add(1, new KeyValuePair<string, object?>("action", action));

    public void Import(string outcome) => imports.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void Changed(int entries) => changes.Add(entries);

    public void Dispose() => meter.Dispose();
}
