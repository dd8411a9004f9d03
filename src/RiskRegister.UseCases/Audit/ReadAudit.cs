using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Audit;

/// <summary>Which acts are looked for; what is null is not asked.</summary>
public sealed record AuditFilter
{
    /// <summary>A name, or the id of a credential.</summary>
    public string? Actor { get; init; }

    public Guid? Entry { get; init; }

    /// <summary>Of the live entry, else of the one closed last.</summary>
    public EntryReference? Reference { get; init; }

    public AuditAction? Action { get; init; }

    /// <summary>Of the snapshot.</summary>
    public Quarter? Quarter { get; init; }

    /// <summary>At or after it.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before it.</summary>
    public DateTimeOffset? To { get; init; }
}

/// <summary>The audit log, newest first.</summary>
public sealed class ReadAudit(NpgsqlDataSource database)
{
    const string List = """
        select a.id, a.at, a.actor, a.credential, a.roles, a.action, a.entry_id as EntryId, v.facts ->> 'reference' as Reference, a.revision,
            a.quarter, a.address, a.request_id as RequestId, a.detail::text as Detail
        from audit_log as a
        left join entry_revisions as v on v.entry_id = a.entry_id and v.revision = a.revision
        where (@actor::text is null or a.actor = @actor or a.credential = @actor)
            and (@id::uuid is null or a.entry_id = @id)
            and (@reference::text is null or a.entry_id = (
                select e.id from entries as e where e.reference = @reference
                order by e.status = 'closed', e.facts #>> '{closure,closedAt}' desc, e.id limit 1))
            and (@action::text is null or a.action = @action)
            and (@quarter::text is null or a.quarter = @quarter)
            and (@from::timestamptz is null or a.at >= @from)
            and (@to::timestamptz is null or a.at < @to)
            and (@after::timestamptz is null or (a.at, a.id) < (@after, @afterId))
        order by a.at desc, a.id desc
        limit @limit
        """;

    /// <param name="after">The row after which the page begins; null for the first.</param>
    public async Task<IReadOnlyList<AuditRow>> Page(AuditFilter filter, (DateTime At, long Id)? after, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await connection.QueryAsync<AuditRow>(new CommandDefinition(List, Parameters(filter, after, limit),
            cancellationToken: stop))).AsList();
    }

    /// <summary>All of it at one instant, one after the other: nothing is held but the one that is looked at.</summary>
    public async IAsyncEnumerable<AuditRow> All(AuditFilter filter, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await foreach (var row in connection.QueryUnbufferedAsync<AuditRow>(List, Parameters(filter, after: null, limit: null))
            .WithCancellation(stop))
            yield return row;
    }

    static object Parameters(AuditFilter filter, (DateTime At, long Id)? after, int? limit) => new
    {
        actor = filter.Actor,
        id = filter.Entry,
        reference = filter.Reference?.ToString(),
        action = filter.Action is { } action ? EnumNames.Of(action) : null,
        quarter = filter.Quarter?.ToString(),
        from = filter.From,
        to = filter.To,
        after = after?.At,
        afterId = after?.Id,
        limit,
    };
}

/// <summary>The use cases of the audit log.</summary>
public static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services.AddSingleton<ReadAudit>().AddSingleton<RecordReading>();
}
