using System.Net;
using System.Text.Json.Nodes;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.OpenApi;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Edges;

public sealed class ProblemPagesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Every_problem_is_explained_at_its_type_to_people_and_to_programs()
    {
        using var client = app.Anonymous();
        foreach (var problem in Problems.All)
        {
            var json = JsonNode.Parse(await (await Get(client, $"/problems/{problem.Code}", "application/json")).Text())!;
            json["code"]!.GetValue<string>().ShouldBe(problem.Code);
            json["status"]!.GetValue<int>().ShouldBe(problem.Status);
            json["whatToDo"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
            using var page = await Get(client, $"/problems/{problem.Code}", "text/html,application/xhtml+xml;q=0.9");
            page.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
            page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
            (await page.Text()).ShouldContain($"<h1>{WebUtility.HtmlEncode(problem.Title)}</h1>");
        }
    }

    [Fact]
    public async Task Every_problem_of_the_document_has_its_page_and_the_list_names_them_all()
    {
        using var client = app.Anonymous();
        var list = await (await Get(client, "/problems", "text/html")).Text();
        var codes = ApiSpecification.Committed.Operations.SelectMany(operation => operation.Responses).Where(each => each.Status >= 400)
            .SelectMany(each => each.Response["content"]![Http.Problem.ContentType]!["examples"]!.AsObject()
                .Select(example => example.Value!["value"]!["type"]!.GetValue<string>()));
        foreach (var type in codes.Distinct(StringComparer.Ordinal))
        {
            (await Get(client, type, "application/json")).StatusCode.ShouldBe(HttpStatusCode.OK, type);
            list.ShouldContain($"href=\"{type}\"");
        }
    }

    [Fact]
    public async Task What_is_no_problem_is_not_found_and_comes_in_no_other_form()
    {
        using var client = app.Anonymous();
        (await (await Get(client, "/problems/none", "application/json")).Problem()).Code.ShouldBe("path_not_found");
        (await (await Get(client, "/problems/stale", "application/pdf")).Problem()).Code.ShouldBe("not_acceptable");
    }

    static async Task<HttpResponseMessage> Get(HttpClient client, string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
