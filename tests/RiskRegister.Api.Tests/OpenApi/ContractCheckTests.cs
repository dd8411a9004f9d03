using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.OpenApi;

public sealed class ContractCheckTests
{
    static readonly ApiOperation ReadControl = ApiSpecification.Committed.Operations.Single(operation => operation.Id == "readControl");

    [Fact]
    public async Task An_answer_as_declared_passes()
    {
        (await Ask(HttpStatusCode.OK, "application/json", """{"id":1,"text":"Monthly forecast"}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Ask(HttpStatusCode.NotFound, "application/problem+json", Problem(404, "item_not_found")))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "application/json", """{"id":1,"text":"a","secret":"b"}""", "$.secret is not in the document")]
    [InlineData(HttpStatusCode.OK, "application/json", """{"id":1}""", "$.text is missing")]
    [InlineData(HttpStatusCode.OK, "application/json", """{"id":"1","text":"a"}""", "$.id is string, not integer")]
    [InlineData(HttpStatusCode.OK, "application/json", """{"id":1,"text":null}""", "$.text is null, not string")]
    [InlineData(HttpStatusCode.OK, "text/html", "<p>", "The content type text/html is not declared.")]
    [InlineData(HttpStatusCode.Accepted, "application/json", "{}", "The status is not declared.")]
    [InlineData(HttpStatusCode.NotModified, "application/json", "{}", "A body is not declared.")]
    public async Task An_answer_that_is_not_declared_fails(HttpStatusCode status, string contentType, string body, string fault) =>
        (await Should.ThrowAsync<ContractBrokenException>(() => Ask(status, contentType, body))).Message.ShouldContain(fault);

    [Fact]
    public async Task A_problem_that_the_operation_does_not_declare_fails() =>
        (await Should.ThrowAsync<ContractBrokenException>(() =>
            Ask(HttpStatusCode.NotFound, "application/problem+json", Problem(404, "snapshot_not_found"))))
            .Message.ShouldContain("The problem snapshot_not_found is not declared.");

    [Fact]
    public async Task A_header_that_is_declared_may_not_be_missing() =>
        (await Should.ThrowAsync<ContractBrokenException>(() => Ask(HttpStatusCode.OK, "application/json", """{"id":1,"text":"a"}""", etag: null)))
            .Message.ShouldContain("The header ETag is missing.");

    [Fact]
    public async Task Where_there_is_no_operation_only_a_problem_that_says_so_passes()
    {
        (await Ask(HttpStatusCode.NotFound, "application/problem+json", Problem(404, "path_not_found"), path: "/api/v1/nothing"))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await Should.ThrowAsync<ContractBrokenException>(() => Ask(HttpStatusCode.OK, "application/json", "{}", path: "/api/v1/nothing"));
        await Should.ThrowAsync<ContractBrokenException>(() =>
            Ask(HttpStatusCode.NotFound, "application/problem+json", Problem(404, "entry_not_found"), path: "/api/v1/nothing"));
    }

    [Theory]
    [InlineData("/api/v1/entries/CR5", "readEntry")]
    [InlineData("/api/v1/entries/CR5/", "readEntry")]
    [InlineData("/API/v1/Entries", "listEntries")]
    [InlineData("/api/v1/entries/CR5/actions/2", "readAction")]
    [InlineData("/api/v1/entries/CR5/actions/two", null)]
    [InlineData("/api/v1/snapshots/latest/entries/CO1", "readFrozenEntry")]
    [InlineData("/api/v1", null)]
    public void A_path_finds_its_operation(string path, string? operation) =>
        (ApiSpecification.Committed.Find(HttpMethod.Get, path)?.Id).ShouldBe(operation);

    static string Problem(int status, string code) => new JsonObject
    {
        ["type"] = $"/problems/{code}",
        ["title"] = "No",
        ["status"] = status,
        ["detail"] = "No",
        ["instance"] = "/",
        ["code"] = code,
        ["requestId"] = "1",
    }.ToJsonString();

    static async Task<HttpResponseMessage> Ask(HttpStatusCode status, string contentType, string body, string? etag = "\"1\"",
        string? path = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        response.Headers.Add("X-Request-Id", "1");
        if (etag is not null) response.Headers.Add("ETag", etag);
        using var client = new HttpClient(new ContractCheck(ReadControl.Document) { InnerHandler = new Canned(response) });
        return await client.GetAsync(new Uri($"http://localhost{path ?? "/api/v1/entries/CR5/controls/1"}"),
            TestContext.Current.CancellationToken);
    }

    sealed class Canned(HttpResponseMessage response) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(response);
    }
}
