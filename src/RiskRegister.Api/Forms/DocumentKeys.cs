using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Forms;

/// <summary>
/// Finds out for each request, in the database, from what a published snapshot's document must have been made. On the day of a publication
/// many ask the same at the same moment: they are answered by one reading.
/// </summary>
public sealed class DocumentKeys
{
    const string Columns =
        "select s.id, (select coalesce(max(a.id), 0) from snapshot_events as a where a.kind = 'addendum' and a.snapshot_id <= s.id) from ";

    const string ByQuarter = Columns + "standing_snapshots as s where s.quarter = $1 and s.published_at is not null";

    // The latest that the caller may see; one that is not published is nobody's document.
    const string Latest = Columns
        + "(select * from standing_snapshots where $1 or published_at is not null order by id desc limit 1) as s where s.published_at is "
        + "not null";

    readonly PlannedDatabase database;
    readonly GatheredReads<Question, State?> states;

    public DocumentKeys(PlannedDatabase database)
    {
        this.database = database;
        states = new GatheredReads<Question, State?>(Read);
    }

    /// <summary>Null for a snapshot that can still change, and for one that is not there.</summary>
    /// <param name="quarter">Or "latest".</param>
    public async Task<DocumentKey?> Find(string quarter, Actor actor, bool publicEdition, string of, Form form, CancellationToken stop)
    {
        Question question;
        if (quarter == StandingSnapshot.LatestName) question = new Question(null, actor.SeesUnpublished);
        else if (Quarter.TryParse(quarter, out var named)) question = new Question(named.ToString(), false);
        else return null;
        return await states.Ask(question, stop) is { } found ? new DocumentKey(found.Snapshot, found.Addendum, publicEdition, of, form)
            : null;
    }

    async Task<IReadOnlyList<State?>> Read(IReadOnlyList<Question> questions, CancellationToken unwanted)
    {
        await using var connection = await database.OpenConnectionAsync(unwanted);
        var found = new Dictionary<Question, State?>();
        foreach (var question in questions.Distinct()) found[question] = await Read(connection, question, unwanted);
        return [.. questions.Select(question => found[question])];
    }

    static async Task<State?> Read(NpgsqlConnection connection, Question question, CancellationToken unwanted)
    {
        await using var command = question.Quarter is { } quarter
            ? new NpgsqlCommand(ByQuarter, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = quarter } } }
            : new NpgsqlCommand(Latest, connection) { Parameters = { new NpgsqlParameter<bool> { TypedValue = question.Unpublished } } };
        await using var reader = await command.ExecuteReaderAsync(unwanted);
        return await reader.ReadAsync(unwanted) ? new State(reader.GetInt64(0), reader.GetInt64(1)) : null;
    }

    /// <param name="Quarter">Null for the latest.</param>
    sealed record Question(string? Quarter, bool Unpublished);

    sealed record State(long Snapshot, long Addendum);
}
