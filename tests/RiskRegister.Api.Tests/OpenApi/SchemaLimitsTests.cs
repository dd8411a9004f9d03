using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.OpenApi;

/// <summary>The schemas of what clients send are as strict as the service: at each limit
/// it accepts, and one step beyond it refuses by name.</summary>
public sealed class SchemaLimitsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Quarter = "2016-17-Q2";

    static readonly ApiSpecification Document = ApiSpecification.Committed;

    // What is sent of measures, of reports, of posts, of rounds that are there and as mapping is checked by their own tests.
    static readonly string[] CheckedElsewhere = ["/api/v1/measures", "/api/v1/performance-reports", "/api/v1/entries/{reference}/measures",
        "/api/v1/import-profiles", "/api/v1/snapshots/{quarter}/report", "/api/v1/rounds/", "/api/v1/owners", "/api/v1/webhooks",
        "/api/v1/entries/{reference}/comments", "/api/v1/entries/{reference}/attachments",
        "/api/v1/entries/{reference}/moves", "/api/v1/bodies", "/api/v1/meetings", "/api/v1/questions"];

    public static TheoryData<string> Changes =>
        [.. Document.Operations.Where(operation => JsonOf(operation) is not null
                && !CheckedElsewhere.Any(path => operation.Path.StartsWith(path, StringComparison.Ordinal)))
            .Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_body_is_accepted_at_every_limit_of_its_schema_and_refused_beyond(string id)
    {
        var operation = Document.Operations.Single(each => each.Id == id);
        using var http = await app.Client([Role.Editor, Role.Admin], []);
        var target = await Target.Make(http, operation);
        var content = JsonOf(operation)!;
        var steps = SchemaSteps.Of(Document, content["schema"]!, content["example"]!).ToArray();
        steps.ShouldContain(step => !step.IsGood);
        foreach (var step in steps.Where(step => !IsOfOpportunities(step.Body)))
        {
            var faults = await target.FaultsOf(step.Body);
            var named = faults.Where(path => path.StartsWith(step.Path, StringComparison.Ordinal)).ToArray();
            (named.Length == 0).ShouldBe(step.IsGood, $"{id}: {step}: {string.Join(", ", faults)}");
        }
    }

    [Fact]
    public async Task What_is_marked_read_only_is_what_a_change_refuses_as_read_only()
    {
        using var http = await app.Client(Role.Editor);
        var entry = await http.Create();
        var read = JsonNode.Parse(await (await http.Get($"/api/v1/entries/{entry.Entry.Id}")).Text())!.AsObject();
        foreach (var (name, value) in read)
        {
            var refused = await ReadOnlyOf(http, entry, new JsonObject { [name] = value?.DeepClone() });
            IsReadOnly("EntryDocument", name).ShouldBe(refused.Contains($"$.{name}"), name);
            if (value is not JsonObject members || members.ContainsKey("text")) continue;
            var schema = name == "directionOfTravel" ? "DirectionOfTravel" : "ScoreDocument";
            foreach (var (member, _) in members)
                IsReadOnly(schema, member).ShouldBe(refused.Contains($"$.{name}.{member}"), $"{name}.{member}");
        }
    }

    // The examples are risks, and the schema cannot say that a risk has no response of an opportunity.
    static bool IsOfOpportunities(JsonNode body) => body is JsonObject members && members["response"] is JsonValue value
        && value.TryGetValue<string>(out var named) && EnumNames.TryParse<EntryResponse>(named, out var response)
        && !response.Fits(EntryKind.Risk);

    static bool IsReadOnly(string schema, string member) =>
        Document.Root["components"]!["schemas"]![schema]!["properties"]![member]!["readOnly"]?.GetValue<bool>() == true;

    static async Task<string[]> ReadOnlyOf(HttpClient http, Held entry, JsonObject patch)
    {
        using var answer = await http.Send(HttpMethod.Patch, $"/api/v1/entries/{entry.Entry.Id}", patch,
            $"\"{entry.Entry.Id}.{entry.Entry.Revision}.x\"");
        if (answer.StatusCode == HttpStatusCode.OK) return [];
        return [.. (await answer.Problem()).Errors!.Where(error => error.Value.Contains("is read-only")).Select(error => error.Key)];
    }

    static JsonObject? JsonOf(ApiOperation operation) =>
        operation.RequestContent?.FirstOrDefault(content => content.Key.EndsWith("json", StringComparison.Ordinal)).Value?.AsObject();

    /// <summary>What an operation is done to: made anew wherever a body was accepted.</summary>
    sealed class Target(HttpClient http, ApiOperation operation)
    {
        public static async Task<Target> Make(HttpClient http, ApiOperation operation)
        {
            if (operation.Path.Contains("{quarter}", StringComparison.Ordinal))
            {
                using var standing = await http.Get($"/api/v1/snapshots/{Quarter}");
                if (standing.StatusCode == HttpStatusCode.NotFound)
                {
                    await http.Create();
                    await http.Take(Quarter);
                    await http.Publish(Quarter);
                }
            }

            return new Target(http, operation);
        }

        /// <summary>The paths that were refused of a body.</summary>
        public async Task<IReadOnlyList<string>> FaultsOf(JsonNode body)
        {
            var (path, etag) = await Prepare();
            using var request = new HttpRequestMessage(new HttpMethod(operation.Method), path)
            {
                Content = new StringContent(body.ToJsonString(), Encoding.UTF8,
                    new MediaTypeHeaderValue(operation.RequestContent!.First().Key)),
            };
            request.Headers.TryAddWithoutValidation("If-Match", etag);
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            if (answer.StatusCode != HttpStatusCode.BadRequest)
            {
                ((int)answer.StatusCode is < 400 or 409).ShouldBeTrue($"{operation}: {await answer.Text()}");
                return [];
            }

            return [.. (await answer.Problem()).Errors!.Keys];
        }

        async Task<(string Path, string? ETag)> Prepare()
        {
            var (path, etag) = (operation.Path.Replace("{quarter}", Quarter, StringComparison.Ordinal), (string?)null);
            if (path.Contains("{reference}", StringComparison.Ordinal))
            {
                var entry = await http.Create(new NewEntry
                {
                    Status = operation.Id == "acceptEntry" ? "proposed" : "open",
                    Actions = [new { text = "Do" }, new { text = "Do more" }],
                    Controls = [new { text = "Done" }, new { text = "Done as well" }],
                });
                (path, etag) = (path.Replace("{reference}", entry.Entry.Id.ToString(), StringComparison.Ordinal)
                    .Replace("{id}", "1", StringComparison.Ordinal), entry.ETag);
            }

            if (path.Contains("{key}", StringComparison.Ordinal))
            {
                using var made = await http.Send(HttpMethod.Post, "/api/v1/keys",
                    new { label = "To be rotated", roles = new[] { "reader" } });
                path = path.Replace("{key}", JsonNode.Parse(await made.Text())!["id"]!.GetValue<string>(), StringComparison.Ordinal);
            }

            if (!path.Contains("{post}", StringComparison.Ordinal)) return (path, etag);
            path = path.Replace("{post}", Guid.NewGuid().ToString(), StringComparison.Ordinal);
            using var post = await http.Get(path);
            return (path, post.Headers.ETag!.Tag);
        }
    }
}
