using System.Text.Json.Serialization;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.UseCases.Audit;
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

/// <summary>The same of registers, and of reports to committees: exempt has nothing but what is exempt, as an annex in Part II.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RegisterEdition>))]
public enum RegisterEdition
{
    [JsonStringEnumMemberName(EditionNames.Public)]
    Public,

    [JsonStringEnumMemberName(EditionNames.Full)]
    Full,

    [JsonStringEnumMemberName(Editions.Exempt)]
    Exempt,
}

/// <summary>Public for everyone by default; full, with exempt entries, for those who may and ask by name.</summary>
public static class Editions
{
    public const string Public = EditionNames.Public;
    public const string Full = EditionNames.Full;
    public const string Exempt = "exempt";

    static readonly QueryParameter Parameter = QueryParameter.OneOf<NamedEdition>("edition",
        "public (for everyone) leaves out whatever is exempt; full holds it and is not for publication.", Public) with
    {
        ValuesName = "Edition",
    };

    public static NamedEdition Named(bool publicEdition) => publicEdition ? NamedEdition.Public : NamedEdition.Full;

    static readonly QueryParameter WithAnnex = QueryParameter.OneOf<RegisterEdition>("edition",
        "public (for everyone) leaves out whatever is exempt; full holds it and is not for publication; exempt has nothing else: the annex "
        + "to a report in Part II.", Public) with
    {
        ValuesName = "RegisterEdition",
    };

    /// <summary>The edition that is asked for.</summary>
    public static Edition Of(QueryValues query) => query[Parameter] switch
    {
        Full => Edition.Full,
        Exempt => Edition.Exempt,
        _ => Edition.Public,
    };

    public static bool IsPublic(QueryValues query) => Of(query) == Edition.Public;

    public static string NameOf(Edition edition) => edition switch
    {
        Edition.Full => Full,
        Edition.Exempt => Exempt,
        _ => Public,
    };

    /// <summary>Whether an edition has an entry, among those that were read for it.</summary>
    public static bool Holds(Edition edition, StoredFacts facts) => edition != Edition.Exempt || facts.Exempt is not null;

    /// <summary>403 when the full edition of the live register is asked for by one who may not have it.</summary>
    public static Refusal? OfLive(QueryValues query, Actor actor) => SnapshotRefusals.Refuse(IsPublic(query), actor.SeesAllEntries);

    /// <summary>403 when the full edition of a snapshot is asked for by one who may not have it.</summary>
    public static Refusal? OfSnapshot(QueryValues query, Actor actor) => SnapshotRefusals.Refuse(IsPublic(query), actor.SeesFullEdition);

    /// <summary>The route has editions: it takes the parameter, and puts every full edition that it
    /// gives out into the audit log before it goes, in whatever form.</summary>
    /// <param name="hasAnnex">Whether there is one of only what is exempt.</param>
    public static RouteHandlerBuilder HasEditions(this RouteHandlerBuilder route, bool hasAnnex = false)
    {
        return route.Takes(hasAnnex ? WithAnnex : Parameter).AddEndpointFilter((context, next) =>
            IsPublic(QueryValues.Of(context.HttpContext)) ? next(context) : Recorded(context, next));

        static async ValueTask<object?> Recorded(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var outcome = await next(context);
            await RecordGiven(context.HttpContext, outcome);
            return outcome;
        }
    }

    /// <summary>Puts into the audit log that the caller gets what is not for everyone, where it gets anything.</summary>
    public static Task RecordGiven(HttpContext http, object? outcome)
    {
        var isNothing = outcome is Problem || QueryValues.Of(http).Problem is not null
            || (outcome is Answer { ETag: { } etag } && EntityTag.IsNotModified(http.Request, etag));
        return isNothing ? Task.CompletedTask : Record(http, outcome as Answer);
    }

    /// <summary>Puts into the audit log that the caller gets what is not for everyone.</summary>
    public static Task Record(HttpContext http, Answer? answer) => http.RequestServices.GetRequiredService<RecordReading>()
        .Apply(http.Actor(), QuarterOf(http), http.Request.Path.Value, answer?.ContentType, http.RequestAborted);

    // As the log's filter names quarters, however the path did.
    static string? QuarterOf(HttpContext http) =>
        Quarter.TryParse(http.Request.RouteValues["quarter"] as string, out var quarter) ? quarter.ToString()
            : http.Request.RouteValues["quarter"] as string;
}
