using Dapper;

namespace RiskRegister.UseCases.Committees;

/// <summary>Which meetings and items an actor may know of.</summary>
static class CommitteeSight
{
    /// <summary>Of a body "b": whoever reads the live register knows of all, everybody else of public ones.</summary>
    public const string Bodies = "(@readsLive or b.is_public)";

    /// <summary>
    /// Of an item "i": Part II is for those who see full editions; what it is about must be open to the actor as it is by itself, an entry
    /// to readers where a published register has it.
    /// </summary>
    public const string Items = """
        ((i.part = 1 or @seesPartTwo) and case
            when i.snapshot is not null then @unpublished or exists (
                select from standing_snapshots as s where s.quarter = i.snapshot and s.published_at is not null)
            when i.performance_report is not null then @unpublishedReports or exists (
                select from standing_performance_reports as p where p.quarter = i.performance_report and p.published_at is not null)
            else exists (
                select from entries as e
                where e.id = i.entry_id and (@seesAll or not e.exempt and (@readsLive or exists (select
        """ + PublishedRows + """
         and r.entry_id = e.id)) or @readsLive and name_keys(e.owners) && name_keys(@posts)))
            end)
        """;

    /// <summary>The number of an item's entry: to whoever does not read the live register, the one that was published last.</summary>
    public const string ReferenceOfItem = """
        case when i.entry_id is null then null when @readsLive then (select e.reference from entries as e where e.id = i.entry_id)
            else (select v.facts ->> 'reference'
        """ + PublishedRows + """
         and r.entry_id = i.entry_id order by s.quarter desc limit 1) end
        """;

    /// <summary>Whether what an item is about is there: a way is planned before its snapshot is taken.</summary>
    public const string IsThere = """
        (i.entry_id is not null or exists (select from standing_snapshots as s where s.quarter = i.snapshot)
            or exists (select from standing_performance_reports as p where p.quarter = i.performance_report))
        """;

    /// <summary>Entries "r" as snapshots "s" have them, in revisions "v".</summary>
    public const string FrozenRows = """
         from standing_rows as r
        join standing_snapshots as s on s.id = r.snapshot_id
        join entry_revisions as v on v.entry_id = r.entry_id and v.revision = r.revision

        """;

    // As published registers show them to everybody.
    const string PublishedRows = FrozenRows + "where not r.hidden and s.published_at is not null";

    public static DynamicParameters Parameters(Actor actor, object own)
    {
        var parameters = new DynamicParameters(own);
        parameters.AddDynamicParams(new
        {
            readsLive = ReadsLive(actor),
            seesPartTwo = actor.SeesFullEdition,
            unpublished = actor.SeesUnpublished,
            unpublishedReports = actor.SeesUnpublishedReports,
            seesAll = actor.SeesAllEntries,
            posts = actor.Posts.ToArray(),
        });
        return parameters;
    }

    public static bool ReadsLive(Actor actor) => Right.ReadLive.Allows(actor);
}
