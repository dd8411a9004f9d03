using System.Globalization;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>Which list of an entry an item stands in.</summary>
public enum ItemList
{
    Actions,
    Controls,
}

/// <summary>An item that was appended, with the entry as it is now.</summary>
public sealed record AppendedItem(EntryRow Row, int Id);

/// <summary>The actions and controls of an entry, one at a time.</summary>
public sealed class ChangeItems(EntryChanges entries)
{
    /// <summary>Appends to whatever revision there is.</summary>
    public async Task<Result<AppendedItem>> AppendAction(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, ActionPatch action, string? note, Faults faults, CancellationToken stop)
    {
        EntryRules.CheckNote("changeNote", note, faults);
        var decision = EntryItems.AppendAction(entry.State, action, faults);
        return await Append(
            connection, actor, entry, decision, entry.State.Actions.Count, EntryLimits.Actions, "actions", note, stop) is var (row, refusal)
            && refusal is not null ? refusal : new AppendedItem(row!, decision.State!.LastActionId);
    }

    /// <summary>Appends to whatever revision there is.</summary>
    public async Task<Result<AppendedItem>> AppendControl(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, ControlPatch control, string? note, Faults faults,
        CancellationToken stop)
    {
        EntryRules.CheckNote("changeNote", note, faults);
        var decision = EntryItems.AppendControl(entry.State, control, faults);
        return await Append(connection, actor, entry, decision, entry.State.Controls.Count, EntryLimits.Controls, "controls", note,
            stop) is var (row, refusal)
            && refusal is not null ? refusal : new AppendedItem(row!, decision.State!.LastControlId);
    }

    public async Task<Result<EntryRow>> ChangeAction(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, Expected expected, int id, ActionPatch action, string? note,
        Faults faults,
        CancellationToken stop)
    {
        if ((Missing(entry, ItemList.Actions, id) ?? expected.Check(entry)) is { } refusal) return refusal;
        EntryRules.CheckNote("changeNote", note, faults);
        return await entries.Store(
            connection, actor, entry, EntryItems.ChangeAction(entry.State, id, action, faults), note, named: null, stop);
    }

    public async Task<Result<EntryRow>> ChangeControl(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, Expected expected, int id, ControlPatch control, string? note,
        Faults faults,
        CancellationToken stop)
    {
        if ((Missing(entry, ItemList.Controls, id) ?? expected.Check(entry)) is { } refusal) return refusal;
        EntryRules.CheckNote("changeNote", note, faults);
        return await entries.Store(
            connection, actor, entry, EntryItems.ChangeControl(entry.State, id, control, faults), note, named: null, stop);
    }

    public async Task<Result<EntryRow>> Remove(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, Expected expected, ItemList list, int id, CancellationToken stop)
    {
        if ((Missing(entry, list, id) ?? expected.Check(entry)) is { } refusal) return refusal;
        var decision = list == ItemList.Actions ? EntryItems.RemoveAction(entry.State, id) : EntryItems.RemoveControl(entry.State, id);
        return await entries.Store(connection, actor, entry, decision, note: null, named: null, stop);
    }

    /// <summary>Not found when the entry has no such item.</summary>
    public static Refusal? Missing(FoundEntry entry, ItemList list, int id)
    {
        var (known, what) = list == ItemList.Actions
            ? (entry.State.Actions.Any(item => item.Id == id), "action") : (entry.State.Controls.Any(item => item.Id == id), "control");
        return known ? null : new Refusal(
            EntryRefusals.ItemNotFound, string.Create(CultureInfo.InvariantCulture, $"{entry.Name} has no {what} {id}."));
    }

    async Task<Result<EntryRow>> Append(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, LifeDecision decision, int count, int most, string items, string? note,
        CancellationToken stop)
    {
        if (EntryChanges.Refused(decision) is { } refused) return refused;
        return count >= most
            ? new Refusal(EntryRefusals.TooManyItems, $"{entry.Name} has {count} {items}, which is the most that an entry can have.")
            : await entries.Store(connection, actor, entry, decision, note, named: null, stop);
    }
}
