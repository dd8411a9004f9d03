using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace RiskRegister.Api.OpenApi;

/// <summary>The parameters that stand in paths, by name.</summary>
public static class PathParameters
{
    static readonly Dictionary<string, Func<OpenApiParameter>> ByName = new(StringComparer.Ordinal)
    {
        ["reference"] = () => Text("An entry, by its reference (CR5, CO1.2: the live entry, else the one closed last) or by its permanent id.", "CR5"),
        ["id"] = () => Whole("The item's id within its entry.", 2),
        ["number"] = () => Whole("The revision's number: 1 is the first.", 3),
        ["key"] = () => Text("An access key, by its id: what stands in it between rr_ and the next _.", "q3kPz0aVb7Xe"),
        ["post"] = () => Text("A post, as entries name it; any name is one, even before an entry or key has it.", "Head of Waste Management"),
        ["measure"] = () => Text("A measure, by its reference or by its permanent id.", "PM1"),
        ["period"] = () => Text("A month (2017-12), a quarter (2017-18-Q3), the year up to its end (2017-18-Q3%2Fytd), a financial or calendar year (2017-18, "
            + "2017), or any days (2013-10-01%2F2014-09-30).", "2017-18-Q3"),
        ["from"] = () => Text("The first day that a target counts for.", "2017-04-01"),
        ["quarter"] = () => Text("A quarter of a financial year, or latest: the latest snapshot that the caller may see.", "2016-17-Q3"),
    };

    public static IEnumerable<OpenApiParameter> In(string path) =>
        path.Split('{').Skip(1).Select(part => part[..part.IndexOfAny(['}', ':'])]).Select(Named);

    static OpenApiParameter Named(string name)
    {
        var parameter = ByName.TryGetValue(name, out var make) ? make() : new OpenApiParameter { In = ParameterLocation.Path, Required = true };
        parameter.Name = name;
        return parameter;
    }

    static OpenApiParameter Text(string description, string example) => Parameter(description, example, new OpenApiSchema { Type = JsonSchemaType.String });

    static OpenApiParameter Whole(string description, int example) =>
        Parameter(description, example, new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1" });

    static OpenApiParameter Parameter(string description, JsonNode example, OpenApiSchema schema) =>
        new() { In = ParameterLocation.Path, Required = true, Description = description, Schema = schema, Example = example };
}
