using Microsoft.Extensions.DependencyInjection;

namespace RiskRegister.UseCases.Dossiers;

/// <summary>The use cases of what lies beside an entry.</summary>
public static class DossiersFeature
{
    public static IServiceCollection AddDossiers(this IServiceCollection services) =>
        services.AddSingleton<ReadComments>().AddSingleton<ReadAttachments>().AddSingleton<EntryLinks>();
}
