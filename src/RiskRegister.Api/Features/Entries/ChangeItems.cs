using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>The actions and controls of an entry, one at a time. What is answered to a change is the entry.</summary>
public static class ChangeItems
{
    public static async Task<Outcome> ReadAction(string reference, int id, HttpContext http, Caller caller, EntryDesk desk, Npgsql.NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var (entry, refusal) = await LiveEntries.Find(connection, reference, caller, http.RequestAborted);
        if (refusal is not null) return refusal;
        return entry!.State.Actions.FirstOrDefault(item => item.Id == id) is { } action
            ? Answer.Ok(JsonSerializer.SerializeToUtf8Bytes(action, StoredJson.Texts.PlannedAction), desk.ETagOf(entry.Row))
            : NoItem(entry, "action", id);
    }

    public static async Task<Outcome> ReadControl(string reference, int id, HttpContext http, Caller caller, EntryDesk desk, Npgsql.NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var (entry, refusal) = await LiveEntries.Find(connection, reference, caller, http.RequestAborted);
        if (refusal is not null) return refusal;
        return entry!.State.Controls.FirstOrDefault(item => item.Id == id) is { } control
            ? Answer.Ok(JsonSerializer.SerializeToUtf8Bytes(control, StoredJson.Texts.Control), desk.ETagOf(entry.Row))
            : NoItem(entry, "control", id);
    }

    public static Task<Outcome> AppendAction(string reference, HttpContext http, Once once, EntryDesk desk, EntryRules rules) =>
        desk.ChangeOnce(http, once, reference, needsMatch: false, bodyIsOptional: false, (_, entry, body) => Task.FromResult(Append(entry, body, rules, (members, state) =>
        {
            var id = state.LastActionId + 1;
            var action = EntryMembers.ApplyToAction(members, new PlannedAction(id, ""));
            return (state with { Actions = [.. state.Actions, action], LastActionId = id }, state.Actions.Count >= EntryLimits.Actions, "actions", id);
        })));

    public static Task<Outcome> AppendControl(string reference, HttpContext http, Once once, EntryDesk desk, EntryRules rules) =>
        desk.ChangeOnce(http, once, reference, needsMatch: false, bodyIsOptional: false, (_, entry, body) => Task.FromResult(Append(entry, body, rules, (members, state) =>
        {
            var id = state.LastControlId + 1;
            var control = new Control(id, EntryMembers.Line(members.Text("text")).Or("") ?? "");
            return (state with { Controls = [.. state.Controls, control], LastControlId = id }, state.Controls.Count >= EntryLimits.Controls, "controls", id);
        })));

    public static Task<Outcome> ChangeAction(string reference, int id, HttpContext http, EntryDesk desk, EntryRules rules) =>
        desk.Change(http, reference, readsBody: true, (entry, body) => Replace(entry, body!, rules, entry.State.Actions, "actions", item => item.Id == id,
            (members, item) => EntryMembers.ApplyToAction(members, item), (state, items) => state with { Actions = items }), entry => NoAction(entry, id));

    public static Task<Outcome> ChangeControl(string reference, int id, HttpContext http, EntryDesk desk, EntryRules rules) =>
        desk.Change(http, reference, readsBody: true, (entry, body) => Replace(entry, body!, rules, entry.State.Controls, "controls", item => item.Id == id,
            (members, item) => item with { Text = EntryMembers.Line(members.Text("text")).Or(item.Text) ?? item.Text },
            (state, items) => state with { Controls = items }), entry => NoControl(entry, id));

    public static Task<Outcome> RemoveAction(string reference, int id, HttpContext http, EntryDesk desk) => desk.Change(http, reference, readsBody: false, (entry, _) =>
    {
        var state = entry.State;
        if (state.Status == EntryStatus.Closed) return ChangeEntry.IsClosed(entry);
        return Decision.To(EntryAction.Changed, state with { Actions = [.. state.Actions.Where(item => item.Id != id)] }, note: null);
    }, entry => NoAction(entry, id));

    public static Task<Outcome> RemoveControl(string reference, int id, HttpContext http, EntryDesk desk) => desk.Change(http, reference, readsBody: false, (entry, _) =>
    {
        var state = entry.State;
        if (state.Status == EntryStatus.Closed) return ChangeEntry.IsClosed(entry);
        return Decision.To(EntryAction.Changed, state with { Controls = [.. state.Controls.Where(item => item.Id != id)] }, note: null);
    }, entry => NoControl(entry, id));

    static Decision Append(FoundEntry entry, JsonBody body, EntryRules rules, Func<JsonMembers, EntryState, (EntryState State, bool IsFull, string Items, int Id)> append)
    {
        var faults = new Faults();
        var members = new JsonMembers(body.Root, "$", faults);
        members.Require("text");
        var note = EntryMembers.ReadNote(members, faults);
        var present = entry.State;
        var (state, isFull, items, id) = append(members, present);
        members.Close();
        var last = items == "actions" ? state.Actions.Count - 1 : state.Controls.Count - 1;
        rules.CheckItem(state, items, last, faults);
        if (faults.Refusal(Problems.Invalid) is { } invalid) return invalid;
        if (present.Status == EntryStatus.Closed) return ChangeEntry.IsClosed(entry);
        if (isFull) return new Refusal(Problems.TooManyItems, $"{entry.Name} has {last} {items}, which is the most that an entry can have.");
        return Decision.To(EntryAction.Changed, state, note) with { Location = $"{EntryRoutes.PathOf(entry)}/{items}/{id}" };
    }

    static Decision Replace<T>(
        FoundEntry entry, JsonBody body, EntryRules rules, IReadOnlyList<T> items, string name, Func<T, bool> isIt,
        Func<JsonMembers, T, T> apply, Func<EntryState, IReadOnlyList<T>, EntryState> with) where T : class
    {
        var item = items.First(isIt);
        var faults = new Faults();
        var members = new JsonMembers(body.Root, "$", faults);
        var note = EntryMembers.ReadNote(members, faults);
        var index = items.ToList().IndexOf(item);
        var changed = apply(members, item);
        members.Close(ReadOnlyOfItem);
        var state = with(entry.State, [.. items.Take(index), changed, .. items.Skip(index + 1)]);
        rules.CheckItem(state, name, index, faults);
        if (faults.Refusal(Problems.Invalid) is { } invalid) return invalid;
        return entry.Facts.Status == EntryStatus.Closed ? ChangeEntry.IsClosed(entry) : Decision.To(EntryAction.Changed, state, note);
    }

    static readonly HashSet<string> ReadOnlyOfItem = new(StringComparer.Ordinal) { "id" };

    static Refusal? NoAction(FoundEntry entry, int id) => entry.State.Actions.Any(item => item.Id == id) ? null : NoItem(entry, "action", id);

    static Refusal? NoControl(FoundEntry entry, int id) => entry.State.Controls.Any(item => item.Id == id) ? null : NoItem(entry, "control", id);

    static Refusal NoItem(FoundEntry entry, string what, int id) => new(Problems.ItemNotFound, $"{entry.Name} has no {what} {id}.");
}
