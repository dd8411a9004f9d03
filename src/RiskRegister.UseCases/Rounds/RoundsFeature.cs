using Microsoft.Extensions.DependencyInjection;

namespace RiskRegister.UseCases.Rounds;

/// <summary>The use cases of the quarter's round.</summary>
public static class RoundsFeature
{
    public static IServiceCollection AddRounds(this IServiceCollection services) =>
        services.AddSingleton<ReadRounds>().AddSingleton<KeepRounds>().AddSingleton<MarkTasks>().AddSingleton<ListMyTasks>();
}
