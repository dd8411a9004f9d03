using RiskRegister.Api.Background;
using RiskRegister.Api.Start;
using RiskRegister.UseCases.Storage;
using RiskRegister.UseCases.Verification;

namespace RiskRegister.Api.Operations;

/// <summary>Has everything verified each night, at the hour of Verification:At.</summary>
public sealed class NightlyVerification(
    VerifyInPieces verify, IConfiguration configuration, RegisterSettingsInForce settings, TimeProvider clock,
    ILogger<NightlyVerification> logger)
    : TirelessService("The verification of the night", clock, logger)
{
    // A clock that is set meanwhile is noticed so soon.
    static readonly TimeSpan Glance = TimeSpan.FromMinutes(1);

    readonly TimeOnly? hour = OperationsSettings.Read(configuration).VerifyAt;

    /// <summary>The next time that it is so late where the register is.</summary>
    public static DateTimeOffset Next(DateTimeOffset now, TimeOnly hour, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return new[] { today, today.AddDays(1), today.AddDays(2) }.Select(At).First(at => at > now);

        // An hour that a day leaves out, when clocks go forward, is the one after.
        DateTimeOffset At(DateTime day)
        {
            var local = day + hour.ToTimeSpan();
            if (zone.IsInvalidTime(local)) local = local.AddHours(1);
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken) =>
        hour is null ? Task.CompletedTask : base.StartAsync(cancellationToken);

    protected override async Task<TimeSpan> Turn(CancellationToken stop)
    {
        var due = Next(Clock.GetUtcNow(), hour!.Value, TimeZoneInfo.FindSystemTimeZoneById(settings.Settings.TimeZone));
        while (Clock.GetUtcNow() is var now && now < due)
            await Task.Delay(due - now < Glance ? due - now : Glance, Clock, stop);
        await verify.Run(VerifyInPieces.RevisionsInPiece, stop);
        return TimeSpan.Zero;
    }
}
