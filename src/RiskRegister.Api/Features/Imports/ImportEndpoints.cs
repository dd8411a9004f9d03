using RiskRegister.UseCases.Imports;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Imports;

/// <summary>POST /imports: one or more files forming one import, into the live register or as a past quarter's snapshot. All or nothing.</summary>
public static class ImportEndpoints
{
    const int LongestList = 2000;

    public static readonly QueryParameter DryRun = QueryParameter.Flag("dryRun", "Answers what would be done, and does nothing.");
    public static readonly QueryParameter OfQuarter = Quarters.Parameter("quarter",
        "The files are that quarter's whole register: entries that are missing are closed, and its snapshot is taken.", "2016-17-Q3");
    public static readonly QueryParameter Replace = QueryParameter.Text("replace",
        "References, separated by commas, that name something new in the files: the entry that has one is closed.", LongestList, "CR5,CR7");
    public static readonly QueryParameter Keep = QueryParameter.Text("keep",
        "References, separated by commas, of entries that stay the same although they have other titles in the files.", LongestList, "CR9");

    public static async Task<Outcome> Handle(HttpContext http, QueryValues query, NpgsqlDataSource database, IdempotentPosts posts, ImportRegister import)
    {
        var (read, unreadable) = await UploadedFiles.Read(http);
        if (unreadable is not null) return unreadable;
        var order = new ImportOrder
        {
            Files = read!.Files,
            Quarter = Quarter.TryParse(query[OfQuarter], out var quarter) ? quarter : null,
            Replace = ListOf(query[Replace]),
            Keep = ListOf(query[Keep]),
        };
        if (query.Flag(DryRun) == true)
        {
            await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
            return Show(await import.Rehearse(connection, order, http.RequestAborted));
        }

        return await posts.Run(http, read.Hash, async connection => Show(await import.Carry(connection, http.Actor(), order, http.RequestAborted)));
    }

    static Outcome Show(Result<ImportReport> done) => done switch
    {
        { Value: { } report } => Answer.Ok(ImportDocument.Write(report.Plan, report.DryRun, report.Quarter)),
        { Refusal: { About: ImportReport report } refusal } => new Problem(refusal.Kind, refusal.Detail)
        {
            Extension = ("import", ImportDocument.Write(report.Plan, report.DryRun, report.Quarter)),
        },
        _ => done.Refusal!,
    };

    static string[] ListOf(string? text) => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
