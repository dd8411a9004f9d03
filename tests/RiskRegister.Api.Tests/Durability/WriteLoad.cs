using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using RiskRegister.Api.Features.Entries;
using RiskRegister.Api.Forms;
using Shouldly;

namespace RiskRegister.Api.Tests.Durability;

/// <summary>Clients that write as fast as they are answered, and remember what was acknowledged.</summary>
public sealed class WriteLoad(HttpClient client)
{
    readonly ConcurrentDictionary<(Guid Id, int Revision), string> acknowledged = new();
    readonly ConcurrentDictionary<HttpStatusCode, int> statuses = new();

    public int Acknowledged => acknowledged.Count;

    /// <summary>What has been acknowledged so far.</summary>
    public IReadOnlyList<(Guid Id, int Revision)> Changes => [.. acknowledged.Keys];

    public IReadOnlyDictionary<HttpStatusCode, int> Statuses => statuses;

    /// <summary>Answers that are 503 have said when to come again.</summary>
    public bool AllWithRetryAfter { get; private set; } = true;

    /// <summary>Writes until it is stopped or the service is gone.</summary>
    public Task Run(int writers, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Write(writer, stop)));

    /// <summary>Every change that was acknowledged is there, as it was acknowledged.</summary>
    public async Task ShouldAllBeThere(HttpClient reader)
    {
        foreach (var entry in acknowledged.GroupBy(change => change.Key.Id))
        {
            string? cursor = null;
            var there = new Dictionary<int, string>();
            do
            {
                var page = await reader.Get(
                    $"{Requests.Entries}/{entry.Key}/revisions?limit=200{(cursor is null ? "" : $"&cursor={cursor}")}")
                        .Read<Api.Http.Page<RevisionDocument>>();
                foreach (var revision in page.Items) there[revision.Revision] = revision.Note ?? "";
                cursor = page.NextCursor;
            }
            while (cursor is not null);

            foreach (var (key, note) in entry) there.ShouldContainKeyAndValue(key.Revision, note);
        }
    }

    async Task Write(int writer, CancellationToken stop)
    {
        Held? held = null;
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var note = $"writer {writer}, change {number}";
            try
            {
                using var answer = await (held is null
                    ? client.Post(Requests.Entries, new NewEntry { ChangeNote = note })
                    : client.Patch(held.Path, new { title = note, changeNote = note }, held.ETag));
                statuses.AddOrUpdate(answer.StatusCode, 1, (_, count) => count + 1);
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) AllWithRetryAfter &= answer.Headers.RetryAfter is not null;
                if (answer.IsSuccessStatusCode)
                {
                    held = new Held(JsonSerializer.Deserialize<EntryDocument>(await answer.Text(), Json.Strict)!,
                        answer.Headers.ETag!.ToString());
                    acknowledged[(held.Entry.Id, held.Entry.Revision)] = note;
                }
                else if (answer.StatusCode == HttpStatusCode.PreconditionFailed)
                {
                    // The change before was made, though nobody was told: go on from there.
                    held = held! with { ETag = answer.Headers.ETag!.ToString() };
                }
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }
}
