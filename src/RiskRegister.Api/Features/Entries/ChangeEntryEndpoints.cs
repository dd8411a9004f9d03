using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Entries;

/// <summary>The changes to entries: each reads its body, and leaves the rest to the use case that it names.</summary>
public static class ChangeEntryEndpoints
{
    static readonly HashSet<string> ReadOnlyOfItem = new(StringComparer.Ordinal) { "id" };

    // POST /entries.
    public static async Task<Outcome> Create(HttpContext http, IdempotentPosts posts, EntryViews views, CreateEntry create)
    {
        var (read, wrong) = await JsonBody.Read(http);
        if (wrong is not null) return wrong;
        using var body = read!;
        return await posts.Run(http, body.Hash, async connection =>
        {
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "", faults);
            foreach (var required in (ReadOnlySpan<string>)["kind", "title", "score", "residualScore"]) members.Require(required);
            var kind = members.OneOf<EntryKind>("kind").Or(null) ?? EntryKind.Risk;
            var status = members.OneOf<EntryStatus>("status").Or(null);
            var reference = EntryPatchReader.ReadReference(members, faults).Or(null);
            if (reference is { } named) ChangeEntry.CheckKind(named, kind, faults);
            var entry = new NewEntry(kind, status, reference, EntryPatchReader.Read(members, faults), EntryPatchReader.ReadNote(members))
            {
                ConfirmsReference = EntryPatchReader.ReadConfirmation(members),
                Faults = faults,
            };
            members.Close(EntryPatchReader.ReadOnly);
            var created = await create.Apply(connection, http.Actor(), entry, http.RequestAborted);
            return created.IsDone
                ? views.Show(created.Value, StatusCodes.Status201Created, EntryViews.PathOf(created.Value)) : views.Refuse(created.Refusal);
        }, planned: true, oneWrite: true);
    }

    // PATCH /entries/{ref}.
    public static Task<Outcome> Change(string reference, HttpContext http, EntryRequests requests, ChangeEntry change) =>
        requests.Change(http, reference, readsBody: true, request =>
        {
            var (members, faults) = (request.Members, request.Faults);
            var named = EntryPatchReader.ReadReference(members, faults);
            var (note, confirms) = (EntryPatchReader.ReadNote(members), EntryPatchReader.ReadConfirmation(members));
            var patch = EntryPatchReader.Read(members, faults);
            members.Close(EntryPatchReader.ReadOnly);
            var revision = new EntryRevision(patch, named, note)
            {
                NamesStatus = members.Has("status"),
                ConfirmsReference = confirms,
                Faults = faults,
            };
            return change.Apply(request.Connection, request.Actor, request.Entry, request.Expected, revision, request.Stop);
        });

    // POST /entries/{ref}/acceptance.
    public static Task<Outcome> Accept(string reference, HttpContext http, EntryRequests requests, AcceptEntry accept) =>
        requests.Post(http, reference, needsMatch: true, bodyIsOptional: true, request =>
        {
            var named = EntryPatchReader.ReadReference(request.Members, request.Faults).Or(null);
            var (note, confirms) = (EntryPatchReader.ReadNote(request.Members), EntryPatchReader.ReadConfirmation(request.Members));
            request.Members.Close();
            return accept.Apply(
                request.Connection, request.Actor, request.Entry, request.Expected, named, confirms, note, request.Faults, request.Stop);
        });

    // POST /entries/{ref}/closure.
    public static Task<Outcome> Close(string reference, HttpContext http, EntryRequests requests, CloseEntry close) =>
        requests.Post(http, reference, needsMatch: true, bodyIsOptional: false, request =>
        {
            var members = request.Members;
            members.Require("reason");
            var reason = EntryPatchReader.Line(members.Text("reason")).Or(null);
            var replacedBy = members.TextArray("replacedBy", EntryLimits.ReplacedBy).Or(null) ?? [];
            members.Close();
            return close.Apply(request.Connection, request.Actor, request.Entry, request.Expected, reason, replacedBy, request.Faults,
                request.Stop);
        });

    // DELETE /entries/{ref}/closure.
    public static Task<Outcome> Reopen(string reference, HttpContext http, EntryRequests requests, ReopenEntry reopen) =>
        requests.Change(http, reference, readsBody: false,
            request => reopen.Apply(request.Connection, request.Actor, request.Entry, request.Expected, request.Stop));

    // POST /entries/{ref}/review.
    public static Task<Outcome> Review(string reference, HttpContext http, EntryRequests requests, ReviewEntry review) =>
        requests.Post(http, reference, needsMatch: true, bodyIsOptional: true, request =>
        {
            var note = EntryPatchReader.ReadNote(request.Members, "note");
            request.Members.Close();
            return review.Apply(request.Connection, request.Actor, request.Entry, request.Expected, note, request.Faults, request.Stop);
        });

    // POST /entries/{ref}/actions.
    public static Task<Outcome> AppendAction(
        string reference, HttpContext http, EntryRequests requests, EntryViews views, ChangeItems items) =>
        Append(reference, "actions", http, requests, views, EntryPatchReader.ReadAction, (request, action, note) =>
            items.AppendAction(request.Connection, request.Actor, request.Entry, action, note, request.Faults, request.Stop));

    // POST /entries/{ref}/controls.
    public static Task<Outcome> AppendControl(
        string reference, HttpContext http, EntryRequests requests, EntryViews views, ChangeItems items) =>
        Append(reference, "controls", http, requests, views, EntryPatchReader.ReadControl, (request, control, note) =>
            items.AppendControl(request.Connection, request.Actor, request.Entry, control, note, request.Faults, request.Stop));

    // PATCH /entries/{ref}/actions/{id}.
    public static Task<Outcome> ChangeAction(string reference, int id, HttpContext http, EntryRequests requests, ChangeItems items) =>
        ChangeItem(reference, ItemList.Actions, id, http, requests, EntryPatchReader.ReadAction, (request, action, note) =>
            items.ChangeAction(
            request.Connection, request.Actor, request.Entry, request.Expected, id, action, note, request.Faults, request.Stop));

    // PATCH /entries/{ref}/controls/{id}.
    public static Task<Outcome> ChangeControl(string reference, int id, HttpContext http, EntryRequests requests, ChangeItems items) =>
        ChangeItem(reference, ItemList.Controls, id, http, requests, EntryPatchReader.ReadControl, (request, control, note) =>
            items.ChangeControl(
            request.Connection, request.Actor, request.Entry, request.Expected, id, control, note, request.Faults, request.Stop));

    // DELETE /entries/{ref}/actions/{id}.
    public static Task<Outcome> RemoveAction(string reference, int id, HttpContext http, EntryRequests requests, ChangeItems items) =>
        Remove(reference, ItemList.Actions, id, http, requests, items);

    // DELETE /entries/{ref}/controls/{id}.
    public static Task<Outcome> RemoveControl(string reference, int id, HttpContext http, EntryRequests requests, ChangeItems items) =>
        Remove(reference, ItemList.Controls, id, http, requests, items);

    static Task<Outcome> Append<T>(
        string reference, string items, HttpContext http, EntryRequests requests, EntryViews views, Func<JsonMembers, T> read,
        Func<EntryRequest, T, string?, Task<Result<AppendedItem>>> append) =>
        requests.Post(http, reference, needsMatch: false, bodyIsOptional: false, async request =>
        {
            var note = EntryPatchReader.ReadNote(request.Members);
            request.Members.Require("text");
            var item = read(request.Members);
            request.Members.Close();
            return Appended(views, items, await append(request, item, note));
        });

    static Task<Outcome> ChangeItem<T>(
        string reference, ItemList list, int id, HttpContext http, EntryRequests requests, Func<JsonMembers, T> read,
        Func<EntryRequest, T, string?, Task<Result<EntryRow>>> change) =>
        requests.Change(http, reference, readsBody: true, request =>
        {
            var note = EntryPatchReader.ReadNote(request.Members);
            var item = read(request.Members);
            request.Members.Close(ReadOnlyOfItem);
            return change(request, item, note);
        }, entry => ChangeItems.Missing(entry, list, id));

    static Task<Outcome> Remove(string reference, ItemList list, int id, HttpContext http, EntryRequests requests, ChangeItems items) =>
        requests.Change(http, reference, readsBody: false,
            request => items.Remove(request.Connection, request.Actor, request.Entry, request.Expected, list, id, request.Stop),
            entry => ChangeItems.Missing(entry, list, id));

    static Outcome Appended(EntryViews views, string items, Result<AppendedItem> appended) => appended.IsDone
        ? views.Show(appended.Value.Row, location: $"{EntryViews.PathOf(appended.Value.Row)}/{items}/{appended.Value.Id}")
        : views.Refuse(appended.Refusal);
}
