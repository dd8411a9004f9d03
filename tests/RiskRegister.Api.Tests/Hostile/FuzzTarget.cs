using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using RiskRegister.Api.Tests.Access;
using RiskRegister.Api.Tests.Committees;
using RiskRegister.Api.Tests.Dossiers;
using RiskRegister.Api.Tests.OpenApi;

namespace RiskRegister.Api.Tests.Hostile;

/// <summary>A small register with something of everything, for a fuzzer to aim at: what its paths may name, and the ETags as they are at
/// present.</summary>
public sealed class FuzzTarget
{
    readonly ConcurrentDictionary<string, string> tags = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<string>> known = new(StringComparer.Ordinal)
    {
        ["id"] = ["1", "2"],
        ["number"] = ["1", "2"],
        ["quarter"] = ["2016-17-Q2", "2016-17-Q3", "latest"],
        ["post"] = ["Head%20of%20Waste%20Management", "MT"],
        ["key"] = [],
        ["measure"] = ["PM1", "PM2"],
        ["report"] = ["2016-17-Q2", "2016-17-Q3", "latest"],
        ["place"] = ["key-points", "live-well"],
        ["period"] = ["2016-17-Q2", "2016-17-Q3"],
        ["from"] = ["2016-04-01"],
        ["relation"] = ["dependsOn", "mergedFrom"],
        ["other"] = ["CR1", "CR2"],
        ["comment"] = [],
        ["attachment"] = [],
        ["move"] = [],
        ["reference"] = [],
    };

    FuzzTarget(IReadOnlyList<string> keys) => Keys = keys;

    /// <summary>Whole bearer tokens: of one who may do nearly everything, and of others who may less.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Pages of lists that go on: operation, path, cursor.</summary>
    public List<(ApiOperation Operation, string Path, string Cursor)> Pages { get; } = [];

    /// <summary>Makes the register and looks at all of it.</summary>
    public static async Task<FuzzTarget> Make(RegisterApp app, ApiSpecification document, CancellationToken stop)
    {
        var all = await app.Client([Role.Editor, Role.Admin, Role.Auditor, Role.Analyst], []);
        var clients = new[] { all, await app.Client(Role.Owner, "Head of Waste Management"), await app.Client(Role.Reader) };
        var target = new FuzzTarget([.. clients.Select(client => client.DefaultRequestHeaders.Authorization!.Parameter!)]);
        await target.MakeEntries(all);
        foreach (var title in (string[])["Visits to wells", "Wells that ran dry"])
            (await all.Post("/api/v1/measures", new { theme = "Live well", title })).EnsureSuccessStatusCode();
        foreach (var quarter in (string[])["2016-17-Q2", "2016-17-Q3"])
        {
            (await all.Post("/api/v1/snapshots", new { quarter })).EnsureSuccessStatusCode();
            (await all.Post("/api/v1/performance-reports", new { quarter })).EnsureSuccessStatusCode();
        }

        (await all.Post("/api/v1/snapshots/2016-17-Q2/publication")).EnsureSuccessStatusCode();
        for (var number = 0; number < 3; number++)
        {
            target.known["key"].Add(
                await IdOf(all.Post("/api/v1/keys", new { label = $"Key {number}", roles = new[] { "reader" } }), stop));
        }

        await target.MakeCommittees(all);
        target.known["webhook"] = [await IdOf(all.Post("/api/v1/webhooks", new { url = "http://127.0.0.1:9/" }), stop)];
        foreach (var operation in document.Operations.Where(each => each.Parameters.Any(parameter => NameOf(parameter) == "cursor")))
            await target.Page(all, operation, stop);
        return target;
    }

    public static string NameOf(JsonObject parameter) => parameter["name"]!.GetValue<string>();

    /// <summary>What a parameter may name that is there; null where the register knows nothing of it.</summary>
    public string? Known(string parameter, Dice dice) =>
        known.TryGetValue(parameter, out var values) && values.Count > 0 ? dice.Pick(values) : null;

