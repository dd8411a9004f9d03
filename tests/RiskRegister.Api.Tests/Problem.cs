using System.Text.Json;
using Shouldly;

namespace RiskRegister.Api.Tests;

/// <summary>A problem as clients get it.</summary>
public sealed record Problem(
    string Type, string Title, int Status, string Detail, string Instance, string Code, string RequestId,
    IReadOnlyDictionary<string, string[]>? Errors = null, JsonElement? Import = null, JsonElement? Analysis = null,
    JsonElement? Measures = null);

public static class ProblemAnswers
{
    /// <summary>Reads a refusal, which must be a whole problem of that status and code.</summary>
    public static async Task<Problem> Problem(this Task<HttpResponseMessage> sent, int status, string code)
    {
        using var response = await sent;
        var problem = await response.Problem();
        (problem.Status, problem.Code).ShouldBe((status, code), problem.Detail);
        return problem;
    }

    public static async Task<Problem> Problem(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.Content.Headers.ContentType?.ToString().ShouldBe(
            "application/problem+json",
                $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}: {text}");
        var problem = JsonSerializer.Deserialize<Problem>(text, Json.Strict)!;
        problem.Status.ShouldBe((int)response.StatusCode);
        problem.Type.ShouldBe($"/problems/{problem.Code}");
        problem.RequestId.ShouldBe(response.Headers.GetValues("X-Request-Id").ShouldHaveSingleItem());
        problem.Detail.ShouldNotBeNullOrWhiteSpace();
        problem.Title.ShouldNotBeNullOrWhiteSpace();
        return problem;
    }
}
