using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Committees;

/// <summary>What is to be changed of a question; what is not given stays.</summary>
public sealed record QuestionPatch
{
    public Optional<string?> AskedBy { get; init; }

    public Optional<string?> Text { get; init; }

    public Optional<IReadOnlyList<string>?> Entries { get; init; }

    public Optional<string?> AssignedTo { get; init; }

    public Optional<DateOnly?> DueOn { get; init; }

    public Optional<bool?> Exempt { get; init; }

    /// <summary>The whole of it, on what there is.</summary>
    internal QuestionPlan Over(QuestionRow? present) => new(AskedBy.Or(present?.AskedBy) ?? "", Text.Or(present?.Text) ?? "",
        Entries.Or(present is null ? [] : [.. present.Entries.Select(entry => entry.Id.ToString("D"))]) ?? [],
        AssignedTo.Or(present?.AssignedTo), DueOn.Or(present?.DueOn), Exempt.Or(present?.SaidExempt) ?? false);
}

/// <summary>Keeps what members ask, who is to answer, and the answers.</summary>
public sealed class KeepQuestions(Transactions transactions)
{
    const string Insert = """
        insert into questions (id, revision, meeting_id, asked_by, text, assigned_to, due_on, exempt, updated_by)
        values (@id, 1, @meeting, @askedBy, @text, @assignedTo, @dueOn, @exempt, @actor)
        """;

    const string SetEntries = """
        delete from question_entries where question_id = @id;
        insert into question_entries (question_id, place, entry_id)
        select @id, e.place, e.id from unnest(@entries) with ordinality as e (id, place);
        """;

    const string Update = """
        update questions set revision = revision + 1, asked_by = @askedBy, text = @text, assigned_to = @assignedTo, due_on = @dueOn,
            exempt = @exempt, updated_at = clock_timestamp(), updated_by = @actor
        where id = @id
        """;

    const string AddAnswer = """
        with q as (
            update questions set revision = revision + 1, updated_at = clock_timestamp(), updated_by = @actor where id = @id returning id
        )
        insert into question_answers (question_id, number, text, actor)
        select q.id, (select count(*) + 1 from question_answers as a where a.question_id = q.id), @text, @actor from q
        """;

    const string SetWithdrawn = """
        update questions set revision = revision + 1, withdrawn_at = clock_timestamp(), withdrawn_by = @actor, withdrawn_why = @reason,
            updated_at = clock_timestamp(), updated_by = @actor
        where id = @id
        """;

    const string Hold = "select revision from questions where id = @id for no key update";

    /// <param name="meeting">Its id, or null when none could be read, which <paramref name="faults"/> then say.</param>
    public static async Task<Result<QuestionRow>> Ask(
        NpgsqlConnection connection, Actor actor, string? meeting, QuestionPatch patch, Faults faults, CancellationToken stop)
    {
        var at = meeting is null ? null : (await ReadMeetings.One(connection, actor, meeting, stop)).Value;
        if (meeting is not null && at is null) faults.AddUnlessCovered("meeting", "is no meeting");
        var plan = patch.Over(present: null);
        var entries = await Check(connection, actor, plan, faults, stop);
        if (CommandRules.Refuse(faults) is { } invalid) return invalid;
        if (at!.Row.State == MeetingState.Cancelled) return KeepMeetings.Wrong(at.Row, "nobody asked anything at it");
        var id = Guid.CreateVersion7();
        await connection.ExecuteAsync(new CommandDefinition(Insert, Parameters(actor, id, plan, at.Row.Id), cancellationToken: stop));
        await connection.ExecuteAsync(new CommandDefinition(SetEntries, new { id, entries }, cancellationToken: stop));
        return await Told(connection, actor, AuditAction.QuestionAsked, id, stop);
    }

    /// <param name="isExpected">Whether the question is at the revision that the change was made from.</param>
    public Task<Result<QuestionRow>> Change(
        Actor actor, Guid id, Func<QuestionRow, bool> isExpected, QuestionPatch patch, Faults faults, CancellationToken stop) =>
        transactions.Run(connection => From(connection, actor, id, isExpected, async present =>
        {
            var plan = patch.Over(present);
            var entries = await Check(connection, actor, plan, faults, stop);
            if (CommandRules.Refuse(faults) is { } invalid) return invalid;
            var changes = !entries.SequenceEqual(present.Entries.Select(entry => entry.Id));
            if (!changes && plan with { Entries = [] } == new QuestionPatch().Over(present) with { Entries = [] }) return present;
            await connection.ExecuteAsync(new CommandDefinition(Update, Parameters(actor, id, plan, meeting: null),
                cancellationToken: stop));
            if (changes) await connection.ExecuteAsync(new CommandDefinition(SetEntries, new { id, entries }, cancellationToken: stop));
            return await Told(connection, actor, AuditAction.QuestionChanged, id, stop);
        }, stop), stop);

