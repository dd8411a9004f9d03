using Npgsql;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Committees;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Start;

/// <summary>
/// The committees of the demonstration register: the first that its latest snapshot was to go to did not meet, the next noted it and asked
/// two questions, of which one is answered.
/// </summary>
public sealed class SampleCommittees(KeepMeetings meetings, KeepMeetingReports reports, CommitteeReport template)
{
    const string Snapshot = "2016-17-Q3";
    const string Member = "Councillor Holt";

    static readonly (string Key, BodyPlan Plan)[] Route =
    [
        ("management-team", new BodyPlan("Management Team", "Room 12", IsPublic: false, 1)),
        ("performance", new BodyPlan("Cabinet Committee on Performance", "Committee Room B", IsPublic: true, 2)),
        ("audit", new BodyPlan("Audit and Governance Committee", "Committee Room A", IsPublic: true, 3)),
        ("full-council", new BodyPlan("Full Council", "Council Chamber", IsPublic: true, 4)),
    ];

    public async Task Load(NpgsqlConnection connection, Actor actor, CancellationToken stop)
    {
        foreach (var (key, plan) in Route) _ = (await Bodies.Keep(connection, actor, key, plan, _ => null, new Faults(), stop)).Required;
        var team = await Put(connection, actor, "management-team", new DateOnly(2016, 12, 6), number: null, stop);
        await Resolve(connection, actor, team, "The register was agreed for committee.", stop);
        var passed = await Put(connection, actor, "performance", new DateOnly(2016, 12, 15), "6", stop);
        _ = (await KeepMeetings.Cancel(
            connection, actor, passed.Row.Id, _ => true, "Too few members could come.", new Faults(), stop)).Required;
        var audit = await Put(connection, actor, "audit", new DateOnly(2017, 1, 30), "7", stop);
        await Report(connection, actor, audit, stop);
        await Resolve(connection, actor, audit, "Resolved: that the register be noted.", stop);
        var asked = await Ask(connection, actor, audit, "CR20", "How many people still wait for a place near their families?", stop);
        _ = await Ask(connection, actor, audit, "CR21", "Which services would be the first to close their lists?", stop);
        const string Answer = "Eleven in December. Places for six of them are being made ready, and are to be open in April.";
        _ = (await KeepQuestions.Answer(connection, actor, asked.Id, _ => true, Answer, new Faults(), stop)).Required;
    }

    // As it went out with the agenda, and what was laid on the table.
    async Task Report(NpgsqlConnection connection, Actor actor, Meeting meeting, CancellationToken stop)
    {
        var (id, item) = (meeting.Row.Id, meeting.Items[0].Item);
        var texts = template with
        {
            ReportOf = "Director of Governance, Finance and Public Services",
            ExecutiveSummary = "The register for the third quarter is presented, with what has changed since the second. The Cabinet "
                + "Committee on Performance was to have considered it on 15 December; its meeting was cancelled.",
            Recommendation = "The committee is asked to note the register, and to say which entries it wishes to hear more about.",
            Background = "Owners reviewed their entries in October and November, and Management Team agreed the register on 6 December.",
            Consultations = "Management Team and the owners of all entries.",
            Implications =
            [
                new ReportSection("Risk management", "The register is how the authority manages the risks to what it wants to achieve."),
                new ReportSection("Finance", "None beyond those of the entries themselves."),
            ],
            BackgroundPapers = ["Risk and opportunity register for Quarter 2 2016/17"],
        };
        _ = (await reports.Keep(connection, actor, id, item, _ => true, texts, new Faults(), stop)).Required;
        _ = (await reports.Publish(connection, actor, id, item, _ => true, stop)).Required;
        const string HandedOut = "CR16: one team has answered for statutory checks in all premises since 9 January. "
            + "The first action is done, and the score will be looked at again for the next quarter.";
        _ = (await reports.HandOut(
            connection, actor, id, item, _ => true, new AddendumPlan(HandedOut, meeting.Row.Day), new Faults(), stop)).Required;
    }

    static async Task<Meeting> Put(
        NpgsqlConnection connection, Actor actor, string body, DateOnly day, string? number, CancellationToken stop)
    {
        var plan = new MeetingPatch { Time = "14:00" };
        var meeting = (await KeepMeetings.Plan(connection, actor, body, day, plan, new Faults(), stop)).Required;
        var item = new ItemPlan(new ItemHeading(number, Title: null, Part: 1),
            Quarter.TryParse(Snapshot, out var quarter) ? quarter : null, PerformanceReport: null, Entry: null);
        return (await KeepMeetingItems.Add(connection, actor, meeting.Row.Id, _ => true, item, new Faults(), stop)).Required.Meeting;
    }

    async Task Resolve(NpgsqlConnection connection, Actor actor, Meeting meeting, string resolution, CancellationToken stop)
    {
        var id = meeting.Row.Id;
        _ = (await meetings.Conclude(connection, actor, id, _ => true, minutes: null, new Faults(), stop)).Required;
        var patch = new ItemPatch { Outcome = new OutcomePatch(resolution, Minutes: default) };
        _ = (await KeepMeetingItems.Change(connection, actor, id, meeting.Items[0].Item, _ => true, patch, new Faults(), stop)).Required;
    }

    // Of the entry's first owner.
    static async Task<QuestionRow> Ask(
        NpgsqlConnection connection, Actor actor, Meeting meeting, string entry, string text, CancellationToken stop)
    {
        var owner = (await LiveEntries.Find(connection, entry, actor, stop)).Required.Facts.Owners[0];
        var patch = new QuestionPatch
        {
            AskedBy = Member,
            Text = text,
            Entries = new Optional<IReadOnlyList<string>?>(true, [entry]),
            AssignedTo = owner,
            DueOn = new DateOnly(2017, 3, 17),
        };
        return (await KeepQuestions.Ask(connection, actor, meeting.Row.Id.ToString("D"), patch, new Faults(), stop)).Required;
    }
}
