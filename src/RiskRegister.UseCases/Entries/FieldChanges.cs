using System.Text.Json.Nodes;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <param name="Field">A path: "title", "residualScore.impact", "actions[3].dueOn", "controls[2]" for a whole item.</param>
/// <param name="From">Null when it was not there.</param>
/// <param name="To">Null when it is gone.</param>
public sealed record FieldChange(string Field, JsonNode? From, JsonNode? To);

/// <summary>Compares two states of an entry field by field, in the words of the contract.</summary>
public static class FieldChanges
{
    public static IReadOnlyList<FieldChange> Between(EntryState? before, EntryState now)
    {
        var changes = new List<FieldChange>();
        var (was, becomes) = (before is null ? new JsonObject() : View(before), View(now));
        if (before is not null && before.Level != now.Level)
            (was["level"], becomes["level"]) = (EnumNames.Of(before.Level), EnumNames.Of(now.Level));
        Compare("", was, becomes, changes);
        return changes;
    }

    static JsonObject View(EntryState state)
    {
        var stored = StoredEntry.From(state, "", null);
        var view = JsonNode.Parse(stored.Content)!.AsObject();
        var facts = JsonNode.Parse(stored.Facts)!.AsObject();
        foreach (var internals in (ReadOnlySpan<string>)["lastControlId", "lastActionId", "updatedBy", "changeNote", "move"])
            facts.Remove(internals);
        foreach (var (name, value) in facts.ToArray())
        {
            facts.Remove(name);
            view[name == "direction" ? "directionOfTravel" : name] = value;
        }

        if (view["closure"] is JsonObject closure) closure.Remove("from");
        SetInstant(view, "reviewedAt", state.ReviewedAt);
        SetInstant(view["directionOfTravel"] as JsonObject, "statedAt", state.Direction.StatedAt);
        SetInstant(view["closure"] as JsonObject, "closedAt", state.Closure?.ClosedAt);
        return view;
    }

    // As answers have them, however they are stored.
    static void SetInstant(JsonObject? members, string name, DateTimeOffset? instant)
    {
        if (instant is { } at && members is not null) members[name] = InstantText.Of(at);
    }

    static void Compare(string path, JsonNode? from, JsonNode? to, List<FieldChange> changes)
    {
        if (from is JsonObject oldMembers && to is JsonObject newMembers)
        {
            foreach (var name in oldMembers.Select(pair => pair.Key).Union(newMembers.Select(pair => pair.Key), StringComparer.Ordinal))
                Compare(path.Length == 0 ? name : $"{path}.{name}", oldMembers[name], newMembers[name], changes);
        }
        else if (IsItems(from) || IsItems(to))
        {
            var (old, fresh) = (ById(from), ById(to));
            foreach (var id in old.Keys.Union(fresh.Keys)) Compare($"{path}[{id}]", old.GetValueOrDefault(id), fresh.GetValueOrDefault(id),
                changes);
        }
        else if (!JsonNode.DeepEquals(from, to) && !(IsNothing(from) && IsNothing(to)))
        {
            changes.Add(new FieldChange(path, from?.DeepClone(), to?.DeepClone()));
        }
    }

    static bool IsItems(JsonNode? node) => node is JsonArray { Count: > 0 } array && array[0] is JsonObject;

    static bool IsNothing(JsonNode? node) => node is null or JsonArray { Count: 0 };

    static Dictionary<int, JsonNode?> ById(JsonNode? items) =>
        (items as JsonArray ?? []).ToDictionary(item => item!["id"]!.GetValue<int>(), item => item);
}
