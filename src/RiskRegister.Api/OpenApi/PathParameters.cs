using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Api.OpenApi;

/// <summary>The parameters that stand in paths, by name. Their examples are of the sample
/// register, so that what is tried out with them is there.</summary>
public static class PathParameters
{
    static readonly Dictionary<string, Func<OpenApiParameter>> ByName = new(StringComparer.Ordinal)
    {
        ["reference"] = () => Text("An entry, by its reference (CR5, CO1.2: the live entry, else the one closed last) or by its "
            + "permanent id.",
            "CR5", 36, Patterns.ReferenceOrId),
        ["id"] = () => Whole("The item's id within its entry."),
        ["number"] = () => Whole("The revision's number: 1 is the first."),
        ["key"] = () => Text("An access key, by its id (what stands in it between rr_ and the next _), or current: the key that the "
            + "request is sent with.",
            "current", 12, Patterns.Key),
        ["post"] = () => Text("A post, as entries name it; any name is one, even before an entry or key has it.",
            "Head of Waste Management", EntryLimits.Owner, Patterns.Line),
        ["name"] = () => Text("An import profile, by its name: of those that ship with the service or are kept.",
            "opengrc", ProfileNames.Longest, "^[a-z0-9]+(-[a-z0-9]+)*$"),
        ["measure"] = () => Text("A measure, by its reference or by its permanent id.", "PM1", 200, Patterns.Text),
        ["period"] = () => Text("A month (2017-12), a quarter (2017-18-Q3), the year up to its end (2017-18-Q3%2Fytd), a financial or "
            + "calendar year (2017-18, "
            + "2017), or any days (2013-10-01%2F2014-09-30).", "2016-17-Q3", 25, "^[0-9]{4}[0-9A-Za-z/%-]*$"),
        ["from"] = () => Text("The first day that a target counts for.", "2017-04-01", 10, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        ["round"] = () => Text("A quarter of a financial year that has a round.", "2017-18-Q3", 10, "^[0-9]{4}-[0-9]{2}-[Qq][1-4]$"),
        ["body"] = () => Text("A body, by the name that it was kept under.", "audit", 60, "^[a-z0-9]+(-[a-z0-9]+)*$"),
        ["meeting"] = () => Text("A meeting, by its id.", "8b1f7c52-6a0e-4c7e-9d52-0c2a1b6f4e11", 36, Patterns.Text),
        ["question"] = () => Text("A question, by its id.", "0f0a6f0e-91c2-4d3c-8b1f-3f2a6c9d7e20", 36, Patterns.Text),
        ["comment"] = () => Text("A comment of the entry, by its id.", "0190f3a2-7c1e-7b44-9d55-2f6f0c8e1a05", 36, Patterns.Text),
        ["attachment"] = () => Text("An attachment of the entry, by its id.", "0190f3a2-7c1e-7b44-9d55-2f6f0c8e1a06", 36, Patterns.Text),
        ["move"] = () => Text("A move of the entry between registers, by its id.", "0190f3a2-7c1e-7b44-9d55-2f6f0c8e1a07", 36,
            Patterns.Text),
        ["relation"] = () => Text("What the entry is to the other: dependsOn, neededBy, relatesTo, splitFrom, splitInto, mergedInto "
            + "or mergedFrom.",
            "dependsOn", 10, Patterns.Relation),
        ["other"] = () => Text("Another entry, by its reference or by its permanent id.", "CR7", 36, Patterns.ReferenceOrId),
        ["item"] = () => Whole("The item's id within its meeting."),
        ["webhook"] = () => Text("A webhook, by its id.", "8b1f7c52-6a0e-4c7e-9d52-0c2a1b6f4e11", 36, Patterns.Text),
        ["event"] = () => Text("An event, by its id.", "0f0a6f0e-91c2-4d3c-8b1f-3f2a6c9d7e20", 36, Patterns.Text),
        ["report"] = () => Text("The quarter of a performance report, or latest: the latest that the caller may see.",
            "2016-17-Q3", 10, Patterns.QuarterOrLatest),
        ["place"] = () => Text("key-points, or the name of a theme or section of the report.", "key-points", 200, Patterns.Text),
        ["quarter"] = () => Text("A quarter of a financial year, or latest: the latest snapshot that the caller may see.",
            "2016-17-Q3", 10, Patterns.QuarterOrLatest),
    };

    public static IEnumerable<OpenApiParameter> In(string path) =>
        path.Split('{').Skip(1).Select(part => part[..part.IndexOfAny(['}', ':'])]).Select(Named);

    static OpenApiParameter Named(string name)
    {
        var parameter = ByName.TryGetValue(name, out var make) ? make()
            : new OpenApiParameter { In = ParameterLocation.Path, Required = true };
        parameter.Name = name;
        return parameter;
    }

    static OpenApiParameter Text(string description, string example, int longest, string pattern) => Parameter(description, example,
        new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = longest, Pattern = pattern });

    static OpenApiParameter Whole(string description) => Parameter(description, 1,
        new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = $"{int.MaxValue}" });

    static OpenApiParameter Parameter(string description, JsonNode example, OpenApiSchema schema) =>
        new() { In = ParameterLocation.Path, Required = true, Description = description, Schema = schema, Example = example };
}
