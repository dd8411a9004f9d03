using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Reminders;

/// <summary>An e-mail as it is sent.</summary>
public sealed record MailText(string Subject, string Plain, string Html);

/// <summary>Puts a digest into words.</summary>
public delegate MailText DigestWriter(Digest digest, DateOnly day);

/// <summary>An e-mail that is to be sent now.</summary>
public sealed class DueMail
{
    /// <summary>Its Message-ID is made of it: the same however often it is sent.</summary>
    public required Guid Id { get; init; }

    public required string Address { get; init; }

    public required string Subject { get; init; }

    public required string Plain { get; init; }

    public required string Html { get; init; }

    /// <summary>How often it has been tried, this time included.</summary>
    public required int Attempts { get; init; }
}

/// <summary>
/// Digests on their way, in the database that all instances share: each day's are made once, and what an instance that died had taken is
/// sent by another. When they are sent goes by the clock of the database; when that is set back, pauses are counted anew.
/// </summary>
public sealed class MailOutbox(
    NpgsqlDataSource database, Transactions transactions, ComposeDigests digests, RegisterSettingsInForce settings, TimeProvider clock)
{
    const string Name = "digests";

    /// <summary>What was missed longer ago than this is not said any more.</summary>
    const int LongestLookBack = 7;

    /// <summary>Longer than sending takes.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
    ];

    // Whoever inserts the day makes its digests; a day before the last is nobody's any more.
    const string Begin = """
        insert into schedule_runs (name, day)
        select @name, @day where not exists (select from schedule_runs where name = @name and day >= @day)
        on conflict do nothing
        returning at
        """;

    const string Last = "select day as Day, at as At from schedule_runs where name = @name and day < @day order by day desc limit 1";

    const string Put = """
        insert into mails (id, address, day, subject, plain, html, next_at, made_at)
        select *, now(), now() from unnest(@ids, @addresses, @days, @subjects, @plains, @htmls)
        on conflict (address, day) do nothing
        """;

    const string Claim = """
        update mails as m set attempts = m.attempts + 1, next_at = now() + @lease
        from (
            select id from mails where state = 'pending' and next_at <= now() order by next_at, id limit @limit for update skip locked) as due
        where m.id = due.id
        returning m.id, m.address, m.subject, m.plain, m.html, m.attempts
        """;

    const string Record = "update mails set state = @state, next_at = now() + @pause, last_fault = @fault where id = @id and "
        + "state = 'pending'";

    // Nothing waits longer than its pause, or than an instance may take to send it, but where the clock has been set back.
    const string Bound = """
        update mails as m set next_at = b.latest
        from (
            select id, now() + case attempts when 0 then interval '0' else greatest(@lease, (@pauses)[least(attempts, cardinality(@pauses))]) end
                as latest
            from mails where state = 'pending' and next_at > now()) as b
        where m.id = b.id and m.next_at > b.latest
        """;

    readonly EachMinute bounds = new(clock);

    /// <summary>Makes a day's digests, unless they have been made; answers how many there are.</summary>
    public async Task<int> MakeFor(DateOnly day, DigestWriter write, CancellationToken stop)
    {
        var made = await transactions.Run<Made>(async connection =>
        {
            if (await connection.ExecuteScalarAsync<DateTime?>(new CommandDefinition(Begin, new { name = Name, day },
                cancellationToken: stop))
                is not { } begun) return new Made(0);
            var last = await connection.QuerySingleOrDefaultAsync<LastRun>(
                new CommandDefinition(Last, new { name = Name, day }, cancellationToken: stop));
            var earliest = day.AddDays(last is null ? -1 : -LongestLookBack);
            var isLately = last is not null && last.Day > earliest;
            var since = isLately ? last!.Day : earliest;

            // What somebody did after the last run of a day is said by the next.
            var from = isLately ? new DateTimeOffset(last!.At) : settings.Settings.StartOf(since.AddDays(1));
            var all = await digests.Between(connection, since, day, from, new DateTimeOffset(begun), stop);
            var texts = all.Select(digest => write(digest, day)).ToArray();
            await connection.ExecuteAsync(new CommandDefinition(Put, new
            {
                ids = all.Select(_ => Guid.CreateVersion7()).ToArray(),
                addresses = all.Select(digest => digest.Address).ToArray(),
                days = all.Select(_ => day).ToArray(),
                subjects = texts.Select(text => text.Subject).ToArray(),
                plains = texts.Select(text => text.Plain).ToArray(),
                htmls = texts.Select(text => text.Html).ToArray(),
            }, cancellationToken: stop));
            return new Made(all.Count);
        }, stop);
        return made.Required.Count;
    }

    /// <summary>The organisation's day.</summary>
    public DateOnly Today => settings.Settings.DayOf(clock.GetUtcNow());

    public async Task<IReadOnlyList<DueMail>> TakeDue(int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        if (bounds.IsDue())
        {
            await connection.ExecuteAsync(
                new CommandDefinition(Bound, new { lease = Lease, pauses = Pauses }, cancellationToken: stop));
        }

        return (await connection.QueryAsync<DueMail>(
            new CommandDefinition(Claim, new { lease = Lease, limit }, cancellationToken: stop))).AsList();
    }

    /// <param name="fault">Why it was not taken; null when it was.</param>
    /// <param name="isFinal">Whether it never will be.</param>
    public async Task Keep(DueMail mail, string? fault, bool isFinal, CancellationToken stop)
    {
        var over = isFinal || mail.Attempts > Pauses.Length;
        await using var connection = await database.OpenConnectionAsync(stop);
        await connection.ExecuteAsync(new CommandDefinition(Record, new
        {
            mail.Id,
            state = fault is null ? "sent" : over ? "failed" : "pending",
            pause = Pauses[Math.Min(mail.Attempts, Pauses.Length) - 1],
            fault,
        }, cancellationToken: stop));
    }

    sealed record Made(int Count);

    sealed class LastRun
    {
        public required DateOnly Day { get; init; }

        public required DateTime At { get; init; }
    }
}

/// <summary>The use cases of reminders.</summary>
public static class RemindersFeature
{
    public static IServiceCollection AddReminders(this IServiceCollection services) =>
        services.AddSingleton<ComposeDigests>().AddSingleton<MailOutbox>();
}
