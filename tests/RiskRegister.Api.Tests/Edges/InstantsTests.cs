using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Edges;

/// <summary>What a reader of one form of ISO 8601 has to understand.</summary>
public sealed partial class InstantsTests(Readings app) : IClassFixture<Readings>
{
    [Fact]
    public async Task Every_instant_of_every_JSON_and_CSV_has_six_digits_and_its_offset()
    {
        using var client = app.Raw();
        var found = 0;
        foreach (var address in app.Addresses())
        {
            using var answer = await client.Get(address);
            if (answer.Content.Headers.ContentType?.MediaType is not ("application/json" or "text/csv")) continue;
            foreach (Match instant in AnyInstant().Matches(await answer.Text()))
            {
                found++;
                instant.Value.ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$", address);
            }
        }

        found.ShouldBeGreaterThan(50);
    }

    // The instants that people wrote into texts are theirs; nobody wrote one here.
    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[0-9:.]+(Z|[+-]\d\d:\d\d)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyInstant();
}
