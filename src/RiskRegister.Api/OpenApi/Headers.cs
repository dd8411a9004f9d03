using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.OpenApi;

/// <summary>The headers of answers, described once.</summary>
public static class Headers
{
    /// <summary>The ETag of a 412, which lists have none of.</summary>
    public const string PresentETag = "ETag-present";

    public static Dictionary<string, IOpenApiHeader> All() => new(StringComparer.Ordinal)
    {
        ["X-Request-Id"] = Text("Names this request in the service's logs.", "0HNH3V5J8Q2M7:00000001"),
        ["ETag"] = Text("The version of what is answered; of an entry \"id.revision.context\". Send it as If-Match with a change.",
            RequestParameters.ETagExample),
        [PresentETag] = Text("The present version, to go on from, where there is one.", RequestParameters.ETagExample, required: false),
        ["RateLimit"] = Text("How many more requests the caller may send within the window: r.", "\"caller\";r=59999", required: false),
        ["RateLimit-Policy"] = Text("How many requests a caller may send (q) in how many seconds (w).", "\"caller\";q=60000;w=60",
        required: false),
        ["Idempotent-Replayed"] = Text("true where an earlier answer to the same Idempotency-Key is given again.", "true", required: false),
        [ReplicaHeaders.Lag] = Text("Where it was read on a replica: how many seconds behind that may have been.", "0.000",
            required: false),
        [ReplicaHeaders.ReplayedAt] = Text("Where it was read on a replica: when what that had last was committed.",
            "2016-12-05T10:00:00.000000+00:00", required: false),
        ["Location"] = Text("Where what was made can be read.", "/api/v1/entries/CR28"),
        ["Link"] = Text("The next page, while there is one.", "</api/v1/entries?limit=50&cursor=WyI4YjFmIiwiNSIsIjEiXQ>; rel=\"next\"",
            required: false),
        ["Retry-After"] = new OpenApiHeader
        {
            Description = "Seconds after which to try again.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" },
            Example = 5,
            Required = true,
        },
        ["WWW-Authenticate"] = Text("How to sign in.", "Bearer"),
    };

    public static OpenApiHeaderReference Refer(string name, OpenApiDocument document) => new(name, document);

    static OpenApiHeader Text(string description, JsonNode example, bool required = true) =>
        new()
        {
            Description = description,
            Required = required,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = example
        };
}
