using RiskRegister.Api.Http;

namespace RiskRegister.Api.Forms;

/// <summary>
/// Documents of published snapshots, ready to be sent, compressed too. Bounded in bytes: those asked for longest ago go first. It lives as
/// long as the process, and so no longer than the version that made them.
/// </summary>
public sealed class DocumentCache
{
    const long MostBytes = 32 * 1024 * 1024;
    const long LargestDocument = MostBytes / 4;

    readonly Lock access = new();
    readonly Dictionary<DocumentKey, LinkedListNode<(DocumentKey Key, Answer Answer)>> documents = [];
    readonly LinkedList<(DocumentKey Key, Answer Answer)> lastAskedFirst = new();
    long bytes;

    public Answer? Find(DocumentKey? key)
    {
        if (key is not { } wanted) return null;
        lock (access)
        {
            if (!documents.TryGetValue(wanted, out var node)) return null;
            lastAskedFirst.Remove(node);
            lastAskedFirst.AddFirst(node);
            return node.Value.Answer;
        }
    }

    /// <returns>What was given, so that it can be answered at once.</returns>
    public async Task<Outcome> Keep(DocumentKey? key, Outcome made, CancellationToken stop)
    {
        if (key is not { } name || made is not Answer { Length: > 0 and <= LargestDocument } whole) return made;
        var answer = await whole.Kept(stop);
        lock (access)
        {
            if (documents.ContainsKey(name)) return answer;
            documents[name] = lastAskedFirst.AddFirst((name, answer));
            bytes += BytesOf(answer);
            while (bytes > MostBytes && lastAskedFirst.Last is { } oldest)
            {
                lastAskedFirst.RemoveLast();
                documents.Remove(oldest.Value.Key);
                bytes -= BytesOf(oldest.Value.Answer);
            }
        }

        return answer;
    }

    static long BytesOf(Answer answer) => answer.Body.Length + (answer.Compressed?.Length ?? 0);
}
