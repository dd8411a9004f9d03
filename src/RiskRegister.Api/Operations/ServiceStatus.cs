using RiskRegister.Api.Http;
using RiskRegister.Api.Pdf;
using RiskRegister.Api.Start;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Operations;

namespace RiskRegister.Api.Operations;

/// <param name="What">data, spool or temporary.</param>
public sealed record DiskStatus(string What, string Path, long FreeBytes, long SizeBytes);

/// <summary>How the service is.</summary>
/// <param name="Database">Null while it does not answer.</param>
/// <param name="Fault">Why it does not.</param>
public sealed record StatusNow(DateTimeOffset At, DatabaseStatus? Database, string? Fault, bool PrintsPdf, IReadOnlyList<DiskStatus> Disks);

/// <summary>Looks how the service, its database and its disks are; always answers, and soon.</summary>
public sealed class ServiceStatus(
    ReadDatabaseStatus database, IConfiguration configuration, SpoolFolder spool, TimeProvider clock, ILogger<ServiceStatus> logger)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>As it was when it was last looked; null before the first look.</summary>
    public StatusNow? Latest { get; private set; }

    public async Task<StatusNow> Look(CancellationToken stop)
    {
        var (answer, fault) = await OfDatabase(stop);
        return Latest = new StatusNow(
            clock.GetUtcNow(), answer, fault, Browsers.Find(configuration["Chromium"]) is not null, [.. Disks()]);
    }

    async Task<(DatabaseStatus? Answer, string? Fault)> OfDatabase(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            return (await database.Read(limit.Token).WaitAsync(Patience, stop), null);
        }
        catch (Exception away) when (!stop.IsCancellationRequested)
        {
            logger.LogDebug(away, "The database's status cannot be read");
            return (null, (DatabaseFault.Of(away) ?? new DatabaseFault("The database does not answer.")).Sentence);
        }
    }

    IEnumerable<DiskStatus> Disks() =>
        new[] { ("data", RegisterDatabase.DataDirectoryOf(configuration)), ("spool", spool.Path), ("temporary", Path.GetTempPath()) }
            .Select(disk => OfDisk(disk.Item1, disk.Item2)).OfType<DiskStatus>();

    static DiskStatus? OfDisk(string what, string path)
    {
        try
        {
            var drive = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(path)! : path);
            return Directory.Exists(path) ? new DiskStatus(what, path, drive.AvailableFreeSpace, drive.TotalSize) : null;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
