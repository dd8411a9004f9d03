using RiskRegister.Api.Background;
using RiskRegister.Api.Start;
using RiskRegister.UseCases.Operations;

namespace RiskRegister.Api.Operations;

/// <summary>What operators are told, and what is done at night.</summary>
public static class OperationsFeature
{
    public static void AddOperations(this WebApplicationBuilder builder, bool describesOnly)
    {
        OperationsSettings.Read(builder.Configuration);
        var retention = OperationsSettings.ReadRetention(builder.Configuration);
        builder.Services.AddSingleton(retention);
        builder.Services.AddSingleton<ForgetPast>();
        builder.Services.AddSingleton<ReadDatabaseStatus>();
        builder.Services.AddSingleton<ServiceStatus>();
        builder.Services.AddSingleton<StatusMetrics>();
        builder.Services.AddSingleton<MetricsListener>();
        if (describesOnly) return;
        builder.Services.AddHostedService<NightlyVerification>();
        builder.Services.AddHostedService<SpentMemory>();
        if (retention.Sweep) builder.Services.AddHostedService<RetentionSweep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MetricsListener>());
        builder.AddTelemetry();
    }
}