    /// <summary>The ETag that a change to a path wants, as far as it is known.</summary>
    public string? TagFor(string path)
    {
        var segments = path.Split('/');
        if (path.StartsWith($"{Requests.Entries}/", StringComparison.Ordinal))
            return tags.GetValueOrDefault(ids.GetValueOrDefault(segments[4], segments[4]));

        // What is done to a part of something wants the tag of the whole.
        for (var whole = path; whole.Length > 0; whole = whole[..whole.LastIndexOf('/')])
        {
            if (tags.TryGetValue(whole, out var tag)) return tag;
        }

        return null;
    }

    /// <summary>Remembers what an answer says of a resource.</summary>
    public void Note(string path, FuzzAnswer answer)
    {
        if (answer.Header("ETag") is not { } tag) return;
        if (!path.StartsWith(Requests.Entries, StringComparison.Ordinal)) tags[path] = tag;
        else if (tag.Split('.') is [{ Length: 37 } id, _, ..]) tags[id.TrimStart('"')] = tag;
    }

    async Task MakeEntries(HttpClient client)
    {
        var rich = new NewEntry
        {
            Actions = [new { text = "Agree a depot", dueOn = "2017-03-31" }, new { text = "Tell the staff" }],
            Controls = [new { text = "Warnings" }, new { text = "Drills" }],
            Owners = ["Head of Waste Management"],
            Service = "Waste Management",
        };
        Held[] held =
        [
            await client.Create(rich),
            await client.Create(rich with { Title = "Loss of a lorry" }),
            await client.Create(rich with { Kind = "opportunity" }),
            await client.Create(rich with { Exempt = new { paragraph = "3", reason = "Contract prices" } }),
            await client.Create(rich with { Status = "proposed" }),
            await client.Close(await client.Create(rich)),
        ];
        foreach (var entry in held)
        {
            var id = entry.Entry.Id.ToString("D");
            tags[id] = entry.ETag;
            known["reference"].Add(id);
            if (entry.Entry.Reference is not { } reference) continue;
            known["reference"].Add(reference);
            ids[reference] = id;
        }

        for (var number = 0; number < 2; number++)
        {
            known["comment"].Add($"{(await client.Say(held[0], "Is it so?")).Id}");
            known["attachment"].Add($"{(await client.Attach(held[0])).Id}");
            known["move"].Add($"{(await client.AskForMove(held[number], "service")).Id}");
        }
    }

    // Meetings with an item each, a question at each, and a round.
    async Task MakeCommittees(HttpClient client)
    {
        known["body"] = ["audit", "cabinet"];
        known["item"] = ["1"];
        (known["meeting"], known["question"]) = ([], []);
        foreach (var (body, day) in known["body"].Zip(["2149-11-02", "2149-11-09"]))
        {
            await client.Found(body);
            var held = await client.PutBefore(await client.Plan(body, day), new { snapshot = "2016-17-Q2" });
            known["meeting"].Add($"{held.Meeting.Id}");
            tags[held.Path] = held.ETag;
            var question = await client.Ask(held, known["reference"][1]);
            known["question"].Add($"{question.Question.Id}");
            tags[question.Path] = question.ETag;
        }

        (await client.Post("/api/v1/rounds", RolesApp.RoundOf("2149-50-Q3", opensOn: "2149-10-01"))).EnsureSuccessStatusCode();
        known["round"] = ["2149-50-Q3"];
    }

    static async Task<string> IdOf(Task<HttpResponseMessage> sent, CancellationToken stop)
    {
        using var made = await sent;
        return JsonNode.Parse(await made.Content.ReadAsStringAsync(stop))!["id"]!.GetValue<string>();
    }

    // Lists that go on after one item give a cursor to be spoilt.
    async Task Page(HttpClient client, ApiOperation operation, CancellationToken stop)
    {
        var dice = new Dice(1);
        var path = operation.FillPath(name => Known(name, dice) ?? "1");
        using var answer = await client.Get($"{path}?limit=1");
        if (!answer.IsSuccessStatusCode) return;
        var cursor = JsonNode.Parse(await answer.Content.ReadAsStringAsync(stop))!["nextCursor"]?.GetValue<string>();
        if (cursor is not null) Pages.Add((operation, path, cursor));
    }
}
