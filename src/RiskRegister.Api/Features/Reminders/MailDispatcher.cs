using System.Data.Common;
using Cronos;
using RiskRegister.UseCases.Reminders;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Reminders;

/// <summary>Makes a day's digests when their time has come, and sends what is due, as long as the service runs.</summary>
public sealed class MailDispatcher(
    MailOutbox outbox, MailSender sender, DigestTemplates templates, MailSettings settings, RegisterSettingsInForce register,
    TimeProvider clock, ILogger<MailDispatcher> logger) : BackgroundService
{
    const int AtOnce = 10;
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    readonly CronExpression schedule = CronExpression.Parse(settings.Schedule);

    // The day for which digests were looked for last, so that they are not looked for again each time.
    DateOnly made;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await Turn(stoppingToken)) continue;
                await Task.Delay(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (DbException exception)
            {
                logger.LogWarning(exception, "E-mail waits for the database");
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception exception)
            {
                // The register goes on whatever becomes of its mail.
                logger.LogError(exception, "E-mail could not be made or sent");
                await Task.Delay(AfterFault, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task<bool> Turn(CancellationToken stop)
    {
        if (DueDay() is { } day && day != made)
        {
            await outbox.MakeFor(day, templates.Write, stop);
            made = day;
        }

        var due = await outbox.TakeDue(AtOnce, stop);
        await Task.WhenAll(due.Select(mail => Send(mail, stop)));
        return due.Count > 0;
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
        var (now, zone) = (clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(register.Settings.TimeZone));
        var today = register.Settings.StartOf(register.Settings.DayOf(now));
        return schedule.GetNextOccurrence(today, zone, inclusive: true) is { } next && next <= now ? register.Settings.DayOf(now) : null;
    }
}