    /// <summary>Why an actor may not answer a question that it sees; null when it may.</summary>
    public static Refusal? NotYours(QuestionRow question, Actor actor) =>
        actor.IsEditor || (question.AssignedTo is { } post && actor.Posts.Any(own => PostNames.AreSame(own, post))) ? null
            : new Refusal(CommitteeRefusals.NotYourQuestion, question.AssignedTo is { } other
                ? $"{other} is to answer this question." : "Nobody was named yet who is to answer this question.");

    /// <summary>Answers a question, or puts another answer in the place of the one that was given; that stays in the records.</summary>
    public static Task<Result<QuestionRow>> Answer(
        NpgsqlConnection connection, Actor actor, Guid id, Func<QuestionRow, bool> isExpected, string? text, Faults faults,
        CancellationToken stop) =>
        From(connection, actor, id, isExpected, async present =>
        {
            if (NotYours(present, actor) is { } notYours) return notYours;
            if (text is null) faults.AddUnlessCovered("text", "is required");
            else QuestionRules.CheckText("text", text, faults);
            if (CommandRules.Refuse(faults) is { } invalid) return invalid;
            if (present.Answer == text) return present;
            await connection.ExecuteAsync(new CommandDefinition(AddAnswer, new { id, text, actor = actor.Name }, cancellationToken: stop));
            return await Told(connection, actor, AuditAction.QuestionAnswered, id, stop);
        }, stop);

    /// <summary>Says that a question needs no answer, and is reported to nobody.</summary>
    public static Task<Result<QuestionRow>> Withdraw(
        NpgsqlConnection connection, Actor actor, Guid id, Func<QuestionRow, bool> isExpected, string? reason, Faults faults,
        CancellationToken stop) =>
        From(connection, actor, id, isExpected, async _ =>
        {
            if (reason is null) faults.AddUnlessCovered("reason", "is required");
            else faults.AddUnlessCovered("reason", TextRules.LineFault(reason, CommitteeLimits.Reason));
            if (CommandRules.Refuse(faults) is { } invalid) return invalid;
            await connection.ExecuteAsync(
                new CommandDefinition(SetWithdrawn, new { id, reason, actor = actor.Name }, cancellationToken: stop));
            return await Told(connection, actor, AuditAction.QuestionWithdrawn, id, stop);
        }, stop);

    static async Task<Result<QuestionRow>> From(
        NpgsqlConnection connection, Actor actor, Guid id, Func<QuestionRow, bool> isExpected,
        Func<QuestionRow, Task<Result<QuestionRow>>> change, CancellationToken stop)
    {
        await connection.ExecuteScalarAsync(new CommandDefinition(Hold, new { id }, cancellationToken: stop));
        if (await ReadQuestions.Find(connection, actor, id, stop) is not { } present) return ReadQuestions.NotFound(id.ToString("D"));
        if (!isExpected(present))
        {
            return new Refusal(Refusals.Stale, $"The question is at revision {present.Revision}; the ETag sent is of another.")
            {
                About = present,
            };
        }

        return present.State == QuestionState.Withdrawn
            ? new Refusal(CommitteeRefusals.QuestionWithdrawn, "The question was withdrawn.") : await change(present);
    }

    // The ids of its entries. Who is to answer what is exempt must own it: others may not know of it.
    static async Task<Guid[]> Check(
        NpgsqlConnection connection, Actor actor, QuestionPlan plan, Faults faults, CancellationToken stop)
    {
        QuestionRules.Check(plan, faults);
        if (plan.Entries.Count > QuestionRules.Entries) return [];
        var found = new List<FoundEntry>();
        for (var index = 0; index < plan.Entries.Count; index++)
        {
            var entry = (await LiveEntries.Find(connection, plan.Entries[index], actor, stop)).Value;
            if (entry is null) faults.AddUnlessCovered($"entries[{index}]", "is no entry's reference or id");
            else if (found.Any(other => other.Row.Id == entry.Row.Id)) faults.AddUnlessCovered($"entries[{index}]", "stands twice");
            else found.Add(entry);
        }

        var hidden = found.Where(entry => plan.Exempt || entry.Facts.Exempt is not null).ToArray();
        if (plan.AssignedTo is { } post && hidden.FirstOrDefault(entry => !entry.Facts.Owners.Any(owner => PostNames.AreSame(owner, post)))
            is { } others)
        {
            faults.AddUnlessCovered("assignedTo", $"must own {others.Name}: the question is exempt, and only its owners may know of it");
        }

        return [.. found.Select(entry => entry.Row.Id)];
    }

    static async Task<Result<QuestionRow>> Told(
        NpgsqlConnection connection, Actor actor, AuditAction action, Guid id, CancellationToken stop)
    {
        var now = (await ReadQuestions.Find(connection, actor, id, stop))!;
        await AuditLog.Write(connection, actor, action, writer =>
        {
            writer.WriteString("question"u8, id);
            writer.WriteString("meeting"u8, now.MeetingId);
            writer.WriteString("assignedTo"u8, now.AssignedTo);
        }, stop);
        return now;
    }

    static object Parameters(Actor actor, Guid id, QuestionPlan plan, Guid? meeting) =>
        new { id, meeting, plan.AskedBy, plan.Text, plan.AssignedTo, plan.DueOn, plan.Exempt, actor = actor.Name };
}
