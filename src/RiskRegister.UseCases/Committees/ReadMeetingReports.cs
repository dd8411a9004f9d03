using Dapper;
using Npgsql;
using RiskRegister.Documents;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Committees;

/// <summary>Reads the committee reports of meetings' items, and what is printed in them.</summary>
/// <param name="template">What texts begin with.</param>
public sealed class ReadMeetingReports(NpgsqlDataSource database, RegisterSettingsInForce settings, CommitteeReport template)
{
    const int AtATime = 200;

    // As the report's own register numbers them, or the one that was published last.
    const string Numbers = """
        select distinct on (r.entry_id) r.entry_id as Id, v.facts ->> 'reference' as Reference
        """ + CommitteeSight.FrozenRows + """
        where r.entry_id = any(@ids) and (not r.hidden or not @isPublic) and (s.quarter = @quarter or s.published_at is not null)
        order by r.entry_id, s.quarter = @quarter desc, s.quarter desc
        """;

    const string NotPublished = "an entry that is not published";

    // What was frozen as public may be exempt by now.
    const string ExemptNow = "select q.id from questions as q where q.id = any(@ids) and " + QuestionRow.IsExempt;

    /// <summary>404 where the item has none, or none yet that the actor may know of.</summary>
    /// <param name="named">The meeting's id.</param>
    public async Task<Result<MeetingReport>> One(Actor actor, string named, int item, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return Guid.TryParseExact(named, "D", out var id) && await Meeting.Find(connection, actor, id, stop) is { } meeting
            ? await MeetingReport.Of(connection, actor, meeting, item, template, stop) : ReadMeetings.NotFound(named);
    }

    /// <summary>What it prints beside its texts: as frozen, or as it stands where it is not published.</summary>
    public async Task<MeetingPaper> Paper(Actor actor, MeetingReport report, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return new MeetingPaper
        {
            PublishedOn = report.Publication is { } published ? DayOf(published.At) : null,
            Arising = report.Publication is { Content.Arising: var frozen }
                ? await Shown(connection, frozen, report.IsPublic, stop)
                : await Arising(connection, actor, report, settings, stop),
            HandedOut = [.. report.Addenda.Select(each => new HandedOut(each.Number, each.Text, each.HandedOutOn))],
        };
    }

    /// <summary>All that arises at its meeting, the first asked first; nothing exempt for a report in Part I.</summary>
    internal static async Task<IReadOnlyList<MatterArising>> Arising(
        NpgsqlConnection connection, Actor actor, MeetingReport report, RegisterSettingsInForce settings, CancellationToken stop)
    {
        var (found, filter) = (new List<QuestionRow>(), new QuestionFilter { ArisingAt = report.Meeting.Id });
        IReadOnlyList<QuestionRow> page;
        do
        {
            page = await ReadQuestions.Page(connection, actor, filter, found.LastOrDefault()?.Id, AtATime, stop);
            found.AddRange(page);
        }
        while (page.Count == AtATime);
        found.Reverse();
        if (report.IsPublic) found.RemoveAll(question => question.Exempt);
        if (found.Count == 0) return [];
        var ids = found.SelectMany(question => question.Entries).Select(entry => entry.Id).Distinct().ToArray();
        var numbers = (await connection.QueryAsync<(Guid Id, string? Reference)>(
            new CommandDefinition(Numbers, new { ids, report.IsPublic, report.Quarter }, cancellationToken: stop)))
            .ToDictionary(row => row.Id, row => row.Reference);
        return
        [
            .. found.Select(question => MatterOf(question, settings,
                entry => numbers.GetValueOrDefault(entry.Id) ?? (report.IsPublic ? NotPublished : entry.Name))),
        ];
    }

    static async Task<IReadOnlyList<MatterArising>> Shown(
        NpgsqlConnection connection, IReadOnlyList<MatterArising> frozen, bool isPublic, CancellationToken stop)
    {
        if (!isPublic || frozen.Count == 0) return frozen;
        var exempt = (await connection.QueryAsync<Guid>(new CommandDefinition(ExemptNow,
            new { ids = frozen.Select(matter => matter.Question).ToArray() }, cancellationToken: stop))).ToHashSet();
        return [.. frozen.Where(matter => !exempt.Contains(matter.Question))];
    }

    static MatterArising MatterOf(QuestionRow question, RegisterSettingsInForce settings, Func<EntryOfQuestion, string> nameOf) => new(
        question.Id, [.. question.Entries.Select(nameOf).Distinct(StringComparer.Ordinal)], question.AskedBy, question.MeetingDay,
        question.Text, question.AssignedTo, question.DueOn, question.Answer,
        question.AnsweredAt is { } at ? settings.Settings.DayOf(new DateTimeOffset(at)) : null);

    DateOnly DayOf(DateTime at) => settings.Settings.DayOf(new DateTimeOffset(at));
}
