using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Forms;

/// <summary>
/// Documents of snapshots: one that was kept is answered at once, any other is made, and kept when its snapshot is published.
/// </summary>
public sealed class FrozenDocuments(SnapshotConnections connections, DocumentKeys keys, DocumentCache kept)
{
    /// <param name="quarter">As the path names the snapshot.</param>
    /// <param name="of">What the document is of: "register", "highlights", with what else
    /// was asked for; null for one that is never kept.</param>
    /// <param name="edition">The one that the query asks for where none is given.</param>
    public FrozenReading Begin(HttpContext http, string quarter, FormChoice forms, string? of, Edition? edition = null) =>
        new(http, quarter, forms, of, edition ?? Editions.Of(QueryValues.Of(http)), connections, keys, kept);
}

/// <summary>The reading of a snapshot for one document.</summary>
public sealed class FrozenReading(
    HttpContext http, string quarter, FormChoice forms, string? of, Edition edition, SnapshotConnections connections, DocumentKeys keys,
    DocumentCache kept) : IAsyncDisposable
{
    readonly CancellationToken stop = http.RequestAborted;
    SnapshotReading? reading;

    public bool PublicEdition { get; } = edition == Edition.Public;

    public Form Form { get; private set; } = Form.Json;

    /// <summary>There when <see cref="AnswerAtOnce"/> had no answer, and until <see cref="End"/>.</summary>
    public NpgsqlConnection Connection => Reading.Connection;

    /// <summary>There when <see cref="AnswerAtOnce"/> had no answer.</summary>
    public StandingSnapshot Snapshot => Reading.Snapshot;

    SnapshotReading Reading => reading ?? throw new InvalidOperationException("Nothing is being read.");

    /// <summary>
    /// The document that was kept, or a refusal; null when it is to be made: then all of the snapshot can be read as it stands at one
    /// instant.
    /// </summary>
    /// <param name="compares">Whether a form of it compares the snapshot with another.</param>
    public async Task<Outcome?> AnswerAtOnce(Func<Form, bool> compares)
    {
        var (query, actor) = (QueryValues.Of(http), http.Actor());
        (Form, var unacceptable) = forms.Choose(http, query);
        if (unacceptable is null && of is not null
            && kept.Find(await keys.Find(quarter, actor, PublicEdition, of, Form, stop)) is { } whole)
            return NotAllowed(actor) ?? (Outcome)whole;
        (reading, var refusal) = await SnapshotReading.Open(connections, actor, quarter, compares(Form), stop);
        return (Outcome?)(refusal ?? NotAllowed(actor)) ?? unacceptable ?? query.Problem;
    }

    Refusal? NotAllowed(Actor actor) => SnapshotRefusals.Refuse(PublicEdition, actor.SeesFullEdition);

    /// <summary>Gives the connection back before what takes long without it.</summary>
    public ValueTask End() => DisposeAsync();

    /// <summary>Answers what was made, and keeps it for whoever asks next.</summary>
    public Task<Outcome> Keep(Outcome made) =>
        kept.Keep(of is null ? null : DocumentKey.For(Snapshot, PublicEdition, of, Form), made, stop);

    public ValueTask DisposeAsync() => reading?.DisposeAsync() ?? ValueTask.CompletedTask;
}
