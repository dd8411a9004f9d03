using System.Text.Json;

namespace RiskRegister.Api.Http;

/// <summary>Faults of one request, by JSON path ("$.actions[2].text") or by parameter.</summary>
public sealed class Faults
{
    // A hostile body can be wrong in a million places; nobody reads past these.
    const int Most = 100;
    readonly Dictionary<string, List<string>> messages = new(StringComparer.Ordinal);

    public bool Any => messages.Count > 0;

    /// <summary>Whether a fault at the path, above it or below it has been found already: one cause is said once.</summary>
    public bool Covers(string path) => messages.Keys.Any(known => Within(known, path) || Within(path, known));

    public void Add(string path, string message)
    {
        if (messages.TryGetValue(path, out var list)) list.Add(message);
        else if (messages.Count < Most) messages[path] = [message];
    }

    public Refusal? Refusal(ProblemType type) => !Any ? null : new Refusal(type, Detail(), this);

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("errors"u8);
        foreach (var (path, list) in messages)
        {
            writer.WriteStartArray(path);
            foreach (var message in list) writer.WriteStringValue(message);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    static bool Within(string path, string outer) => path.StartsWith(outer, StringComparison.Ordinal)
        && (path.Length == outer.Length || (outer.Length > 1 && path[outer.Length] is '.' or '['));

    string Detail()
    {
        var (path, list) = messages.First();
        return messages.Count == 1 ? $"{path}: {list[0]}" : $"{path}: {list[0]} {messages.Count - 1} more in errors.";
    }
}
