using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Reminders;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Reminders;

/// <summary>Who would be told what on a day.</summary>
public sealed record RemindersDocument
{
    public required DateOnly Day { get; init; }

    public required IReadOnlyList<DigestDocument> Digests { get; init; }
}

/// <summary>What an address would be told.</summary>
public sealed record DigestDocument(string Address, IReadOnlyList<ReminderDocument> Lines);

/// <param name="Post">That is written to.</param>
/// <param name="Reference">Null for what is not open to the public, which e-mail does not name.</param>
/// <param name="Title">Null likewise.</param>
public sealed record ReminderDocument(string Post, ReminderReason Reason, DateOnly DueOn, string? Reference, string? Title);

/// <summary>How reminders go out.</summary>
[JsonSerializable(typeof(RemindersDocument))]
public sealed partial class ReminderJson : JsonSerializerContext
{
    public static readonly ReminderJson Sent = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonText.Writing.Encoder,
        Converters = { new JsonStringEnumConverter<ReminderReason>(JsonNamingPolicy.CamelCase) },
    });
}

/// <summary>/reminders, and what sends them.</summary>
public static class ReminderRoutes
{
    static readonly QueryParameter On = QueryParameter.Matching("on", "The day; today when left out.", value => TryDay(value, out _),
        "a day of 1901 to 2199, as 2017-11-17", new JsonObject { ["type"] = "string", ["format"] = "date", ["maxLength"] = 10 },
        "2017-11-17");

    public static void MapReminders(this RouteGroupBuilder api) =>
        api.MapGet("/reminders", Read).For(Policy.RunRegister).WithTags("Rounds").WithName("readReminders")
            .WithSummary("Read who would be told what on a day, without sending anything").Answers<RemindersDocument>().Takes(On);

    /// <summary>What sends e-mail.</summary>
    /// <param name="register">Whose name stands in it.</param>
    /// <param name="sends">Whether this instance may send at all: not while only the API is described.</param>
    public static void AddMailSending(this WebApplicationBuilder builder, RegisterSettingsInForce register, bool sends)
    {
        var settings = MailSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings).AddSingleton<MailSender>();
        builder.Services.AddSingleton(new DigestTemplates(settings, register.Settings));
        if (sends && settings.Sends) builder.Services.AddHostedService<MailDispatcher>();
    }

    static async Task<Outcome> Read(HttpContext http, QueryValues query, ComposeDigests digests, MailOutbox outbox)
    {
        if (query.Problem is { } wrong) return wrong;
        var day = TryDay(query[On], out var named) ? named : outbox.Today;
        var all = await digests.Between(day.AddDays(-1), day, http.RequestAborted);
        return Answer.Hashed(JsonSerializer.SerializeToUtf8Bytes(new RemindersDocument
        {
            Day = day,
            Digests =
            [
                .. all.Select(digest => new DigestDocument(digest.Address, [.. digest.Lines.Select(Of)])),
            ],
        }, ReminderJson.Sent.RemindersDocument));
    }

    static ReminderDocument Of(ReminderLine line) => new(line.Post, line.Reason, line.DueOn, line.Reference, line.Title);

    static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && day.Year is > 1900 and < 2200;
}
