using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RiskRegister.Api.Pdf;
using RiskRegister.Api.Tests.Access;
using RiskRegister.Api.Tests.Committees;
using RiskRegister.Api.Tests.Documents;
using RiskRegister.Api.Tests.Dossiers;
using RiskRegister.Api.Tests.Imports;
using RiskRegister.Api.Tests.OpenApi;
using RiskRegister.Api.Tests.Performance;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Register;

/// <summary>Every GET of the document, in every form, by every caller, with an exempt
/// risk and an exempt opportunity on the register.</summary>
public sealed class EveryReadingTests(TestCluster cluster) : FreshRegister(cluster)
{
    const string Webhook = "8b1f7c52-6a0e-4c7e-9d52-0c2a1b6f4e11";
    const string RiskWord = "Zanzibar";
    const string OpportunityWord = "Valparaiso";
    const string Risk = "CR4711";
    const string Opportunity = "CO4712";
    const string Own = "Head of Parks";

    /// <summary>What shows the register as it is run rather than an edition of it, and whom it shows exempt entries by right.</summary>
    static readonly Dictionary<string, string[]> NotEditions = new(StringComparer.Ordinal)
    {
        ["listEntries"] = ["auditor", "editor"],
        ["listEntriesCsv"] = ["auditor", "editor"],
        ["listEntriesXlsx"] = ["auditor", "editor"],
        ["listActions"] = ["auditor", "editor"],
        ["listActionsCsv"] = ["auditor", "editor"],
        ["listMeasures"] = ["auditor", "editor"],
        ["readPerformance"] = ["auditor", "editor"],
        ["readPerformanceCsv"] = ["auditor", "editor"],
        ["readPerformanceXlsx"] = ["auditor", "editor"],
        ["readPerformanceDocx"] = ["auditor", "editor"],
        ["readPerformancePdf"] = ["auditor", "editor"],
        ["readPerformanceHtml"] = ["auditor", "editor"],
        ["listEntriesOfMeasure"] = ["auditor", "editor"],
        ["readMeasureLink"] = ["auditor", "editor"],
        ["readEntry"] = ["auditor", "editor"],
        ["readAction"] = ["auditor", "editor"],
        ["readControl"] = ["auditor", "editor"],
        ["listRevisions"] = ["auditor", "editor"],
        ["readRound"] = ["auditor", "editor"],
        ["listQuestions"] = ["auditor", "editor"],
        ["readQuestion"] = ["auditor", "editor"],
        ["listQuestionsOfEntry"] = ["auditor", "editor"],
        ["listComments"] = ["auditor", "editor"],
        ["readComment"] = ["auditor", "editor"],
        ["listMoves"] = ["auditor", "editor"],
        ["readMove"] = ["auditor", "editor"],
        ["listAttachments"] = ["auditor", "editor"],
        ["readAttachment"] = ["auditor", "editor"],
        ["downloadAttachment"] = ["auditor", "editor"],
        ["listEntryLinks"] = ["auditor", "editor"],
        ["readMeeting"] = ["auditor", "editor", "reader, full"],
        ["readMeetingItem"] = ["auditor", "editor", "reader, full"],
        ["readRoute"] = ["auditor", "editor", "reader, full"],
        ["readMeetingReport"] = ["auditor", "editor"],
        ["readMeetingPaper"] = ["auditor", "editor", "reader, full"],
        ["readMeetingPaperDocx"] = ["auditor", "editor", "reader, full"],
        ["readMeetingPaperPdf"] = ["auditor", "editor", "reader, full"],
        ["readMeetingPaperHtml"] = ["auditor", "editor", "reader, full"],
        ["listEvents"] = ["auditor", "editor"],
        ["listTasks"] = ["auditor", "editor"],
        ["readRevision"] = ["auditor", "editor"],
        ["readAudit"] = ["auditor", "editor", "admin"],
        ["readAuditCsv"] = ["auditor", "editor", "admin"],
        ["listOwners"] = ["editor", "admin"],
        ["readOwner"] = ["editor", "admin"],
    };

