using System.Text.Json;
using System.Text.Json.Nodes;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Events;

namespace RiskRegister.Api.Features.Events;

/// <summary>/events.</summary>
public static class EventRoutes
{
    static readonly QueryParameter After = QueryParameter.Matching("after",
        "The event after which to go on, by its id; the first of all when left out.",
        value => Guid.TryParseExact(value, "D", out _), "an event's id",
        new JsonObject { ["type"] = "string", ["format"] = "uuid", ["maxLength"] = 36 }, "8b1f7c52-6a0e-4c7e-9d52-0c2a1b6f4e11");

    public static void MapEvents(this RouteGroupBuilder api) =>
        api.MapGet("/events", Read).For(Policy.ReadLive).WithTags("Events").WithName("listEvents")
            .WithSummary("List what has happened, in the order in which it was committed").Answers<EventsDocument>()
            .Takes(After, Page.Limit);

    static async Task<Outcome> Read(HttpContext http, QueryValues query, ReadEvents events)
    {
        if (query.Problem is { } wrong) return wrong;
        Guid? after = query[After] is { } text ? Guid.ParseExact(text, "D") : null;
        if (await events.After(http.Actor(), after, Page.LimitOf(query), http.RequestAborted) is not { } batch)
        {
            query.Fault(After, "is no event that this service gave");
            return query.Problem!;
        }

        var document = new EventsDocument([.. batch.Events.Select(EventDocument.Of)], batch.Events.Count > 0 ? batch.Events[^1].Id
            : after, batch.More);
        return Answer.Hashed(JsonSerializer.SerializeToUtf8Bytes(document, EventJson.Sent.EventsDocument));
    }
}
