using System.Text.Json.Serialization;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Forms;

/// <summary>public is for everyone and leaves out whatever is exempt; full holds it and is not for publication.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NamedEdition>))]
public enum NamedEdition
{
    [JsonStringEnumMemberName(EditionNames.Public)]
    Public,

    [JsonStringEnumMemberName(EditionNames.Full)]
    Full,
}

/// <summary>Public for everyone by default; full, with exempt entries, for those who may and ask by name.</summary>
public static class Editions
{
    public const string Public = EditionNames.Public;
    public const string Full = EditionNames.Full;

    static readonly QueryParameter Parameter = QueryParameter.OneOf<NamedEdition>("edition",
        "public (for everyone) leaves out whatever is exempt; full holds it and is not for publication.", Public) with
    {
        ValuesName = "Edition",
    };

    public static NamedEdition Named(bool publicEdition) => publicEdition ? NamedEdition.Public : NamedEdition.Full;

    public static bool IsPublic(QueryValues query) => query[Parameter] != Full;

    /// <summary>403 when the full edition of the live register is asked for by one who may not have it.</summary>
    public static Refusal? OfLive(QueryValues query, Actor actor) => SnapshotRefusals.Refuse(IsPublic(query), actor.SeesAllEntries);

    /// <summary>403 when the full edition of a snapshot is asked for by one who may not have it.</summary>
    public static Refusal? OfSnapshot(QueryValues query, Actor actor) => SnapshotRefusals.Refuse(IsPublic(query), actor.SeesFullEdition);

    /// <summary>The route has editions: it takes the parameter, and puts every full edition that it gives out into the audit log before it goes, in whatever form.</summary>
    public static RouteHandlerBuilder HasEditions(this RouteHandlerBuilder route)
    {
        return route.Takes(Parameter).AddEndpointFilter((context, next) => IsPublic(QueryValues.Of(context.HttpContext)) ? next(context) : Recorded(context, next));

        static async ValueTask<object?> Recorded(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var outcome = await next(context);
            var http = context.HttpContext;
            if (outcome is Problem || QueryValues.Of(http).Problem is not null) return outcome;
            if (outcome is Answer { ETag: { } etag } && EntityTag.IsNotModified(http.Request, etag)) return outcome;
            await using var connection = await http.RequestServices.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(http.RequestAborted);
            await AuditLog.WriteReading(connection, http.Actor(), QuarterOf(http), http.Actor().SeesUnpublished, writer =>
            {
                writer.WriteString("path"u8, http.Request.Path.Value);
                writer.WriteString("contentType"u8, (outcome as Answer)?.ContentType);
            }, http.RequestAborted);
            return outcome;
        }
    }

    // As the log's filter names quarters, however the path did.
    static string? QuarterOf(HttpContext http) =>
        Quarter.TryParse(http.Request.RouteValues["quarter"] as string, out var quarter) ? quarter.ToString() : http.Request.RouteValues["quarter"] as string;
}
