using System.Diagnostics;
using System.Text;
using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Calendars;

namespace RiskRegister.Api.Features.Calendars;

/// <summary>/me/calendar, and the calendars themselves, whose addresses are secret and open to whoever knows them.</summary>
public static class CalendarRoutes
{
    const string ContentType = "text/calendar; charset=utf-8";

    public static void MapCalendars(this RouteGroupBuilder api, IEndpointRouteBuilder app)
    {
        var own = api.MapGroup("/me/calendar").WithTags("Rounds").For(Policy.ReadLive);
        own.MapGet("", Find).WithName("readCalendar").WithSummary("Read whether the caller has a calendar").Answers<CalendarDocument>();
        own.MapPost("", Make).WithName("makeCalendar").WithSummary("Make the secret address of the caller's calendar; an earlier one ends")
            .Answers<CalendarDocument>(StatusCodes.Status201Created);
        own.MapDelete("", End).WithName("endCalendar").WithSummary("Take the address of the caller's calendar back").AnswersNothing()
            .Refuses(CalendarRefusals.NotFound);
        app.MapGet(KeepCalendars.PathOf("{secret}"), Read).AllowAnonymous().ExcludeFromDescription();
    }

    // GET /me/calendar
    static async Task<Outcome> Find(HttpContext http, QueryValues query, KeepCalendars calendars)
    {
        if (query.Problem is { } wrong) return wrong;
        return Answer.Hashed(Written(await calendars.Find(http.Actor(), http.RequestAborted), address: null));
    }

    // POST /me/calendar
    static async Task<Outcome> Make(HttpContext http, IdempotentPosts posts, KeepCalendars calendars)
    {
        if (JsonBody.None(http) is { } unwanted) return unwanted;
        return await posts.Run(http, [], async connection =>
        {
            var made = await calendars.Make(connection, http.Actor(), http.RequestAborted);
            return new Answer(StatusCodes.Status201Created, Written(made.Address, $"{Origin(http)}{KeepCalendars.PathOf(made.Secret)}"))
            {
                KeptAs = Written(made.Address, address: null),
                ETag = EntityTag.OfBytes(Written(made.Address, address: null)),
                Location = $"{RegisterApi.Base}/me/calendar",
            };
        });
    }

    // DELETE /me/calendar
    static async Task<Outcome> End(HttpContext http, KeepCalendars calendars)
    {
        if (JsonBody.None(http) is { } unwanted) return unwanted;
        var refusal = (await calendars.End(http.Actor(), http.RequestAborted)).Refusal;
        return refusal is null ? Answer.NoContent() : refusal;
    }

    // GET /calendar/{secret}.ics
    static async Task<Outcome> Read(string secret, HttpContext http, ReadCalendar calendars, CalendarWriter writer)
    {
        LeaveOutOfTraces(secret);
        var (days, refusal) = await calendars.Of(secret, http.RequestAborted);
        if (refusal is not null) return refusal;
        var body = Encoding.UTF8.GetBytes(writer.Write(days!, Origin(http)));
        return new Answer(StatusCodes.Status200OK, body) { ContentType = ContentType, ETag = EntityTag.OfBytes(body) };
    }

    // The web server's own trace has the path.
    static void LeaveOutOfTraces(string secret)
    {
        if (Activity.Current is not { } activity) return;
        foreach (var (name, value) in activity.TagObjects.ToArray())
        {
            if (value is string text && text.Contains(secret, StringComparison.Ordinal))
                activity.SetTag(name, text.Replace(secret, "…", StringComparison.Ordinal));
        }
    }

    static byte[] Written(CalendarAddress? calendar, string? address) => JsonSerializer.SerializeToUtf8Bytes(new CalendarDocument
    {
        Address = address,
        MadeAt = calendar is null ? null : new DateTimeOffset(calendar.MadeAt),
        EndsAt = calendar?.EndsAt is { } ends ? new DateTimeOffset(ends) : null,
    }, CalendarJson.Sent.CalendarDocument);

    static string Origin(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
}
