using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Entries;

/// <summary>A revision: who changed which fields, from what to what, when and why.</summary>
public sealed record RevisionDocument
{
    public required int Revision { get; init; }

    /// <summary>What was done.</summary>
    public required EntryAction Action { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public required string? Note { get; init; }

    /// <summary>Every field that differs from the revision before; of the first, every field that says something.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init; }

    /// <summary>SHA-256 of the revision's text and of the digest before, in hexadecimal.</summary>
    public required string Digest { get; init; }
}

/// <summary>A revision with the entry as it then stood.</summary>
public sealed record RevisionWithEntryDocument
{
    public required RevisionDocument Revision { get; init; }

    public required EntryDocument Entry { get; init; }
}

/// <summary>An entry over the snapshots, oldest first.</summary>
/// <param name="QuartersAtResidual">How many of the latest snapshots, without a break, have the residual score of now.</param>
public sealed record TrendDocument(Guid Id, string? Reference, string Title, int QuartersAtResidual, IReadOnlyList<TrendPoint> Points);

/// <param name="Quarter">As "2016-17-Q3".</param>
/// <param name="OnRegister">Under the threshold of that snapshot.</param>
public sealed record TrendPoint(
    string Quarter, string? Reference, EntryStatus Status, ScoreDocument Score, ScoreDocument ResidualScore, ScoreDocument? TargetScore,
    Movement Movement, DirectionOfTravel DirectionOfTravel, bool OnRegister);

/// <summary>The readings of entries.</summary>
public static class ReadEntryEndpoints
{
    // GET /entries.
    public static async Task<Outcome> List(HttpContext http, QueryValues query, ListEntries entries, EntryViews views, TimeProvider clock)
    {
        var (now, stop, settings) = (clock.GetUtcNow(), http.RequestAborted, views.Settings);
        var asOf = Instants.Read(query, now);
        if (asOf is not null && query[EntryQuery.Search] is not null) query.Fault(EntryQuery.Search,
            "goes with what is there now, not with asOf");
        if (asOf is not null && query[EntryQuery.Measures] is not null)
            query.Fault(EntryQuery.Measures, "goes with what is there now, not with asOf");
        if (asOf is not null && query[EntryQuery.MoveAsked] is not null)
            query.Fault(EntryQuery.MoveAsked, "goes with what is there now, not with asOf");
        var (list, order, limit) = (EntryQuery.NameOfList(query, asOf), EntryQuery.Order(query), Page.LimitOf(query));
        var after = EntryQuery.After(query, Cursor.Read(query, list));
        if (query.Problem is { } problem) return problem;
        var (form, unacceptable) = FormChoice.OfEntries.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        Page.RefuseIn(form, query);
        if (query.Problem is { } wrong) return wrong;
        var filter = EntryQuery.Filter(query, http.Actor(), asOf);
        if (form != Form.Json)
        {
            var owner = query[EntryQuery.Owner] is { } named && named != EntryQuery.Me ? named : null;
            var lines = entries.All(http.Actor(), filter, order, from: null, stop)
                .Select(row => new FoundEntry(row, StoredEntry.ReadFacts(row.Facts)).ToLine(settings));
            return await ListForms.Entries(http, form, owner is null ? "entries"
                : $"entries-{ReportForms.FileWord(owner)}", new PrintableRegister
                {
                    Settings = settings.Settings,
                    Edition = Edition.Full,
                    GeneratedAt = asOf ?? now,
                    Owner = owner,
                    Lines = lines,
                });
        }

        return await Page.Write(http, entries.Page(http.Actor(), filter, order, after, limit + 1, stop), limit, After,
            (writer, row) => EntryJson.Write(writer, row, StoredEntry.ReadFacts(row.Facts), settings, publicEdition: false),
            EntryJson.ExpectedLength);

        Cursor After(EntryRow row) => new(list, EntryPlace.Of(row, order).Key.ToString(), row.Id.ToString("D"));
    }

