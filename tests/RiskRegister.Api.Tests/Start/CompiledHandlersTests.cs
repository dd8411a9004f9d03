using System.CodeDom.Compiler;
using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Start;

/// <summary>No start makes and compiles code of its own to bind handlers: it would take longer than all else that a start does.</summary>
public sealed class CompiledHandlersTests(CompiledHandlersTests.WholeApp app) : IClassFixture<CompiledHandlersTests.WholeApp>
{
    [Fact]
    public void Every_handler_is_bound_by_code_that_was_compiled_with_the_service()
    {
        _ = app.Anonymous();
        var handlers = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<MethodInfo>() is not null).ToArray();

        handlers.Length.ShouldBeGreaterThan(300);
        handlers.Where(route => route.Metadata.GetMetadata<GeneratedCodeAttribute>() is null).Select(route => route.DisplayName)
            .ShouldBeEmpty();
    }

    /// <summary>With the pages that are for anybody.</summary>
    public sealed class WholeApp(TestCluster cluster) : RegisterApp(cluster)
    {
        protected override IEnumerable<(string Name, string Value)> Settings => [("Pages:Public", "true")];
    }
}
