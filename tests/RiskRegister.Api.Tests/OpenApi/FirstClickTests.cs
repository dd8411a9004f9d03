using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RiskRegister.Api.Start;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.OpenApi;

/// <summary>A page for trying operations out fills in what the document gives as examples
/// and defaults; on the sample register that is answered.</summary>
public sealed class FirstClickTests(SampleApp app) : IClassFixture<SampleApp>
{
    // The sample's round is of whatever quarter it is loaded in, and it sends nothing to anybody;
    // what has no name gets its id when it is loaded.
    static readonly string[] NotInTheSample = ["{round}", "{webhook}", "{meeting}", "{question}", "{comment}", "{attachment}", "{move}"];

    public static TheoryData<string> Readings =>
        [.. ApiSpecification.Committed.Operations
            .Where(operation => operation.Method == "GET"
                && !NotInTheSample.Any(part => operation.Path.Contains(part, StringComparison.Ordinal)))
            .Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task The_first_click_on_every_GET_answers_200_on_the_sample(string id)
    {
        var operation = ApiSpecification.Committed.Operations.Single(each => each.Id == id);
        using var http = await app.Client([Role.Editor, Role.Admin], []);
        using var request = Filled(operation);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{request.RequestUri}: {await answer.Text()}");
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
    }

    static HttpRequestMessage Filled(ApiOperation operation)
    {
        var (path, query) = (operation.Path, new List<string>());
        var request = new HttpRequestMessage { Method = HttpMethod.Get };
        foreach (var parameter in operation.Parameters)
        {
            if ((parameter["example"] ?? parameter["schema"]!["example"] ?? parameter["schema"]!["default"]) is not { } value) continue;
            var name = parameter["name"]!.GetValue<string>();
            switch (parameter["in"]!.GetValue<string>())
            {
                case "path": path = path.Replace($"{{{name}}}", Uri.EscapeDataString($"{value}"), StringComparison.Ordinal); break;
                case "query": query.Add($"{name}={Uri.EscapeDataString($"{value}")}"); break;
                default: request.Headers.TryAddWithoutValidation(name, $"{value}"); break;
            }
        }

        request.RequestUri = new Uri($"{path}?{string.Join('&', query)}", UriKind.Relative);
        return request;
    }
}

/// <summary>The service with the sample register.</summary>
public sealed class SampleApp(TestCluster cluster) : RegisterApp(cluster)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (!await Prerequisites.HasPostgres(TestContext.Current.CancellationToken)) return;
        await Services.GetRequiredService<SampleRegister>().LoadWhenEmpty(NullLogger.Instance, TestContext.Current.CancellationToken);
    }
}
