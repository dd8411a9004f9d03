using Microsoft.Extensions.DependencyInjection;

namespace RiskRegister.UseCases.Posts;

/// <summary>The use cases of posts, and of who acts for them.</summary>
public static class PostsFeature
{
    public static IServiceCollection AddPosts(this IServiceCollection services) =>
        services.AddSingleton<ReadPosts>().AddSingleton<DescribePost>().AddSingleton<MovePost>();
}
