using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Imports;

/// <summary>POST /imports: one or more files forming one import, into the live register or as a past quarter's snapshot. All or nothing.</summary>
public static class ImportRegister
{
    const int LongestList = 2000;
    const int LargeUpload = 1024 * 1024;

    public static readonly QueryParameter DryRun = QueryParameter.Flag("dryRun", "Answers what would be done, and does nothing.");
    public static readonly QueryParameter OfQuarter = Quarters.Parameter("quarter",
        "The files are that quarter's whole register: entries that are missing are closed, and its snapshot is taken.", "2016-17-Q3");
    public static readonly QueryParameter Replace = QueryParameter.Text("replace",
        "References, separated by commas, that name something new in the files: the entry that has one is closed.", LongestList, "CR5,CR7");
    public static readonly QueryParameter Keep = QueryParameter.Text("keep",
        "References, separated by commas, of entries that stay the same although they have other titles in the files.", LongestList, "CR9");

    public static async Task<Outcome> Handle(HttpContext http, QueryValues query, NpgsqlDataSource database, Once once, RegisterImport import)
    {
        var (read, unreadable) = await UploadedFiles.Read(http);
        if (unreadable is not null) return unreadable;
        if (read!.Files.Sum(file => (long)file.Content.Length) > LargeUpload) http.Response.OnCompleted(GiveMemoryBack);
        var order = new ImportOrder
        {
            Files = read.Files,
            Quarter = Quarter.TryParse(query[OfQuarter], out var quarter) ? quarter : null,
            Replace = ListOf(query[Replace]),
            Keep = ListOf(query[Keep]),
        };
        if (query.Flag(DryRun) == true)
        {
            await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
            return await import.Rehearse(connection, order, http.RequestAborted);
        }

        return await once.Run(http, read.Hash, connection => import.Carry(connection, Act.Of(http), order, http.RequestAborted));
    }

    // Megabytes of cells become ten times as much on the way, which nothing that comes after asks for again: the collector would keep it for
    // another import. Imports are rare, and this stops the others for some tens of milliseconds.
    static Task GiveMemoryBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Task.CompletedTask;
    }

    static string[] ListOf(string? text) => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
