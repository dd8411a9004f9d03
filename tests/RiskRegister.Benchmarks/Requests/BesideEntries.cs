using RiskRegister.Benchmarks.Cluster;

namespace RiskRegister.Benchmarks.Requests;

/// <summary>Comments, links and questions of some entries, and the meetings of some bodies.</summary>
public static class BesideEntries
{
    /// <summary>The entries that have something beside them: the first of those that are read.</summary>
    public const int Entries = 500;

    public const int Bodies = 40;

    // Of an entry 40 comments, about ten links and eight questions, of which half are answered; of a body 40 meetings.
    static readonly string Rows = $"""
        create temporary table held as
            select id, row_number() over (order by md5(id::text)) as n from entries where status = 'open' and not exempt
            order by md5(id::text) limit {Entries};
        insert into comments (id, entry_id, text, actor, author)
            select gen_random_uuid(), id, 'Is the likelihood still ' || s || '?', 'Head of Quays', 'rr'
            from held, generate_series(1, 40) as s;
        insert into entry_links (from_id, kind, to_id, actor)
            select a.id, 'dependsOn', b.id, 'Editor' from held as a join held as b on b.n - a.n between 1 and 5;
        insert into bodies (key, revision, name, place, is_public, updated_by)
            select 'body-' || n, 1, 'Body ' || n, 'Room ' || n, true, 'Editor' from generate_series(1, {Bodies}) as n;
        insert into meetings (id, revision, body, day, state, updated_by)
            select gen_random_uuid(), 1, 'body-' || n, date '2017-01-01' + s * 30, 'held', 'Editor'
            from generate_series(1, {Bodies}) as n, generate_series(1, 40) as s;
        create temporary table asked as
            select gen_random_uuid() as id, h.id as entry, s, m.id as meeting
            from held as h cross join generate_series(1, 8) as s
            join (select id, row_number() over (order by id) as n from meetings) as m on m.n = (h.n * 8 + s) % {Bodies * 40} + 1;
        insert into questions (id, revision, meeting_id, asked_by, text, assigned_to, due_on, exempt, updated_by)
            select id, 1, meeting, 'Councillor Holt', 'How many of them were there in quarter ' || s || '?', 'Head of Quays', '2017-06-30',
                false, 'Editor' from asked;
        insert into question_entries (question_id, place, entry_id) select id, 1, entry from asked;
        insert into question_answers (question_id, number, text, actor)
            select id, 1, 'There were ' || s || ' of them.', 'Head of Quays' from asked where s % 2 = 0;
        analyze comments, entry_links, bodies, meetings, questions, question_entries, question_answers;
        """;

    public static Task Fill(BenchDatabase database, CancellationToken stop) => database.Execute(Rows, stop);
}
