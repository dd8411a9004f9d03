using Shouldly;

namespace RiskRegister.Api.Tests.Snapshots;

public static class Answers
{
    /// <summary>The text of an answer that must be good.</summary>
    public static async Task<string> Result(this Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{(int)response.StatusCode}: {text}");
        return text;
    }
}
