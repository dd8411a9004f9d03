using System.Globalization;
using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Webhooks;

namespace RiskRegister.Api.Features.Webhooks;

/// <summary>What administrators do with webhooks: each reads its request, and leaves the rest to the use case that it names.</summary>
public static class WebhookEndpoints
{
    const int MostTypes = 100;

    public static readonly QueryParameter State = QueryParameter.OneOf<DeliveryState>("state", "Deliveries in this state only.");

    // GET /webhooks
    public static async Task<Outcome> List(HttpContext http, QueryValues query, KeepWebhooks webhooks)
    {
        if (query.Problem is { } wrong) return wrong;
        var all = await webhooks.All(http.RequestAborted);
        return Answer.Hashed(JsonSerializer.SerializeToUtf8Bytes(
            new WebhooksDocument([.. all.Select(each => WebhookDocument.Of(each))]), WebhookJson.Sent.WebhooksDocument));
    }

    // POST /webhooks
    public static async Task<Outcome> Make(HttpContext http, IdempotentPosts posts, KeepWebhooks webhooks)
    {
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        return await posts.Run(http, body.Hash, async connection =>
        {
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "", faults);
            var (url, types) = (members.Text("url").Or(null), members.TextArray("types", MostTypes).Or(null) ?? []);
            members.Close();
            var made = await webhooks.Make(connection, http.Actor(), url, types, faults, http.RequestAborted);
            return made.IsDone ? Show(made.Value.Webhook, made.Value.Secret, StatusCodes.Status201Created) : Refused(made.Refusal);
        });
    }

    // GET /webhooks/{webhook}
    public static async Task<Outcome> Read(string webhook, HttpContext http, KeepWebhooks webhooks) =>
        Show(await webhooks.Find(webhook, http.RequestAborted));

    // PATCH /webhooks/{webhook}
    public static async Task<Outcome> Change(string webhook, HttpContext http, KeepWebhooks webhooks)
    {
        var (read, wrong) = await JsonBody.Read(http);
        using var body = read;
        if ((await webhooks.Find(webhook, http.RequestAborted)).Refusal is { } missing) return missing;
        if (wrong is not null) return wrong;
        var (isExpected, unmatched) = Expected(http, webhook);
        if (unmatched is not null) return unmatched;
        var faults = new Faults();
        var members = new JsonMembers(body!.Root, "", faults);
        var patch = new WebhookPatch
        {
            Url = members.Text("url"),
            Types = members.TextArray("types", MostTypes),
            Enabled = members.Flag("enabled"),
        };
        members.Close();
        return Show(await webhooks.Change(http.Actor(), webhook, isExpected, patch, faults, http.RequestAborted));
    }

    // DELETE /webhooks/{webhook}
    public static async Task<Outcome> End(string webhook, HttpContext http, KeepWebhooks webhooks)
    {
        if ((await webhooks.Find(webhook, http.RequestAborted)).Refusal is { } missing) return missing;
        if (JsonBody.None(http) is { } unwanted) return unwanted;
        var (isExpected, unmatched) = Expected(http, webhook);
        if (unmatched is not null) return unmatched;
        var ended = await webhooks.End(http.Actor(), webhook, isExpected, http.RequestAborted);
        return ended.IsDone ? Answer.NoContent() : Refused(ended.Refusal);
    }

    // POST /webhooks/{webhook}/rotation
    public static async Task<Outcome> Rotate(string webhook, HttpContext http, IdempotentPosts posts, KeepWebhooks webhooks)
    {
        if ((await webhooks.Find(webhook, http.RequestAborted)).Refusal is { } missing) return missing;
        if (JsonBody.None(http) is { } unwanted) return unwanted;
        return await posts.Run(http, [], async connection =>
        {
            var (isExpected, unmatched) = Expected(http, webhook);
            if (unmatched is not null) return unmatched;
            var made = await webhooks.RotateSecret(connection, http.Actor(), webhook, isExpected, http.RequestAborted);
            return made.IsDone ? Show(made.Value.Webhook, made.Value.Secret) : Refused(made.Refusal);
        });
    }

    // GET /webhooks/{webhook}/deliveries
    public static async Task<Outcome> Deliveries(
        string webhook, HttpContext http, QueryValues query, KeepWebhooks webhooks, ReadDeliveries deliveries)
    {
        var (found, missing) = await webhooks.Find(webhook, http.RequestAborted);
        if (missing is not null) return missing;
        var (list, limit) = (EntityTag.Context("deliveries", found!.Id, query[State]), Page.LimitOf(query));
        var before = Cursor.Read(query, list)?.KeyAsNumber(query);
        if (query.Problem is { } wrong) return wrong;
        var rows = await deliveries.Page(found.Id, query[State], before, limit + 1, http.RequestAborted);
        return Page.Write(http, rows, limit, row => new Cursor(list, row.Position.ToString(CultureInfo.InvariantCulture), ""),
            (writer, row) => JsonSerializer.Serialize(writer, DeliveryDocument.Of(row), WebhookJson.Sent.DeliveryDocument));
    }

    // POST /webhooks/{webhook}/deliveries/{event}/repetition
    public static async Task<Outcome> SendAgain(
        string webhook, string @event, HttpContext http, IdempotentPosts posts, KeepWebhooks webhooks)
    {
        var (found, missing) = await webhooks.Find(webhook, http.RequestAborted);
        if (missing is not null) return missing;
        if (JsonBody.None(http) is { } unwanted) return unwanted;
        return await posts.Run(http, [], async connection =>
        {
            var again = await ReadDeliveries.SendAgain(connection, http.Actor(), found!.Id, @event, http.RequestAborted);
            return again.IsDone
                ? Answer.Hashed(JsonSerializer.SerializeToUtf8Bytes(DeliveryDocument.Of(again.Value), WebhookJson.Sent.DeliveryDocument))
                : again.Refusal;
        });
    }

    static Outcome Show(Result<Webhook> webhook) => webhook.IsDone ? Show(webhook.Value) : Refused(webhook.Refusal);

    static Answer Show(Webhook webhook, string? secret = null, int status = StatusCodes.Status200OK) =>
        new(status, Written(webhook, secret))
        {
            ETag = TagOf(webhook),
            KeptAs = secret is null ? null : Written(webhook, secret: null),
            Location = status == StatusCodes.Status201Created ? $"{RegisterApi.Base}/webhooks/{webhook.Id:D}" : null,
        };

    static byte[] Written(Webhook webhook, string? secret) =>
        JsonSerializer.SerializeToUtf8Bytes(WebhookDocument.Of(webhook, secret), WebhookJson.Sent.WebhookDocument);

    static Outcome Refused(Refusal refusal) =>
        refusal.About is Webhook now ? new Problem(refusal.Kind, refusal.Detail) { ETag = TagOf(now) } : refusal;

    static (Func<Webhook, bool> IsExpected, Outcome? Unmatched) Expected(HttpContext http, string named)
    {
        var (tags, unmatched) = EntityTag.IfMatch(http.Request, $"webhook {Refusal.Named(named)}");
        return (now => tags!.Any(tag => EntityTag.IsOfEntry(tag, now.Id, now.Revision)), unmatched);
    }

    // What is pending and failing is behind the revision, for readers.
    static string TagOf(Webhook webhook) => EntityTag.OfEntry(webhook.Id, webhook.Revision,
        EntityTag.Context(webhook.Pending, webhook.FailingSince, webhook.DisabledAt));
}