    // GET /entries/{ref}, as it is or as it stood; 304 for a client that has it so, found out without reading its text.
    public static async Task<Outcome> Read(string reference, HttpContext http, QueryValues query, ReadEntry read, EntryViews views,
        TimeProvider clock)
    {
        var (actor, stop) = (http.Actor(), http.RequestAborted);
        Result<FoundEntry> found;
        if (query[Instants.AsOf] is not null)
        {
            var asOf = Instants.Read(query, clock.GetUtcNow());
            found = await read.Then(actor, reference, asOf, stop);
            if (found.Refusal?.Kind == EntryRefusals.NotFound && query.Problem is { } problem
                && await IsThere(read, actor, reference, stop)) return problem;
        }
        else
        {
            if (http.Request.Headers.IfNoneMatch.Count > 0 && await read.FindTag(actor, reference, stop) is { } tag)
            {
                var etag = views.ETagOf(tag);
                if (EntityTag.IsNotModified(http.Request, etag)) return Answer.Ok(ReadOnlyMemory<byte>.Empty, etag);
            }

            found = await read.Now(actor, reference, stop);
        }

        return found.IsDone ? views.Show(found.Value.Row) : found.Refusal;
    }

    // GET /entries/{ref}/actions/{id}.
    public static Task<Outcome> ReadAction(string reference, int id, HttpContext http, ReadEntry read, EntryViews views) =>
        ReadItem(reference, ItemList.Actions, id, http, read, views, entry =>
            JsonSerializer.SerializeToUtf8Bytes(entry.State.Actions.First(item => item.Id == id), StoredJson.Texts.PlannedAction));

    // GET /entries/{ref}/controls/{id}.
    public static Task<Outcome> ReadControl(string reference, int id, HttpContext http, ReadEntry read, EntryViews views) =>
        ReadItem(reference, ItemList.Controls, id, http, read, views, entry =>
            JsonSerializer.SerializeToUtf8Bytes(entry.State.Controls.First(item => item.Id == id), StoredJson.Texts.Control));

    // GET /entries/{ref}/revisions.
    public static async Task<Outcome> History(string reference, HttpContext http, QueryValues query, ReadHistory history)
    {
        var (list, limit) = ("", Page.LimitOf(query));
        var (revisions, refusal) = await history.Page(http.Actor(), reference, entry =>
        {
            list = EntityTag.Context("revisions", entry.Row.Id);
            var before = Cursor.Read(query, list)?.KeyAsNumber(query);
            return (before is { } number ? (int)Math.Clamp(number, 0, int.MaxValue) : null, limit + 1);
        }, http.RequestAborted);
        if (refusal is not null) return refusal;
        if (query.Problem is { } problem) return problem;
        return await Page.Write(http, revisions!, limit, revision => new Cursor(list, revision.Number.ToString(), ""), Write, LengthOf);
    }

    // What a change is about is written from and to; the texts of it are most of what a revision holds.
    static int LengthOf(Revision revision) => 256 + revision.Changes.Sum(change => TextLength(change.From) + TextLength(change.To));

    static int TextLength(JsonNode? value) => value switch
    {
        null => 4,
        JsonArray items => items.Sum(TextLength) + 2,
        JsonObject members => members.Sum(member => member.Key.Length + TextLength(member.Value)) + 2,
        _ => value.GetValueKind() == JsonValueKind.String ? Encoding.UTF8.GetByteCount(value.GetValue<string>()) + 2 : 8,
    };

