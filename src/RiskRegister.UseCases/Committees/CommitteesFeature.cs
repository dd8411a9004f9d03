using Microsoft.Extensions.DependencyInjection;

namespace RiskRegister.UseCases.Committees;

/// <summary>The use cases of bodies and their meetings.</summary>
public static class CommitteesFeature
{
    public static IServiceCollection AddCommittees(this IServiceCollection services) =>
        services.AddSingleton<Bodies>().AddSingleton<ReadMeetings>().AddSingleton<KeepMeetings>().AddSingleton<KeepMeetingItems>()
            .AddSingleton<ReadQuestions>().AddSingleton<KeepQuestions>()
            .AddSingleton<ReadMeetingReports>().AddSingleton<KeepMeetingReports>();
}
