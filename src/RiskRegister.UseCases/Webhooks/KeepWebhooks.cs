using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Events;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Webhooks;

/// <summary>Says why an address must not be sent to; null when it may be.</summary>
public delegate Task<string?> AddressCheck(string url, CancellationToken stop);

/// <summary>What changes of a webhook; what is not given stays.</summary>
public sealed record WebhookPatch
{
    public Optional<string?> Url { get; init; }

    public Optional<IReadOnlyList<string>?> Types { get; init; }

    public Optional<bool?> Enabled { get; init; }
}

/// <summary>Makes, changes and ends webhooks.</summary>
public sealed class KeepWebhooks(NpgsqlDataSource database, Transactions transactions, AddressCheck check, TimeProvider clock)
{
    const string One = Webhook.Select + "where w.id = @id";

    const string List = Webhook.Select + "order by w.made_at, w.id";

    const string Insert = """
        insert into webhooks (id, revision, url, types, secret, position, made_at, made_by)
        select @id, 1, @url, @types, @secret, number_events(), @now, @actor
        where (select count(*) from webhooks) < @most
        """;

    // One that is enabled again goes on where it stopped.
    const string Update = """
        update webhooks set revision = revision + 1, url = @url, types = @types,
            disabled_at = case when @enabled then null else coalesce(disabled_at, @now) end,
            disabled_because = case when @enabled then null else coalesce(disabled_because, 'An administrator disabled it.') end,
            failing_since = case when @enabled and disabled_at is not null then null else failing_since end
        where id = @id
        """;

    const string Rotate = """
        update webhooks set revision = revision + 1, former_secret = secret, former_until = @until, secret = @secret where id = @id
        """;

    const string Remove = "delete from webhooks where id = @id";

    const string Hold = "select id from webhooks where id = @id for update";

    public async Task<IReadOnlyList<Webhook>> All(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await connection.QueryAsync<Webhook>(new CommandDefinition(List, cancellationToken: stop))).AsList();
    }

    public async Task<Result<Webhook>> Find(string named, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Find(connection, named, stop);
    }

    public async Task<Result<MadeWebhook>> Make(
        NpgsqlConnection connection, Actor actor, string? url, IReadOnlyList<string> types, Faults faults, CancellationToken stop)
    {
        if (url is null) faults.AddUnlessCovered("url", "is required");
        else await Check(url, faults, stop);
        Check(types, faults);
        if (CommandRules.Refuse(faults) is { } invalid) return invalid;
        var (id, secret) = (Guid.CreateVersion7(), Webhook.NewSecret());
        var made = await connection.ExecuteAsync(new CommandDefinition(Insert, new
        {
            id,
            url,
            types = types.ToArray(),
            secret,
            now = clock.GetUtcNow(),
            actor = actor.Name,
            most = Webhook.MostWebhooks,
        }, cancellationToken: stop));
        if (made == 0) return new Refusal(WebhookRefusals.TooMany, $"There are {Webhook.MostWebhooks} webhooks already.");
        await Tell(connection, actor, AuditAction.WebhookMade, id, stop);
        return new MadeWebhook((await Find(connection, id.ToString("D"), stop)).Required, secret);
    }

    /// <param name="isExpected">Whether the webhook is at the revision that the change was made from.</param>
    public Task<Result<Webhook>> Change(
        Actor actor, string named, Func<Webhook, bool> isExpected, WebhookPatch patch, Faults faults, CancellationToken stop) =>
        transactions.Run(connection => Held(connection, named, isExpected, async present =>
        {
            var (url, types) = (patch.Url.Or(present.Url) ?? present.Url, patch.Types.Or(present.Types) ?? present.Types);
            if (url != present.Url || patch.Enabled.Or(null) == true) await Check(url, faults, stop);
            Check(types, faults);
            if (CommandRules.Refuse(faults) is { } invalid) return invalid;
            await connection.ExecuteAsync(new CommandDefinition(Update, new
            {
                present.Id,
                url,
                types = types.ToArray(),
                enabled = patch.Enabled.Or(null) ?? present.DisabledAt is null,
                now = clock.GetUtcNow(),
            }, cancellationToken: stop));
            await Tell(connection, actor, AuditAction.WebhookChanged, present.Id, stop);
            return await Find(connection, named, stop);
        }, stop), stop);

    /// <summary>Gives it another secret; for a day what is sent is signed with both.</summary>
    public Task<Result<MadeWebhook>> RotateSecret(
        NpgsqlConnection connection, Actor actor, string named, Func<Webhook, bool> isExpected, CancellationToken stop) =>
        Held<MadeWebhook>(connection, named, isExpected, async present =>
        {
            var secret = Webhook.NewSecret();
            await connection.ExecuteAsync(new CommandDefinition(
                Rotate, new { present.Id, secret, until = clock.GetUtcNow() + Webhook.Overlap }, cancellationToken: stop));
            await Tell(connection, actor, AuditAction.WebhookChanged, present.Id, stop);
            return new MadeWebhook((await Find(connection, named, stop)).Required, secret);
        }, stop);

    /// <summary>Ends it, and forgets what was sent.</summary>
    public Task<Result<Webhook>> End(Actor actor, string named, Func<Webhook, bool> isExpected, CancellationToken stop) =>
        transactions.Run(connection => Held<Webhook>(connection, named, isExpected, async present =>
        {
            await connection.ExecuteAsync(new CommandDefinition(Remove, new { present.Id }, cancellationToken: stop));
            await Tell(connection, actor, AuditAction.WebhookRemoved, present.Id, stop);
            return present;
        }, stop), stop);

    static async Task<Result<T>> Held<T>(
        NpgsqlConnection connection, string named, Func<Webhook, bool> isExpected, Func<Webhook, Task<Result<T>>> change,
        CancellationToken stop) where T : notnull
    {
        if (Guid.TryParseExact(named, "D", out var id))
            await connection.ExecuteAsync(new CommandDefinition(Hold, new { id }, cancellationToken: stop));
        var (present, missing) = await Find(connection, named, stop);
        if (missing is not null) return missing;
        return isExpected(present!) ? await change(present!)
            : new Refusal(Refusals.Stale,
            $"The webhook is at revision {present!.Revision}; the ETag sent is of another.")
            { About = present };
    }

    static async Task<Result<Webhook>> Find(NpgsqlConnection connection, string named, CancellationToken stop)
    {
        var row = Guid.TryParseExact(named, "D", out var id)
            ? await connection.QuerySingleOrDefaultAsync<Webhook>(new CommandDefinition(One, new { id }, cancellationToken: stop)) : null;
        return row is null ? new Refusal(WebhookRefusals.NotFound, $"There is no webhook {Refusal.Named(named)}.") : row;
    }

    async Task Check(string url, Faults faults, CancellationToken stop)
    {
        if (!faults.Covers("url")) faults.AddUnlessCovered("url", await check(url, stop));
    }

    static void Check(IReadOnlyList<string> types, Faults faults)
    {
        for (var index = 0; index < types.Count; index++)
        {
            if (!EventTypes.All.Contains(types[index], StringComparer.Ordinal))
                faults.AddUnlessCovered($"types[{index}]", "is no type of event");
            else if (types.Take(index).Contains(types[index], StringComparer.Ordinal)) faults.AddUnlessCovered($"types[{index}]",
                "stands twice");
        }
    }

    static Task Tell(NpgsqlConnection connection, Actor actor, AuditAction action, Guid id, CancellationToken stop) =>
        AuditLog.Write(connection, actor, action, writer => writer.WriteString("webhook"u8, id), stop);
}
