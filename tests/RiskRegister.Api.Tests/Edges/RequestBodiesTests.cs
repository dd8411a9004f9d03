using System.Net.Http.Headers;
using RiskRegister.Api.Tests.OpenApi;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Edges;

public sealed class RequestBodiesTests(Readings app) : IClassFixture<Readings>
{
    [Fact]
    public async Task Every_route_with_a_body_names_the_coding_and_the_character_set_that_it_does_not_take()
    {
        var tried = 0;
        foreach (var operation in ApiSpecification.Committed.Operations.Where(each => each.RequestContent is not null))
        {
            var type = operation.RequestContent!.First().Key;
            var coded = await Refused(operation, type, "br");
            coded.Problem.Detail.ShouldContain("br", customMessage: operation.ToString());
            coded.Accepts.ShouldBe("identity", operation.ToString());
            (await Refused(operation, $"{type}; charset=iso-8859-1", coding: null))
                .Problem.Detail.ShouldContain("iso-8859-1", customMessage: operation.ToString());
            tried++;
        }

        tried.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_body_that_says_that_it_is_as_it_is_is_taken()
    {
        using var client = app.Raw();
        using var content = new StringContent(
            "{\"kind\":\"risk\",\"title\":\"x\",\"score\":{\"impact\":4.0,\"likelihood\":4e0},"
                + "\"residualScore\":{\"impact\":3,\"likelihood\":3}}");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=\"UTF-8\"");
        content.Headers.ContentEncoding.Add("identity");
        using var made = await client.PostAsync(new Uri(Requests.Entries, UriKind.Relative), content,
            TestContext.Current.CancellationToken);
        ((int)made.StatusCode).ShouldBe(201, await made.Text());
        (await made.Text()).ShouldContain("\"score\":{\"impact\":4,\"likelihood\":4");
    }

    async Task<(Problem Problem, string? Accepts)> Refused(ApiOperation operation, string type, string? coding)
    {
        using var client = app.Raw();
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (coding is not null) content.Headers.ContentEncoding.Add(coding);
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), app.Filled(operation.Path)) { Content = content };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = await answer.Problem();
        (problem.Status, problem.Code).ShouldBe((415, "unsupported_media_type"), $"{operation}: {problem.Detail}");
        return (problem, answer.Headers.TryGetValues("Accept-Encoding", out var accepts) ? accepts.Single() : null);
    }
}
