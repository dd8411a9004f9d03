using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RiskRegister.Api.Background;
using RiskRegister.Api.Features.Reminders;
using RiskRegister.Api.Features.Webhooks;
using RiskRegister.Api.Operations;
using RiskRegister.Api.Security;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Operations;

public sealed class TirelessServiceTests
{
    [Fact]
    public async Task A_fault_that_nobody_foresaw_ends_neither_the_work_nor_the_service()
    {
        Exception[] faults =
        [
            new InvalidOperationException(), new NpgsqlException("Away", new IOException()), new OperationCanceledException(),
            new FormatException(), new TimeoutException(),
        ];
        using var service = new Clumsy(faults);
        await service.StartAsync(TestContext.Current.CancellationToken);
        await service.Done.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        await service.StopAsync(TestContext.Current.CancellationToken);
        service.ExecuteTask!.IsCompletedSuccessfully.ShouldBeTrue();
        service.Clock.Waits.ShouldBe(
        [
            TirelessService.AfterFault, TirelessService.AfterDatabaseFault, TirelessService.AfterFault, TirelessService.AfterFault,
            TirelessService.AfterFault,
        ]);
    }

    [Fact]
    public void Whatever_works_in_the_background_is_tireless() =>
        typeof(TirelessService).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(BackgroundService)) && !type.IsAssignableTo(typeof(TirelessService)))
            // Its turns catch everything themselves, and it writes what is left when it stops.
            .ShouldBe([typeof(RefusedSignIns)]);

    [Fact]
    public void Webhooks_and_mail_are_among_them() =>
        new[] { typeof(WebhookDispatcher), typeof(MailDispatcher), typeof(NightlyVerification) }
            .ShouldAllBe(type => type.IsSubclassOf(typeof(TirelessService)));

    sealed class Clumsy(Exception[] faults, HastyClock clock) : TirelessService("Stumbling", clock, NullLogger.Instance)
    {
        int turns;

        public Clumsy(Exception[] faults)
            : this(faults, new HastyClock())
        {
        }

        public new HastyClock Clock { get; } = clock;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task<TimeSpan> Turn(CancellationToken stop)
        {
            await Task.Yield();
            if (turns < faults.Length) throw faults[turns++];
            Done.TrySetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return TimeSpan.Zero;
        }
    }

    /// <summary>Lets no one wait, and remembers how long they would have.</summary>
    sealed class HastyClock : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
