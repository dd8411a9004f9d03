using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using RiskRegister.UseCases.Imports;

namespace RiskRegister.Api.Features.Imports;

/// <summary>
/// POST /imports: one or more files forming one import, into the live register or as a past quarter's snapshot. All or nothing. And
/// POST /imports/analysis: what is understood of them.
/// </summary>
public static class ImportEndpoints
{
    const int LongestList = 2000;

    public static readonly QueryParameter OfQuarter = Quarters.Parameter("quarter",
        "The files are that quarter's whole register: entries that are missing are closed, and its snapshot is taken.", "2016-17-Q3");
    public static readonly QueryParameter Replace = QueryParameter.Text("replace",
        "References, separated by commas, that name something new in the files: the entry that has one is closed.", LongestList, "CR5,CR7");
    public static readonly QueryParameter Keep = QueryParameter.Text("keep",
        "References, separated by commas, of entries that stay the same although they have other titles in the files.", LongestList, "CR9");
    public static readonly QueryParameter Overwrite = QueryParameter.Text("overwrite",
        "References, separated by commas, of entries that have changed since they were exported, and over which the files win.",
            LongestList, "CR12");
    public static readonly QueryParameter Profile = QueryParameter.Text("profile",
        "The import profile by which the files are read, where no mapping is sent.", ProfileNames.Longest, "opengrc");

    public static async Task<Outcome> Handle(
        HttpContext http, QueryValues query, NpgsqlDataSource database, IdempotentPosts posts, ImportRegister import,
        ImportProfiles profiles)
    {
        var (order, hash, problem) = await ReadOrder(http, query, profiles);
        if (problem is not null) return problem;
        if (query.Flag(QueryParameter.DryRun) == true)
        {
            await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
            return Show(await import.Rehearse(connection, order!, http.RequestAborted));
        }

        return await posts.Run(http, hash!, async connection =>
            Show(await import.Carry(connection, http.Actor(), order!, http.RequestAborted)));
    }

    public static async Task<Outcome> Analyse(
        HttpContext http, QueryValues query, NpgsqlDataSource database, ImportRegister import, ImportProfiles profiles)
    {
        var (order, _, problem) = await ReadOrder(http, query, profiles);
        if (problem is not null) return problem;
        var (form, unacceptable) = FormChoice.OfAnalysis.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var analysed = await import.Analyse(connection, order!, http.RequestAborted);
        await connection.CloseAsync();
        if (analysed.Value is not { } understanding) return Refused(analysed.Refusal!);
        return form == Form.Json ? Answer.Ok(AnalysisDocument.Write(understanding)) : CommentedFile.Of(http, order!, understanding);
    }

    static async Task<(ImportOrder? Order, byte[]? Hash, Outcome? Problem)> ReadOrder(
        HttpContext http, QueryValues query, ImportProfiles profiles)
    {
        var (read, unreadable) = await UploadedFiles.Read(http);
        if (unreadable is not null) return (null, null, unreadable);
        var (mapping, wrong) = await MappingOf(read!, query[Profile], profiles, http.RequestAborted);
        if (wrong is not null) return (null, null, wrong);
        var order = new ImportOrder
        {
            Files = read!.Files,
            Quarter = Quarter.TryParse(query[OfQuarter], out var quarter) ? quarter : null,
            Replace = ListOf(query[Replace]),
            Keep = ListOf(query[Keep]),
            Overwrite = ListOf(query[Overwrite]),
            Mapping = mapping!,
        };
        return (order, read.Hash, null);
    }

    static async Task<(ImportMapping? Mapping, Outcome? Problem)> MappingOf(
        UploadedFiles read, string? profile, ImportProfiles profiles, CancellationToken stop)
    {
        if (read.Mapping is { } sent)
        {
            if (profile is not null) return (null, new Problem(Problems.Malformed, "Send a mapping or name a profile, not both."));
            var (mapping, faults) = MappingText.Read(sent);
            if (mapping is not null) return (mapping, null);
            var more = faults.Count == 1 ? "" : $" {faults.Count - 1} more.";
            return (null, new Refusal(ImportRefusals.MappingInvalid, $"{faults[0].Path}: {faults[0].Message}{more}"));
        }

        if (profile is null) return (new ImportMapping(), null);
        var (kept, refusal) = await profiles.Find(profile, stop);
        return (kept?.Mapping, refusal is null ? null : Problem.Of(refusal));
    }

    static Outcome Show(Result<ImportReport> done) =>
        done.Value is { } report ? Answer.Ok(ImportDocument.Write(report.Plan, report.DryRun, report.Quarter)) : Refused(done.Refusal!);

    static Outcome Refused(Refusal refusal) => refusal.About switch
    {
        ImportReport report => new Problem(refusal.Kind, refusal.Detail)
        {
            Extension = ("import", ImportDocument.Write(report.Plan, report.DryRun, report.Quarter)),
        },
        ImportUnderstanding understanding => new Problem(refusal.Kind, refusal.Detail)
        {
            Extension = ("analysis", AnalysisDocument.Write(understanding)),
        },
        _ => refusal,
    };

    static string[] ListOf(string? text) => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
