using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Verification;

/// <summary>/verification and /snapshots/{quarter}/verification.</summary>
public static class VerificationRoutes
{
    public static void MapVerification(this RouteGroupBuilder api)
    {
        var verification = api.MapGroup("").WithTags("Verification").For(Policy.Verify);
        verification.MapGet("/verification", VerifyRegister.HandleAll).WithName("verify").WithSummary("Recompute every digest and name each row that fails")
            .Answers<VerificationDocument>().Takes(VerifyRegister.Digest);
        verification.MapGet("/snapshots/{quarter}/verification", VerifyRegister.HandleSnapshot).WithName("verifySnapshot")
            .WithSummary("Recompute the digests of one snapshot").Answers<VerificationDocument>().Takes(VerifyRegister.Digest).Refuses(SnapshotRefusals.NotFound);
    }
}
