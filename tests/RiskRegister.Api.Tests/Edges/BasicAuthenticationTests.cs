using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RiskRegister.Api.Tests.OpenApi;
using RiskRegister.UseCases.Keys;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Edges;

/// <summary>An access key as the password of Basic authentication, for spreadsheets; never for what a browser sends by itself.</summary>
public sealed class BasicAuthenticationTests(Readings app) : IClassFixture<Readings>
{
    [Theory]
    [InlineData("")]
    [InlineData("anybody")]
    [InlineData("Büro für Risiken")]
    public async Task A_key_as_password_reads_whatever_the_name(string name)
    {
        foreach (var address in app.Addresses())
        {
            using var answer = await Send(HttpMethod.Get, address, name, app.Key);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }
    }

    [Fact]
    public async Task A_program_that_reads_without_a_good_key_is_asked_for_one_in_either_way()
    {
        KeyToken.Create(out var unknown);
        foreach (var password in new[] { null, unknown, "letmein", "", app.Key[..^1] })
        {
            using var answer = await Send(HttpMethod.Get, "/api/v1/register?format=xlsx", "anybody", password);
            (await answer.Problem()).Code.ShouldBe("unauthenticated");
            answer.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme).ShouldBe(["Bearer", "Basic"]);
            answer.Headers.WwwAuthenticate.Last().Parameter.ShouldBe("realm=\"Risk Register\", charset=\"UTF-8\"");
        }
    }

    [Fact]
    public async Task Nothing_is_changed_by_it_on_any_route()
    {
        var tried = 0;
        foreach (var operation in ApiSpecification.Committed.Operations.Where(each => each.Method != "GET"))
        {
            var path = operation.Path.Replace("{reference}", "CR1", StringComparison.Ordinal)
                .Replace("{quarter}", "2016-17-Q3", StringComparison.Ordinal)
                .Replace("{id}", "1", StringComparison.Ordinal).Replace("{key}", "abc", StringComparison.Ordinal)
                    .Replace("{post}", "MT", StringComparison.Ordinal);
            using var answer = await Send(new HttpMethod(operation.Method), path, "anybody", app.Key);
            (await answer.Problem()).Code.ShouldBe("unauthenticated", operation.ToString());
            answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer", operation.ToString());
            tried++;
        }

        tried.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Sec-Fetch-Mode", "no-cors")]
    [InlineData("Origin", "https://evil.example.org")]
    public async Task What_a_browser_sends_by_itself_signs_nobody_in_and_makes_it_ask_nobody(string header, string value)
    {
        using var answer = await Send(HttpMethod.Get, "/api/v1/register", "anybody", app.Key, (header, value));
        (await answer.Problem()).Code.ShouldBe("unauthenticated");
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    async Task<HttpResponseMessage> Send(HttpMethod method, string path, string name, string? password,
        params (string Name, string Value)[] headers)
    {
        using var client = app.Raw();
        using var request = new HttpRequestMessage(method, path);
        client.DefaultRequestHeaders.Authorization = null;
        if (password is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));
        foreach (var (header, value) in headers) request.Headers.TryAddWithoutValidation(header, value);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
