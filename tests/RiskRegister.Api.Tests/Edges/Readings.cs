using RiskRegister.Api.Tests.Access;
using RiskRegister.Api.Tests.Committees;
using RiskRegister.Api.Tests.Dossiers;
using RiskRegister.Api.Tests.Imports;
using RiskRegister.Api.Tests.OpenApi;
using RiskRegister.Api.Tests.Performance;
using RiskRegister.Api.Tests.Snapshots;
using Xunit;

namespace RiskRegister.Api.Tests.Edges;

/// <summary>A register of three quarters with something in every corner, and the address of every reading of it, in every form.</summary>
public sealed class Readings(TestCluster cluster) : RegisterApp(cluster)
{
    // Printing takes seconds, and a PDF is bytes like any other.
    const string Printed = "pdf";

    readonly Dictionary<string, string> values = new(StringComparer.Ordinal)
    {
        ["quarter"] = "2016-17-Q2",
        ["id"] = "1",
        ["number"] = "2",
        ["post"] = "MT",
        ["name"] = "ours",
        ["period"] = "2017-18-Q3",
        ["from"] = "2017-04-01",
        ["round"] = "2017-18-Q3",
        ["webhook"] = "8b1f7c52-6a0e-4c7e-9d52-0c2a1b6f4e11",
        ["body"] = "audit",
        ["item"] = "1",
        ["report"] = "2016-17-Q2",
        ["place"] = "key-points",
    };

    /// <summary>Who may read everything.</summary>
    public string Key { get; private set; } = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (await Prerequisites.HasPostgres(TestContext.Current.CancellationToken)) await Fill();
    }

    /// <summary>Every reading under the API, in every form but PDF: a path with its query.</summary>
    public IEnumerable<string> Addresses()
    {
        // A fixture cannot skip its tests; asking for a client can.
        _ = Anonymous();
        foreach (var operation in ApiSpecification.Committed.Operations.Where(each => each.Method == "GET"
            && each.Path.StartsWith("/api/", StringComparison.Ordinal)))
        {
            if (operation.Path.EndsWith($".{Printed}", StringComparison.Ordinal)) continue;
            var path = Filled(operation.Path);
            var format = operation.Parameters.FirstOrDefault(parameter => parameter["name"]!.GetValue<string>() == "format");
            if (format is null) yield return path;
            else
            {
                foreach (var form in ApiSpecification.Committed.Resolve(format["schema"]!)["enum"]!.AsArray()
                    .Select(each => each!.GetValue<string>()))
                {
                    if (form != Printed) yield return $"{path}?format={form}";
                }
            }
        }
    }

    /// <summary>A path of the document with each parameter in it as something that is there.</summary>
    public string Filled(string path) => values.Aggregate(path, (filled, value) =>
        filled.Replace($"{{{value.Key}}}", Uri.EscapeDataString(value.Value), StringComparison.Ordinal));

    /// <summary>A client that is held to no document, and changes nothing of what comes.</summary>
    public HttpClient Raw()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = Anonymous().BaseAddress,
        };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        return client;
    }

    async Task Fill()
    {
        var client = await Client([Role.Editor, Role.Admin, Role.Analyst], []);
        Key = client.DefaultRequestHeaders.Authorization!.Parameter!;
        values["key"] = client.KeyId();
        var risk = await client.Create(new NewEntry
        {
            Owners = ["MT"],
            Actions = [new { text = "Dredge", dueOn = "2016-01-01", owner = "Head of Parks" }],
            Controls = [new { text = "A gauge" }],
            DirectionOfTravel = new { direction = "upwards", narrative = new string('n', 1500) },
        });
        values["reference"] = risk.Entry.Reference!;
        await client.Create(NewEntry.Opportunity);
        var closed = await client.Create(new NewEntry { Title = "Drought" });
        await client.Post($"{risk.Path}/review", new { note = "Looked at" }, risk.ETag).Entry();
        await client.Take("2016-17-Q1");
        await client.Publish("2016-17-Q1");
        await client.Close(closed);
        await client.Change((await client.Get(risk.Path).Entry()), new { residualScore = new Cell(5, 5) });
        await client.Take("2016-17-Q2");
        await client.Publish("2016-17-Q2");
        await client.Correct("2016-17-Q2", risk.Entry.Reference!, "A word was wrong.");
        await client.Take("2016-17-Q3");
        await client.KeepProfile(values["name"]);
        var measure = await client.Make("Gauges read");
        await client.Give(measure, values["period"], new { value = 5 });
        values["measure"] = measure.Reference;
        await Do(RolesApp.AWebhook, new { id = Guid.Parse(values["webhook"]) });
        (await client.Post("/api/v1/rounds", RolesApp.RoundOf(values["round"], opensOn: "2000-01-01"))).EnsureSuccessStatusCode();
        await client.Found(values["body"]);
        var meeting = await client.PutBefore(await client.Plan(values["body"], "2017-01-30"), new { snapshot = values["quarter"] });
        values["meeting"] = meeting.Meeting.Id.ToString();
        await client.Publish(await client.ReportOf(meeting));
        values["question"] = (await client.Ask(meeting, risk.Entry.Reference!)).Question.Id.ToString();
        values["comment"] = $"{(await client.Say(risk, "Is it so?")).Id}";
        values["attachment"] = $"{(await client.Attach(risk)).Id}";
        values["move"] = $"{(await client.AskForMove(risk, "service")).Id}";
        (await client.Send(HttpMethod.Put, $"{risk.Path}/measures/{measure.Reference}", new { why = "It shows." }, noneMatch: "*"))
            .EnsureSuccessStatusCode();
        (await client.Post("/api/v1/performance-reports", new { quarter = values["report"] })).EnsureSuccessStatusCode();
        foreach (var (path, body) in new (string, object)[]
        {
            ("narratives/key-points", new { text = "Said." }), ($"exceptions/{measure.Reference}", new { reason = "Said." }),
        })
        {
            (await client.Send(HttpMethod.Put, $"/api/v1/performance-reports/{values["report"]}/{path}", body, noneMatch: "*"))
                .EnsureSuccessStatusCode();
        }

        (await client.Post($"/api/v1/performance-reports/{values["report"]}/publication", null)).EnsureSuccessStatusCode();
        (await client.Post("/api/v1/keys", new { label = "Ends", roles = new[] { "reader" }, expiresAt = "2099-03-31T23:59:59Z" }))
            .EnsureSuccessStatusCode();
    }
}