    string meeting = "";
    string next = "";
    string[] questions = [];
    string[] comments = [];
    string[] attachments = [];
    string[] moves = [];
    string riskId = "";
    string opportunityId = "";

    [Fact]
    public async Task No_reading_but_of_the_full_edition_has_a_trace_of_what_is_exempt()
    {
        var instant = await FillTheRegister();
        var callers = new Dictionary<string, HttpClient>(StringComparer.Ordinal)
        {
            ["nobody"] = App.Anonymous(),
            ["reader, full"] = await App.Client([Role.Reader], [], fullEdition: true),
            ["reader"] = await App.Client(Role.Reader),
            ["auditor"] = await App.Client(Role.Auditor),
            ["owner"] = await App.Client(Role.Owner, Own),
            ["editor"] = Editor,
            ["admin"] = await App.Client(Role.Admin),
        };
        var paths = PathValues(callers["admin"].KeyId());
        var queries = QueryValues(instant);
        var answered = new HashSet<string>(StringComparer.Ordinal);

        // What is printed is looked into.
        using var printing = App.Beside(builder => builder.UseSetting("Chromium", ""));
        var printer = printing.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        var operations = ApiSpecification.Committed.Operations.Where(operation => operation.Method == "GET").ToArray();
        foreach (var operation in operations)
        {
            foreach (var (caller, client) in callers)
            {
                foreach (var address in Addresses(operation, paths, queries))
                {
                    using var answer = await client.Get(
                        operation.Path.EndsWith(".pdf", StringComparison.Ordinal) ? $"{printer}{address}" : address);
                    if (answer.IsSuccessStatusCode) answered.Add(operation.Id);
                    else answer.StatusCode.ShouldBeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound,
                        HttpStatusCode.BadRequest], $"{caller}: {address}");
                    if (NotEditions.TryGetValue(operation.Id, out var rightly) && rightly.Contains(caller)) continue;
                    // Refusals, and files for an owner, say again what was asked, whether there is such a one or not.
                    var isSaidAgain = !answer.IsSuccessStatusCode || address.Contains("owner=", StringComparison.Ordinal);
                    ShouldHaveNoTrace(await Everything(answer), isSaidAgain ? Uri.UnescapeDataString(address) : "", $"{caller}: {address}");
                }
            }
        }

        answered.ShouldBe(operations.Select(operation => operation.Id), ignoreOrder: true);
        NotEditions.Keys.ShouldBeSubsetOf(answered);
    }

    [Fact]
    public async Task Counts_matrices_and_summaries_add_up_without_what_is_exempt()
    {
        await FillTheRegister();
        var reader = await App.Client(Role.Reader);
        foreach (var (quarter, open, closed) in new[] { ("2016-17-Q1", 3, 0), ("2016-17-Q2", 2, 1) })
        {
            var counts = (await reader.Snapshot(quarter)).Counts;
            (counts.Open, counts.Closed, counts.Risks + counts.Opportunities).ShouldBe((open, closed, open));
            (await reader.AllFrozen(quarter)).Count.ShouldBe(open + closed);
            (await reader.FrozenRegister(quarter)).Entries.Count.ShouldBe(open);
            foreach (var score in new[] { "residual", "score" }) (await InMatrix(reader,
                $"/api/v1/snapshots/{quarter}/matrix?score={score}")).ShouldBe(open);
        }

        var highlights = await reader.Highlights("2016-17-Q2");
        highlights.Entries.Select(entry => entry.Reference).ShouldBe(["CR1", "CR2", "CO1"], ignoreOrder: true);
        string.Join(' ', highlights.Summary).ShouldContain("There are no additions to the register this quarter. There is 1 deletion: CR2");
        string.Join(' ', highlights.Summary).ShouldContain("1 risk and 1 opportunity have a residual score of 12 or above");
        (await InMatrix(Editor, "/api/v1/matrix")).ShouldBe(2);
        (await InMatrix(Editor, "/api/v1/matrix?edition=full")).ShouldBe(4);
    }

    static async Task<int> InMatrix(HttpClient client, string path) =>
        JsonNode.Parse(await client.Get(path).Result())!["cells"]!.AsArray().Sum(cell => cell!["entries"]!.AsArray().Count);

    /// <summary>Three quarters: two published, in which everything moves, and one that is not.</summary>
    /// <returns>An instant at which everything was there.</returns>
    async Task<DateTimeOffset> FillTheRegister()
    {
        await Editor.KeepProfile("ours");
        var analyst = await App.Client(Role.Analyst);
        await analyst.Give(await analyst.Make("Gauges read"), "2017-18-Q3", new { value = 5 });
        await analyst.Make($"{RiskWord} of the year", exempt: new { paragraph = "3", reason = RiskWord });
        await Editor.Create(new NewEntry
        {
            Title = "Flood",
            Owners = [Own],
            Actions = [new { text = "Dredge" }],
            Controls = [new { text = "A gauge" }]
        });
        var closed = await Editor.Create(new NewEntry { Title = "Drought", Owners = [Own] });
        await Editor.Create(NewEntry.Opportunity with { Owners = [Own] });
        var risk = await Editor.Create(Exempt(RiskWord, new NewEntry { Reference = Risk }));
        var opportunity = await Editor.Create(Exempt(OpportunityWord, NewEntry.Opportunity with { Reference = Opportunity }));
        (riskId, opportunityId) = (risk.Entry.Id.ToString(), opportunity.Entry.Id.ToString());
        foreach (var entry in new[] { Risk, Opportunity, "CR1" })
        {
            var why = new { why = entry == "CR1" ? "It shows." : $"{RiskWord} shows." };
            (await Editor.Send(HttpMethod.Put, $"/api/v1/entries/{entry}/measures/PM1", why, noneMatch: "*")).EnsureSuccessStatusCode();
        }

        await Report(analyst);
        await Editor.Take("2016-17-Q1");
        await Editor.Publish("2016-17-Q1");

        await Editor.Change("CR1", new { residualScore = new Cell(3, 4) });
        await Editor.Close(closed, "It came to pass.", Risk);
        await Editor.Change(Risk, new { residualScore = new Cell(3, 4), changeNote = $"{RiskWord} replied" });
        var last = await Editor.Change(Opportunity, new { title = $"{OpportunityWord} again", residualScore = new Cell(4, 4) });
        await Editor.Take("2016-17-Q2");
        await Editor.Publish("2016-17-Q2");
        await Editor.Change(Risk, new { description = $"{RiskWord} once more" });
        await Editor.Correct("2016-17-Q2", Risk, $"{RiskWord} was misspelt.");
        await Editor.Take("2016-17-Q3");
        await App.Do(RolesApp.AWebhook, new { id = Guid.Parse(Webhook) });
        await Editor.Post("/api/v1/rounds", RolesApp.RoundOf("2017-18-Q3", opensOn: "2000-01-01"));
        await Editor.Post("/api/v1/me/calendar");
        await Meet();
        await LayBeside(risk);
        return last.Entry.UpdatedAt;
    }

    // Beside what is exempt and what is not, and each linked with the other.
    async Task LayBeside(Held risk)
    {
        var plain = await Editor.Get("/api/v1/entries/CR1").Entry();
        (await Editor.LinkWith(plain, "dependsOn", risk)).EnsureSuccessStatusCode();
        (await Editor.LinkWith(plain, "relatesTo", await Editor.Get("/api/v1/entries/CO1").Entry())).EnsureSuccessStatusCode();
        comments = [$"{(await Editor.Say(risk, $"{RiskWord} wrote again.")).Id}", $"{(await Editor.Say(plain, "How deep?")).Id}"];
        attachments =
        [
            $"{(await Editor.Attach(risk, $"{RiskWord}.txt", $"{RiskWord} says.", ("note", $"{RiskWord} sent it"))).Id}",
            $"{(await Editor.Attach(plain)).Id}",
        ];
        moves =
        [
            $"{(await Editor.AskForMove(risk, "service", $"{RiskWord} is small.")).Id}",
            $"{(await Editor.AskForMove(plain, "service")).Id}",
        ];
    }

    // Before a public body: what is published, what is exempt, and something in Part II.
    async Task Meet()
    {
        await Editor.Found("audit");
        var held = await Editor.Plan("audit", "2017-01-30");
        foreach (var item in new object[]
        {
            new { snapshot = "2016-17-Q2" }, new { entry = Risk, title = $"{RiskWord} in depth" },
            new { snapshot = "2016-17-Q1", part = 2, title = $"{OpportunityWord} behind closed doors" },
        })
            held = await Editor.PutBefore(held, item);
        held = await Editor.Conclude(held);
        var open = await Editor.Ask(held, "CR1", text: "How deep?", post: Own);
        var exempt = await Editor.Ask(held, Risk, text: $"Who asked {RiskWord}?", post: $"Head of {RiskWord}");
        exempt = await Editor.Answer(exempt, $"{RiskWord} was asked by letter.");
        questions = [open.Question.Id.ToString(), exempt.Question.Id.ToString()];
        held = await Editor.Resolve(held, 1, "Noted.");
        held = await Editor.Resolve(held, 2, $"{RiskWord} is to be asked.");
        meeting = (await Editor.Resolve(held, 3, $"{OpportunityWord} is to be asked.")).Meeting.Id.ToString();
        await Report();
    }

    // Two committee reports at the next meeting, at which both questions arise: one in Part I, one in Part II.
    async Task Report()
    {
        var planned = await Editor.PutBefore(await Editor.Plan("audit", "2017-03-27"), new { snapshot = "2016-17-Q2" });
        planned = await Editor.PutBefore(planned, new { snapshot = "2016-17-Q1", part = 2 });
        next = planned.Meeting.Id.ToString();
        await Editor.Publish(await Editor.Keep(await Editor.ReportOf(planned), new { reasonForPartTwo = $"{RiskWord} would read it." }));
        var closed = await Editor.Keep(await Editor.ReportOf(planned, 2), new { background = $"{RiskWord} has offered." });
        await Editor.HandOut(await Editor.Publish(closed), $"{OpportunityWord} has not.");
    }

    static async Task Report(HttpClient analyst)
    {
        const string Reports = "/api/v1/performance-reports";
        (await analyst.Post(Reports, new { quarter = "2016-17-Q2" })).EnsureSuccessStatusCode();
        foreach (var (path, body) in new (string, object)[]
        {
            ("narratives/key-points", new { text = "Gauges: {{PM1}}." }), ("exceptions/PM1", new { reason = "Gauges were away." }),
            ("exceptions/PM2", new { reason = $"{RiskWord} was away." }),
        })
            (await analyst.Send(HttpMethod.Put, $"{Reports}/latest/{path}", body, noneMatch: "*")).EnsureSuccessStatusCode();
        (await analyst.Post($"{Reports}/latest/publication", null)).EnsureSuccessStatusCode();
    }

    static NewEntry Exempt(string word, NewEntry entry) => entry with
    {
        SourceReference = $"{word} 9",
        Title = $"{word} bids",
        Description = $"{word} has offered.",
        Service = $"{word} services",
        Effects = [$"{word} withdraws"],
        Controls =
        [
            new
            {
                text = $"{word} is asked",
                owner = $"Head of {word}",
                effectiveness = "partly",
                assurance = new
                {
                    first = new { what = $"{word} was called", by = $"{word} team" },
                    third = new { what = $"{word} report" },
                },
            },
        ],
        Response = entry.Kind == "risk" ? "treat" : "share",
        TargetScore = new(1, 1),
        TargetDate = "2016-01-31",
        Actions = [new { text = $"Ask {word} again", owner = $"{word} lead", dueOn = "2016-01-01", progress = $"{word} was away" }],
        ResidualScore = new Cell(5, 5),
        Owners = [$"Head of {word}"],
        DirectionOfTravel = new { direction = "upwards", narrative = $"{word} hesitates" },
        Exempt = new { paragraph = "3", reason = $"Names {word}" },
        ChangeNote = $"{word} rang",
    };

    Dictionary<string, string[]> PathValues(string key) => new(StringComparer.Ordinal)
    {
        ["reference"] = [Risk, riskId, Opportunity, opportunityId, "CR1", "CR2", "CO1"],
        ["quarter"] = ["latest", "2016-17-Q2", "2016-17-Q1"],
        ["id"] = ["1"],
        ["number"] = ["1", "2"],
        ["key"] = [key],
        ["round"] = ["2017-18-Q3"],
        ["webhook"] = [Webhook],
        ["post"] = [Own, $"Head of {RiskWord}"],
        ["measure"] = ["PM1"],
        ["period"] = ["2017-18-Q3"],
        ["name"] = ["ours"],
        ["report"] = ["latest"],
        ["place"] = ["key-points"],
        ["body"] = ["audit"],
        ["meeting"] = [meeting, next],
        ["question"] = questions,
        ["comment"] = comments,
        ["attachment"] = attachments,
        ["move"] = moves,
        ["item"] = ["1", "2", "3"],
    };

    Dictionary<string, string[]> QueryValues(DateTimeOffset instant) => new(StringComparer.Ordinal)
    {
        ["edition"] = ["public"],
        ["limit"] = ["200"],
        // Given by a page that has another after it, and bound to what was asked then.
        ["cursor"] = [],
        ["after"] = [],
        ["on"] = ["2016-01-01"],
        ["asOf"] = [instant.ToString("O")],
        ["updatedSince"] = ["2016-01-01T00:00:00Z"],
        ["due"] = ["2999-01-01"],
        ["from"] = ["2016-01-01T00:00:00Z"],
        ["to"] = ["2999-01-01T00:00:00Z"],
        ["owner"] = [Own, $"Head of {RiskWord}"],
        ["service"] = [$"{OpportunityWord} services"],
        ["type"] = ["Economic"],
        ["theme"] = ["Live well"],
        ["section"] = ["Libraries"],
        ["series"] = ["England"],
        ["objective"] = ["O1"],
        ["minResidual"] = ["12"],
        ["q"] = [RiskWord, OpportunityWord, Risk, "flood"],
        ["since"] = ["2016-17-Q1"],
        ["actor"] = ["Editor"],
        ["entry"] = [Risk, opportunityId],
        ["quarter"] = ["2016-17-Q2"],
        ["body"] = ["Audit Committee"],
        ["meetingOn"] = ["2017-07-31"],
        ["item"] = ["4"],
        ["meeting"] = [meeting],
        ["arisingAt"] = [meeting],
        ["post"] = [Own, $"Head of {RiskWord}"],
        ["digest"] = [new string('0', 64)],
    };

    /// <summary>Each path with each value of its parameters, plain and with each value of each query parameter, in each form.</summary>
    static IEnumerable<string> Addresses(ApiOperation operation, Dictionary<string, string[]> paths, Dictionary<string, string[]> queries)
    {
        var declared = operation.Parameters.Where(parameter => parameter["in"]!.GetValue<string>() == "query")
            .ToDictionary(parameter => parameter["name"]!.GetValue<string>(),
                parameter => ApiSpecification.Committed.Resolve(parameter["schema"]!), StringComparer.Ordinal);
        string[] forms = declared.Remove("format", out var format)
            ? [.. format["enum"]!.AsArray().Select(form => form!.GetValue<string>())] : [""];
        string[] asked = ["", .. declared.SelectMany(parameter =>
            Values(operation, parameter.Key, parameter.Value, queries).Select(value => $"{parameter.Key}={Uri.EscapeDataString(value)}"))];

        // A form that has a path of its own is the same as by its name in the query.
        if (Path.HasExtension(operation.Path)) asked = [""];
        foreach (var path in Filled(operation, operation.Path, paths))
        {
            foreach (var form in forms)
            {
                // Printing takes seconds, and prints what the page of the same name shows: by its own path is enough.
                if (form == "pdf") continue;
                var isPrinted = operation.Path.EndsWith(".pdf", StringComparison.Ordinal);
                if (isPrinted && (Browsers.Find(configured: null) is null || path.Contains("-Q", StringComparison.Ordinal))) continue;
                foreach (var query in isPrinted ? [""] : asked)
                {
                    var all = string.Join('&', new[] { form.Length == 0 ? "" : $"format={form}", query }.Where(each => each.Length > 0));
                    yield return all.Length == 0 ? path : $"{path}?{all}";
                }
            }
        }
    }

    static IEnumerable<string> Values(ApiOperation operation, string name, JsonObject schema, Dictionary<string, string[]> queries)
    {
        if (queries.TryGetValue(name, out var given)) return given;
        if (schema["enum"] is JsonArray values) return values.Select(value => value!.GetValue<string>());
        if (schema["type"]?.GetValue<string>() == "boolean") return ["true", "false"];
        throw new InvalidOperationException($"{operation} takes {name}: say here what to ask for.");
    }

    static IEnumerable<string> Filled(ApiOperation operation, string path, Dictionary<string, string[]> values)
    {
        var start = path.IndexOf('{', StringComparison.Ordinal);
        if (start < 0) return [path];
        var name = path[(start + 1)..path.IndexOf('}', start)];
        var known = values.TryGetValue(name, out var given) ? given
            : throw new InvalidOperationException($"{operation} has {name} in its path: say here what to ask for.");
        return known.SelectMany(value =>
            Filled(operation, path.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal), values));
    }

    /// <summary>Body and headers, with what is packed unpacked.</summary>
    static async Task<string> Everything(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var text = new StringBuilder($"{answer.Headers}{answer.Content.Headers}");
        switch (answer.Content.Headers.ContentType?.MediaType)
        {
            case { } packed when packed.StartsWith("application/vnd.openxmlformats", StringComparison.Ordinal):
                using (var archive = new ZipArchive(new MemoryStream(bytes)))
                {
                    archive.Entries.ShouldNotBeEmpty();
                    foreach (var part in archive.Entries)
                    {
                        using var reader = new StreamReader(part.Open());
                        text.Append(part.FullName).Append(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
                    }
                }

                break;
            case "application/pdf":
                using (var file = new PdfFile(bytes))
                {
                    foreach (var page in await file.Pages()) text.Append(page);
                    foreach (var (name, value) in await file.Facts()) text.Append(name).Append(value);
                }

                break;
            default:
                text.Append(Encoding.UTF8.GetString(bytes));
                break;
        }

        return text.ToString();
    }

    /// <param name="asked">What the caller named itself, which the answer may say again.</param>
    void ShouldHaveNoTrace(string answer, string asked, string what)
    {
        foreach (var trace in new[] { RiskWord, OpportunityWord, Risk, Opportunity, riskId, opportunityId })
        {
            if (asked.Contains(trace, StringComparison.OrdinalIgnoreCase)) answer = answer.Replace(trace, "",
                StringComparison.OrdinalIgnoreCase);
            answer.Contains(trace, StringComparison.OrdinalIgnoreCase)
                .ShouldBeFalse($"{what} has {trace}: {answer[..Math.Min(answer.Length, 4000)]}");
        }
    }
}