    // GET /entries/{ref}/revisions/{n}.
    public static async Task<Outcome> Revision(string reference, int number, HttpContext http, ReadHistory history, EntryViews views)
    {
        var (found, refusal) = await history.One(http.Actor(), reference, number, http.RequestAborted);
        if (refusal is not null) return refusal;
        var body = JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("revision"u8);
            Write(writer, found!.Revision);
            writer.WritePropertyName("entry"u8);
            EntryJson.Write(writer, found.Entry.Row, found.Entry.Facts, views.Settings, publicEdition: false);
            writer.WriteEndObject();
        });
        return Answer.Ok(body, views.ETagOf(found!.Entry.Row));
    }

    // GET /entries/{ref}/trend.
    public static async Task<Outcome> Trend(string reference, HttpContext http, QueryValues query, ReadTrend read, EntryViews views)
    {
        var (trend, refusal) = await read.Of(http.Actor(), reference, Editions.IsPublic(query), http.RequestAborted);
        if (refusal is not null) return refusal;
        var (form, unacceptable) = FormChoice.OfPicture.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        return form == Form.Svg ? PictureForms.Trend(trend!, views.Settings, Editions.IsPublic(query))
            : Answer.Hashed(JsonText.Write(writer => Write(writer, trend!)));
    }

    static async Task<bool> IsThere(ReadEntry read, Actor actor, string reference, CancellationToken stop) =>
        (await read.Now(actor, reference, stop)).IsDone;

    static async Task<Outcome> ReadItem(
        string reference, ItemList list, int id, HttpContext http, ReadEntry read, EntryViews views, Func<FoundEntry, byte[]> write)
    {
        var (entry, refusal) = await read.Now(http.Actor(), reference, http.RequestAborted);
        refusal ??= ChangeItems.Missing(entry!, list, id);
        return refusal is null ? Answer.Ok(write(entry!), views.ETagOf(entry!.Row)) : refusal;
    }

    static void Write(Utf8JsonWriter writer, Revision revision)
    {
        writer.WriteStartObject();
        writer.WriteNumber("revision"u8, revision.Number);
        writer.WriteString("action"u8, EnumNames.Of(revision.Action));
        writer.WriteInstant("at"u8, revision.At);
        writer.WriteString("by"u8, revision.By);
        writer.WriteString("note"u8, revision.Note);
        writer.WriteStartArray("changes"u8);
        foreach (var change in revision.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("field"u8, change.Field);
            WriteValue(writer, "from"u8, change.From);
            WriteValue(writer, "to"u8, change.To);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("digest"u8, revision.Digest);
        writer.WriteEndObject();
    }

    static void WriteValue(Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonNode? value)
    {
        writer.WritePropertyName(name);
        if (value is null) writer.WriteNullValue();
        else value.WriteTo(writer);
    }

    static void Write(Utf8JsonWriter writer, Trend trend)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, trend.Entry.Row.Id);
        writer.WriteString("reference"u8, trend.Entry.Facts.Reference);
        writer.WriteString("title"u8, trend.Entry.State.Title);
        writer.WriteNumber("quartersAtResidual"u8, trend.QuartersAtResidual);
        writer.WriteStartArray("points"u8);
        foreach (var point in trend.Points) Write(writer, point);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void Write(Utf8JsonWriter writer, TrendStep point)
    {
        var facts = point.Facts;
        writer.WriteStartObject();
        writer.WriteString("quarter"u8, point.Quarter);
        writer.WriteString("reference"u8, facts.Reference);
        writer.WriteString("status"u8, EnumNames.Of(facts.Status));
        EntryJson.WriteScore(writer, "score"u8, facts.Score, facts.Kind, point.Settings);
        EntryJson.WriteScore(writer, "residualScore"u8, facts.ResidualScore, facts.Kind, point.Settings);
        EntryJson.WriteScore(writer, "targetScore"u8, facts.TargetScore, facts.Kind, point.Settings);
        writer.WriteString("movement"u8, EnumNames.Of(point.Movement));
        EntryJson.WriteDirection(writer, DirectionOfTravel.Of(facts.Direction, point.Movement));
        writer.WriteBoolean("onRegister"u8, point.IsOnRegister);
        writer.WriteEndObject();
    }
}
