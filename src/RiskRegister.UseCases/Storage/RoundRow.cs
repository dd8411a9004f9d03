using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Rounds;

namespace RiskRegister.UseCases.Storage;

/// <summary>A round as it is stored; where it stands follows from its dates and from what editors did before these.</summary>
public sealed class RoundRow
{
    public const string Select = """
        select r.quarter as QuarterText, r.revision, r.meeting_on as MeetingOn, r.opens_on as OpensOn, r.due_on as DueOn,
            r.freezes_on as FreezesOn, r.note, r.opened_at as OpenedAt, r.opened_by as OpenedBy, r.closed_at as ClosedAt,
            r.closed_by as ClosedBy, r.updated_at as UpdatedAt, r.updated_by as UpdatedBy
        from rounds as r

        """;

    const string One = Select + "where r.quarter = @quarter";

    const string Open = Select + """
        where r.closed_at is null and (r.opened_at is not null or r.opens_on <= @day) and r.freezes_on >= @day
        order by r.quarter desc
        limit 1
        """;

    public required string QuarterText { get; init; }

    public required int Revision { get; init; }

    /// <summary>The first public meeting of the register's way; null when the dates were all given.</summary>
    public DateOnly? MeetingOn { get; init; }

    public required DateOnly OpensOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateOnly FreezesOn { get; init; }

    public string? Note { get; init; }

    /// <summary>When an editor opened it, if one did.</summary>
    public DateTime? OpenedAt { get; init; }

    public string? OpenedBy { get; init; }

    /// <summary>When an editor closed it, if one did.</summary>
    public DateTime? ClosedAt { get; init; }

    public string? ClosedBy { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    public Quarter Quarter => Quarter.TryParse(QuarterText, out var quarter) ? quarter
        : throw new InvalidDataException($"{QuarterText} is stored as a round's quarter.");

    public RoundDates Dates => new(OpensOn, DueOn, FreezesOn);

    /// <summary>By its dates, or by an editor before them.</summary>
    public RoundState StateOn(DateOnly today) => ClosedAt is not null || today > FreezesOn ? RoundState.Closed
        : OpenedAt is not null || today >= OpensOn ? RoundState.Open : RoundState.Planned;

    /// <summary>From when to when it is, was or will be open.</summary>
    public RoundSpan Span(RegisterSettings settings) => new(
        QuarterText,
        OpenedAt is { } opened ? new DateTimeOffset(opened) : settings.StartOf(OpensOn),
        ClosedAt is { } closed ? new DateTimeOffset(closed) : settings.StartOf(FreezesOn.AddDays(1)));

    /// <summary>The round that is open on a day, of several that of the latest quarter.</summary>
    public static Task<RoundRow?> FindOpen(NpgsqlConnection connection, DateOnly day, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<RoundRow>(new CommandDefinition(Open, new { day }, cancellationToken: stop));

    public static Task<RoundRow?> Find(NpgsqlConnection connection, string quarter, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<RoundRow>(new CommandDefinition(One, new { quarter }, cancellationToken: stop));
}
