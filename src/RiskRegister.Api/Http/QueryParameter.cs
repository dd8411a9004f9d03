using System.Globalization;
using System.Text.Json.Nodes;

namespace RiskRegister.Api.Http;

/// <summary>A query parameter as a route declares it: what is checked and what the OpenAPI document says are the same thing.</summary>
/// <param name="Name">As in the address.</param>
/// <param name="Description">For the OpenAPI document.</param>
/// <param name="Check">Null when a value is good, else what is wrong with it.</param>
/// <param name="Schema">JSON schema of a value.</param>
/// <param name="Example">A good value.</param>
public sealed record QueryParameter(string Name, string Description, Func<string, string?> Check, Func<JsonObject> Schema, string Example)
{
    /// <summary>The name under which the OpenAPI document lists the values that it takes; null where it takes no list of values.</summary>
    public string? ValuesName { get; init; }

    /// <summary>What programs call the values, in their order; null where the values are good names themselves.</summary>
    public IReadOnlyList<string>? ValueNames { get; init; }

    public static readonly QueryParameter DryRun = Flag("dryRun", "Answers what would be done, and does nothing.");

    public static QueryParameter Text(string name, string description, int longest, string example) => new(name, description,
        value => value.Length is 0 || value.Length > longest ? $"must have 1 to {longest} characters" : null,
        () => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = longest, ["pattern"] = Patterns.Text }, example);

    public static QueryParameter Whole(string name, string description, int lowest, int highest, string example,
        int? standard = null) => new(
        name, description,
        value => value.Length <= 9 && value.All(char.IsAsciiDigit) && int.TryParse(value, out var number) && number >= lowest
            && number <= highest
            ? null : $"must be a whole number, {lowest} to {highest}",
        () =>
        {
            var schema = new JsonObject { ["type"] = "integer", ["format"] = "int32", ["minimum"] = lowest, ["maximum"] = highest };
            if (standard is { } value) schema["default"] = value;
            return schema;
        }, example);

    public static QueryParameter Flag(string name, string description) => new(name, description,
        value => value is "true" or "false" ? null : "must be true or false", () => new JsonObject { ["type"] = "boolean" }, "true");

    public static QueryParameter OneOf(string name, string description, string? standard, params string[] values) => new(name, description,
        value => values.Contains(value, StringComparer.Ordinal) ? null : $"must be one of {string.Join(", ", values)}",
        () =>
        {
            var schema = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) };
            if (standard is not null) schema["default"] = standard;
            return schema;
        }, standard ?? values[0]);

    /// <summary>One of an enum's names.</summary>
    public static QueryParameter OneOf<T>(string name, string description, string? standard = null) where T : struct, Enum =>
        OneOf(name, description, standard, [.. EnumNames.All<T>()]) with { ValuesName = typeof(T).Name };

    /// <summary>A day, as "2017-01-31".</summary>
    public static QueryParameter Day(string name, string description, string example) => Matching(name, description,
        value => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        $"a date, as {example}", new JsonObject { ["type"] = "string", ["format"] = "date", ["maxLength"] = 10 }, example);

    public static QueryParameter Matching(string name, string description, Func<string, bool> isGood, string mustBe, JsonObject schema,
        string example) =>
        new(name, description, value => isGood(value) ? null : $"must be {mustBe}", () => (JsonObject)schema.DeepClone(), example);
}
