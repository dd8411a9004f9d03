using System.Text.Json;
using RiskRegister.Domain;
using RiskRegister.Domain.Committees;

namespace RiskRegister.UseCases.Committees;

/// <summary>An entry that a question is about.</summary>
/// <param name="Reference">Null for a proposal.</param>
public sealed record EntryOfQuestion(Guid Id, string? Reference, string Title)
{
    /// <summary>The reference, or a word for what has none.</summary>
    public string Name => Reference ?? "a proposal";
}

/// <summary>A question as it is stored, with its meeting, its entries and its answer.</summary>
public sealed class QuestionRow
{
    /// <summary>Whether a question "q" is exempt.</summary>
    public const string IsExempt = """
        (q.exempt or exists (
            select from question_entries as x join entries as e on e.id = x.entry_id where x.question_id = q.id and e.exempt))
        """;

    public const string Select = "select q.id, q.revision, q.meeting_id as MeetingId, m.body, b.name as BodyName, m.day as MeetingDay,"
        + " q.asked_by as AskedBy, q.text, q.assigned_to as AssignedTo, q.due_on as DueOn, q.exempt as SaidExempt, " + IsExempt + """
         as Exempt, q.withdrawn_why as WithdrawnWhy, q.withdrawn_at as WithdrawnAt, q.asked_at as AskedAt, q.updated_at as UpdatedAt,
            q.updated_by as UpdatedBy, a.text as Answer, a.at as AnsweredAt, a.actor as AnsweredBy,
            (select json_agg(json_build_object('id', e.id, 'reference', e.reference, 'title', e.title) order by x.place)::text
             from question_entries as x join entries as e on e.id = x.entry_id where x.question_id = q.id) as EntriesText
        from questions as q
        join meetings as m on m.id = q.meeting_id
        join bodies as b on b.key = m.body
        left join lateral (select * from question_answers as w where w.question_id = q.id order by w.number desc limit 1) as a on true

        """;

    /// <summary>
    /// Whether an actor may know of a question "q": of one that is exempt, or about something exempt, who sees all entries, and the owners
    /// of all those entries that make it so.
    /// </summary>
    public const string Visible = """
        (@all or not exists (
            select from question_entries as x join entries as e on e.id = x.entry_id
            where x.question_id = q.id and (q.exempt or e.exempt) and not name_keys(e.owners) && name_keys(@posts)))
        """;

    static readonly JsonSerializerOptions Members = new(JsonSerializerDefaults.Web);

    IReadOnlyList<EntryOfQuestion>? entries;

    public required Guid Id { get; init; }

    public required int Revision { get; init; }

    public required Guid MeetingId { get; init; }

    /// <summary>The body that met, by its key.</summary>
    public required string Body { get; init; }

    public required string BodyName { get; init; }

    public required DateOnly MeetingDay { get; init; }

    public required string AskedBy { get; init; }

    public required string Text { get; init; }

    /// <summary>The post that is to answer.</summary>
    public string? AssignedTo { get; init; }

    public DateOnly? DueOn { get; init; }

    /// <summary>Whether it was said to be exempt, whatever its entries are.</summary>
    public required bool SaidExempt { get; init; }

    public required bool Exempt { get; init; }

    public string? WithdrawnWhy { get; init; }

    public DateTime? WithdrawnAt { get; init; }

    public required DateTime AskedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    /// <summary>The last that was given.</summary>
    public string? Answer { get; init; }

    public DateTime? AnsweredAt { get; init; }

    public string? AnsweredBy { get; init; }

    public required string EntriesText { get; init; }

    public IReadOnlyList<EntryOfQuestion> Entries => entries ??= JsonSerializer.Deserialize<List<EntryOfQuestion>>(EntriesText, Members)!;

    public QuestionState State => WithdrawnAt is not null ? QuestionState.Withdrawn
        : Answer is not null ? QuestionState.Answered : QuestionState.Open;

    public string MeetingName => $"{BodyName} on {RegisterWording.Day(MeetingDay)}";
}
