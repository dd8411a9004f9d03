using System.Text.Json.Nodes;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Storage;
using RiskRegister.UseCases.Verification;

namespace RiskRegister.Api.Features.Verification;

/// <summary>/verification and /snapshots/{quarter}/verification.</summary>
public static class VerificationRoutes
{
    static readonly QueryParameter Digest = QueryParameter.Matching("digest", "A digest printed on a published copy, to be compared.",
        value => value.Length == 64 && value.All(char.IsAsciiHexDigitLower), "64 hexadecimal digits in lower case",
        new JsonObject { ["type"] = "string", ["pattern"] = Patterns.Digest, ["maxLength"] = 64 }, new string('0', 64));

    public static void MapVerification(this RouteGroupBuilder api)
    {
        var verification = api.MapGroup("").WithTags("Verification").For(Policy.Verify);
        verification.MapGet("/verification", Whole).WithName("verify").WithSummary("Recompute every digest and name each row that fails")
            .Answers<VerificationDocument>().Takes(Digest);
        verification.MapGet("/snapshots/{quarter}/verification", OfSnapshot).WithName("verifySnapshot")
            .WithSummary("Recompute the digests of one snapshot").Answers<VerificationDocument>().Takes(Digest)
            .Refuses(SnapshotRefusals.NotFound);
    }

    static async Task<Outcome> Whole(HttpContext http, QueryValues query, VerifyRegister verify) =>
        query.Problem is { } wrong ? wrong : Answer.Hashed(VerificationDocument.Of(await verify.Whole(query[Digest], http.RequestAborted)));

    static async Task<Outcome> OfSnapshot(string quarter, HttpContext http, QueryValues query, VerifyRegister verify)
    {
        if (query.Problem is { } wrong) return await verify.Missing(quarter, http.RequestAborted) is { } missing ? missing : wrong;
        var (report, refusal) = await verify.Snapshot(quarter, query[Digest], http.RequestAborted);
        return refusal is null ? Answer.Hashed(VerificationDocument.Of(report!)) : refusal;
    }
}
