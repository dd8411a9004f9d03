using System.Net;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Edges;

/// <summary>If-Match on readings, as RFC 9110 has it.</summary>
public sealed class ConditionalReadingTests(Readings app) : IClassFixture<Readings>
{
    [Fact]
    public async Task Every_reading_is_given_while_it_is_as_If_Match_says_and_refused_once_it_is_not()
    {
        using var client = app.Raw();
        foreach (var address in app.Addresses())
        {
            using var read = await client.Get(address);
            var etag = read.Headers.ETag?.ToString();
            (await client.Send(HttpMethod.Get, address, etag: "*")).StatusCode.ShouldBe(HttpStatusCode.OK, address);
            using var other = await client.Send(HttpMethod.Get, address, etag: "\"other\"");
            (await other.Problem()).Code.ShouldBe("stale", address);
            other.Headers.ETag?.ToString().ShouldBe(etag, address);
            await client.Send(HttpMethod.Get, address, etag: "other").Problem(400, "malformed");
            if (etag is null) continue;
            (await client.Send(HttpMethod.Get, address, etag: $"\"other\", {etag}")).StatusCode.ShouldBe(HttpStatusCode.OK, address);
            (await client.Send(HttpMethod.Get, address, etag: "\"other\"", noneMatch: etag))
                .StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed, address);
        }
    }
}
