using System.Net;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Pages;

/// <summary>Nothing is open unless the configuration says so.</summary>
public sealed class NothingPublishedTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Theory]
    [InlineData("/published")]
    [InlineData("/published/2016-17-Q2")]
    [InlineData("/published/performance")]
    [InlineData("/downloads/published/performance/2016-17-Q2?format=csv")]
    [InlineData("/downloads/published/2016-17-Q2/register?format=csv")]
    public async Task There_are_no_public_pages_by_default(string path)
    {
        using var anybody = Visitor.Of(app);
        using var answer = await anybody.Get(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
