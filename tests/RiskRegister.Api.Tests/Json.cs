using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shouldly;

namespace RiskRegister.Api.Tests;

/// <summary>Answers read strictly: a member that the document type does not have, or that is missing, fails the test.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>For what is sent: members that are null are left out.</summary>
    public static readonly JsonSerializerOptions Sending = new(Strict)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Task<string> Text(this HttpResponseMessage response) => response.Content.ReadAsStringAsync();

    public static async Task<T> Read<T>(this HttpResponseMessage response)
    {
        var text = await response.Text();
        response.IsSuccessStatusCode.ShouldBeTrue(
            $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}: {text}");
        response.Content.Headers.ContentType?.ToString().ShouldBe("application/json; charset=utf-8");
        return JsonSerializer.Deserialize<T>(text, Strict)!;
    }

    public static async Task<T> Read<T>(this Task<HttpResponseMessage> response) => await (await response).Read<T>();
}
