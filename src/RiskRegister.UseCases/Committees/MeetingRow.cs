using Dapper;
using Npgsql;
using RiskRegister.Domain.Committees;

namespace RiskRegister.UseCases.Committees;

/// <summary>A meeting as it is stored, with its body.</summary>
public sealed class MeetingRow
{
    public const string Select = """
        select m.id, m.revision, m.body, b.name as BodyName, b.is_public as IsPublic, m.day, m.starts_at as Time, m.place,
            b.place as UsualPlace, m.note, m.state as StateName, m.reason, m.minutes, m.updated_at as UpdatedAt, m.updated_by as UpdatedBy
        from meetings as m join bodies as b on b.key = m.body

        """;

    public required Guid Id { get; init; }

    public required int Revision { get; init; }

    public required string Body { get; init; }

    public required string BodyName { get; init; }

    public required bool IsPublic { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>As "14:00".</summary>
    public string? Time { get; init; }

    /// <summary>Where it is, if not at the body's usual place.</summary>
    public string? Place { get; init; }

    public string? UsualPlace { get; init; }

    public string? Note { get; init; }

    public required string StateName { get; init; }

    public MeetingState State => EnumNames.Parse<MeetingState>(StateName);

    /// <summary>Why it was cancelled.</summary>
    public string? Reason { get; init; }

    public string? Minutes { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    public MeetingPlan Plan => new(Day, Time, Place, Note);
}

/// <summary>Something that is put before a meeting.</summary>
public sealed class MeetingItemRow
{
    /// <summary>As the actor of <see cref="CommitteeSight.Parameters"/> may know it.</summary>
    public const string Select = """
        select i.meeting_id as MeetingId, i.item, i.number, i.title, i.part, i.snapshot, i.performance_report as PerformanceReport,
            i.entry_id as EntryId,
        """ + CommitteeSight.ReferenceOfItem + " as Reference, " + CommitteeSight.IsThere + """
         as IsThere, i.resolution, i.minutes,
            (select p.at from meeting_report_events as p where p.meeting_id = i.meeting_id and p.item = i.item and p.number = 0)
                as ReportPublishedAt
        from meeting_items as i

        """;

    public required Guid MeetingId { get; init; }

    /// <summary>Its id within the meeting, never used again.</summary>
    public required int Item { get; init; }

    /// <summary>As the agenda numbers it.</summary>
    public string? Number { get; init; }

    public string? Title { get; init; }

    public required int Part { get; init; }

    /// <summary>The quarter of the snapshot that it is about.</summary>
    public string? Snapshot { get; init; }

    /// <summary>The quarter of the performance report that it is about.</summary>
    public string? PerformanceReport { get; init; }

    /// <summary>The entry that it is about.</summary>
    public Guid? EntryId { get; init; }

    /// <summary>Null for a proposal, and where it is about no entry.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether what it is about is there to be looked at.</summary>
    public required bool IsThere { get; init; }

    public string? Resolution { get; init; }

    public string? Minutes { get; init; }

    /// <summary>Null where its committee report is not published.</summary>
    public DateTime? ReportPublishedAt { get; init; }

    public ItemHeading Heading => new(Number, Title, Part);

    public ItemOutcome Outcome => new(Resolution, Minutes);
}

/// <summary>A meeting with what of its agenda an actor may know.</summary>
public sealed record Meeting(MeetingRow Row, IReadOnlyList<MeetingItemRow> Items)
{
    public MeetingItemRow? Item(int item) => Items.FirstOrDefault(each => each.Item == item);

    internal static async Task<Meeting?> Find(NpgsqlConnection connection, Actor actor, Guid id, CancellationToken stop)
    {
        using var both = await connection.QueryMultipleAsync(
            new CommandDefinition(Both, CommitteeSight.Parameters(actor, new { id }), cancellationToken: stop));
        var row = await both.ReadSingleOrDefaultAsync<MeetingRow>();
        var items = (await both.ReadAsync<MeetingItemRow>()).AsList();
        return row is null ? null : new Meeting(row, items);
    }

    const string Both = MeetingRow.Select + "where m.id = @id and " + CommitteeSight.Bodies + ";\n" + MeetingItemRow.Select
        + "where i.meeting_id = @id and " + CommitteeSight.Items + " order by i.item;";
}
