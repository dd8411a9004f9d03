using Cronos;
using RiskRegister.Api.Background;
using RiskRegister.UseCases.Reminders;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Reminders;

/// <summary>Makes a day's digests when their time has come, and sends what is due, as long as the service runs.</summary>
public sealed class MailDispatcher(
    MailOutbox outbox, MailSender sender, DigestTemplates templates, MailSettings settings, RegisterSettingsInForce register,
    TimeProvider clock, ILogger<MailDispatcher> logger)
    : TirelessService("Mail", clock, logger)
{
    const int AtOnce = 10;
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    readonly CronExpression schedule = CronExpression.Parse(settings.Schedule);

    // The day for which digests were looked for last, so that they are not looked for again each time.
    DateOnly made;

    protected override async Task<TimeSpan> Turn(CancellationToken stop)
    {
        if (DueDay() is { } day && day != made)
        {
            await outbox.MakeFor(day, templates.Write, stop);
            made = day;
        }

        var due = await outbox.TakeDue(AtOnce, stop);
        await Task.WhenAll(due.Select(mail => Send(mail, stop)));
        return due.Count > 0 ? TimeSpan.Zero : Pause;
    }

    async Task Send(DueMail mail, CancellationToken stop)
    {
        var attempt = await sender.Send(mail, stop);
        if (attempt.Fault is { } fault)
        {
            logger.LogWarning("E-mail {Id} was not taken at try {Attempt}{Final}: {Fault}", mail.Id, mail.Attempts,
                attempt.IsFinal ? ", and is given up" : "", fault);
        }

        // Kept also when the service is about to stop: else it would be sent twice.
        await outbox.Keep(mail, attempt.Fault, attempt.IsFinal, CancellationToken.None);
    }

    /// <summary>Today, once the day's time has come; a day on which nothing ran is told of on the next.</summary>
    DateOnly? DueDay()
    {
        var (now, zone) = (Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(register.Settings.TimeZone));
        var today = register.Settings.StartOf(register.Settings.DayOf(now));
        return schedule.GetNextOccurrence(today, zone, inclusive: true) is { } next && next <= now ? register.Settings.DayOf(now) : null;
    }
}
