using Microsoft.Extensions.DependencyInjection;

namespace RiskRegister.UseCases.Keys;

/// <summary>The use cases of access keys.</summary>
public static class KeysFeature
{
    public static IServiceCollection AddKeys(this IServiceCollection services) => services
        .AddSingleton<MakeKey>().AddSingleton<RotateKey>().AddSingleton<RevokeKey>().AddSingleton<ReadKeys>().AddSingleton<SignInWithKey>();
}
