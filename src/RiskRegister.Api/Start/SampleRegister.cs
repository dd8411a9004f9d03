using System.Reflection;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Imports;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Start;

/// <summary>
/// Loads the demonstration register of db/samples, a snapshot for each of its quarters, into a database that has nothing in it.
/// </summary>
public sealed class SampleRegister(NpgsqlDataSource database, ImportRegister import, PublishSnapshot publish)
{
    const string Folder = "samples/";

    public async Task LoadWhenEmpty(ILogger logger, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using (var isEmpty = new NpgsqlCommand("select not exists (select from entries) and not exists (select from snapshots)",
            connection))
        {
            if (await isEmpty.ExecuteScalarAsync(stop) is not true) return;
        }

        var actor = Actor.Service("Sample register") with { RequestId = "start" };
        foreach (var (quarter, files) in Quarters())
        {
            var outcome = await import.Carry(connection, actor, new ImportOrder { Files = files, Quarter = quarter }, stop);
            if (!outcome.IsDone)
                throw new InvalidOperationException($"The sample register of {quarter} was refused: {outcome.Refusal.Detail}");
            _ = (await publish.Apply(connection, actor, StandingSnapshot.LatestName, stop)).Required;
        }

        await transaction.CommitAsync(stop);
        logger.LogInformation(
            "The sample register was loaded; start with --Sample false and another --DataDirectory to begin with an empty one");
    }

    static IEnumerable<(Quarter Quarter, IReadOnlyList<(string Name, byte[] Content)> Files)> Quarters() =>
        from name in Assembly.GetExecutingAssembly().GetManifestResourceNames()
        where name.StartsWith(Folder, StringComparison.Ordinal)
        let parts = name[Folder.Length..].Split('/', '\\')
        where Quarter.TryParse(parts[0], out _)
        group (Name: parts[^1], Resource: name) by parts[0] into quarter
        orderby quarter.Key
        select (Quarter.TryParse(quarter.Key, out var parsed) ? parsed : default,
            (IReadOnlyList<(string, byte[])>)[.. quarter.OrderByDescending(file => file.Name, StringComparer.Ordinal)
                .Select(file => (file.Name, Read(file.Resource)))]);

    static byte[] Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
