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
        builder.Services.AddSingleton<ReadDatabaseStatus>();
        builder.Services.AddSingleton<ServiceStatus>();
        builder.Services.AddSingleton<StatusMetrics>();
        builder.Services.AddSingleton<MetricsListener>();
        if (describesOnly) return;
        builder.Services.AddHostedService<NightlyVerification>();
        builder.Services.AddHostedService<SpentMemory>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MetricsListener>());
        builder.AddTelemetry();
    }
}
