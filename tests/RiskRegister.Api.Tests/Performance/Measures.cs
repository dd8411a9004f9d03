using System.Text.Json.Nodes;
using Shouldly;

namespace RiskRegister.Api.Tests.Performance;

/// <summary>Sending about measures, in a line each.</summary>
static class Measures
{
    public const string Path = "/api/v1/measures";
    public const string Own = "Head of Libraries";

    /// <summary>Makes a measure and answers it with its ETag.</summary>
    public static async Task<HeldMeasure> Make(
        this HttpClient analyst, string title, string goodIs = "high", string[]? owners = null, object? exempt = null,
        string unit = "number",
        int lag = 0, string theme = "Live well")
    {
        using var made = await analyst.Post(
            Path, new { theme, section = "Libraries", title, goodIs, owners = owners ?? [], exempt, unit, lag, decimals = 1 });
        ((int)made.StatusCode).ShouldBe(201, await made.Text());
        return new HeldMeasure(JsonNode.Parse(await made.Text())!.AsObject(), made.Headers.ETag!.Tag);
    }

    /// <summary>Gives the first value of a period.</summary>
    public static Task<HttpResponseMessage> Give(
        this HttpClient client, HeldMeasure measure, string period, object body, string? series = null) =>
        client.Send(HttpMethod.Put, Observation(measure, period, series), body, noneMatch: "*");

    public static Task<HttpResponseMessage> Revise(
        this HttpClient client, HeldMeasure measure, string period, object body, string etag, string? series = null) =>
        client.Send(HttpMethod.Put, Observation(measure, period, series), body, etag);

    public static string Observation(HeldMeasure measure, string period, string? series = null) =>
        $"{measure.Path}/observations/{Uri.EscapeDataString(period)}{(series is null ? "" : $"?series={Uri.EscapeDataString(series)}")}";

    public static async Task<JsonNode> Json(this Task<HttpResponseMessage> sent, int status = 200)
    {
        using var answer = await sent;
        var text = await answer.Text();
        ((int)answer.StatusCode).ShouldBe(status, text);
        return JsonNode.Parse(text)!;
    }
}

sealed record HeldMeasure(JsonObject Document, string ETag)
{
    public string Reference => Document["reference"]!.GetValue<string>();

    public string Path => $"{Measures.Path}/{Document["id"]!.GetValue<string>()}";
}
