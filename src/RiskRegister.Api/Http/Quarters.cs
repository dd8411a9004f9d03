using System.Text.Json.Nodes;
using RiskRegister.Domain;

namespace RiskRegister.Api.Http;

/// <summary>Quarters in queries, as 2016-17-Q3.</summary>
public static class Quarters
{
    /// <summary>The form that they have everywhere, as a regular expression.</summary>
    public const string Form = "^[0-9]{4}-[0-9]{2}-Q[1-4]$";

    public static QueryParameter Parameter(string name, string description, string example) => QueryParameter.Matching(name, description,
        value => Quarter.TryParse(value, out _), $"a quarter, as {example}",
        new JsonObject { ["type"] = "string", ["pattern"] = Form, ["maxLength"] = 10 }, example);
}
