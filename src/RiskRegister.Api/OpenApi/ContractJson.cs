using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Domain;

namespace RiskRegister.Api.OpenApi;

/// <summary>How the contract's records stand in JSON: what schemas are made with, and what tests read answers with.</summary>
public static class ContractJson
{
    /// <summary>Refuses members that a record does not have, and nulls and absences that it does not allow.</summary>
    public static JsonSerializerOptions Strict { get; } = MakeStrict();

    public static void Describe(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new JsonStringEnumConverter<ChangeCode>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<ChangeReason>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new QuarterJson());
        options.Converters.Add(new ReferenceJson());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    static JsonSerializerOptions MakeStrict()
    {
        var options = new JsonSerializerOptions
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
        };
        Describe(options);
        return options;
    }
}
