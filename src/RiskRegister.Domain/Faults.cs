namespace RiskRegister.Domain;

/// <summary>Faults of what was sent, by the path of the member: "title", "actions[2].text"; the whole has the empty path.</summary>
public sealed class Faults
{
    // What is sent with ill will can be wrong in a million places; nobody reads past these.
    const int Most = 100;
    readonly Dictionary<string, List<string>> messages = new(StringComparer.Ordinal);

    public bool Any => messages.Count > 0;

    /// <summary>Each path with what is wrong there.</summary>
    public IReadOnlyDictionary<string, List<string>> All => messages;

    /// <summary>Whether a fault at the path, above it or below it has been found already: one cause is said once.</summary>
    public bool Covers(string path) => messages.Keys.Any(known => Within(known, path) || Within(path, known));

    public void Add(string path, string message)
    {
        if (messages.TryGetValue(path, out var list)) list.Add(message);
        else if (messages.Count < Most) messages[path] = [message];
    }

    /// <summary>Adds a fault unless one cause there has been named already.</summary>
    /// <param name="message">Null when nothing is wrong.</param>
    public void AddUnlessCovered(string path, string? message)
    {
        if (message is not null && !Covers(path)) Add(path, message);
    }

    static bool Within(string path, string outer) => path.StartsWith(outer, StringComparison.Ordinal)
        && (path.Length == outer.Length || (outer.Length > 0 && path[outer.Length] is '.' or '['));
}
