using Microsoft.Extensions.DependencyInjection;

namespace RiskRegister.UseCases.Performance;

/// <summary>The use cases of performance: measures, their values and targets, the quarter's tables.</summary>
public static class PerformanceFeature
{
    public static IServiceCollection AddPerformance(this IServiceCollection services) => services
        .AddSingleton<ListMeasures>().AddSingleton<ChangeMeasures>().AddSingleton<ReadObservations>().AddSingleton<GiveObservation>()
        .AddSingleton<GiveValues>()
        .AddSingleton<SetTargets>().AddSingleton<ReadPerformance>().AddSingleton<ImportMeasures>()
        .AddSingleton<LinkMeasures>().AddSingleton<ReadMeasureTrend>()
        .AddSingleton<ReadReports>().AddSingleton<TakeReport>().AddSingleton<NarrateReport>();
}
