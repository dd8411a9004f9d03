using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Verification;

namespace RiskRegister.Pages.Verification;

/// <summary>Whether what is stored is what was stored.</summary>
static class VerificationPages
{
    public const string Everything = "all";

    const int DigestLength = 64;

    public static void MapVerificationPage(this IEndpointRouteBuilder routes) =>
        routes.PagesFor(Right.Verify).MapGet("/verification", Show);

    // GET /verification: asked about nothing, it offers to verify.
    static async Task<IResult> Show(HttpContext http, VerifyRegister verify)
    {
        var (of, digest, faults) = (http.Request.Query["of"].ToString().Trim(),
            http.Request.Query["digest"].ToString().Trim().ToLowerInvariant(), new FormFaults());
        if (digest.Length > 0 && (digest.Length != DigestLength || !digest.All(char.IsAsciiHexDigit)))
            faults.Add("digest", $"A digest has {DigestLength} letters a to f and digits. Copy it whole.");
        if (of.Length == 0 || faults.Any) return View(of, digest, faults, report: null);
        var asked = digest.Length == 0 ? null : digest;
        if (of == Everything) return View(of, digest, faults, await verify.Whole(asked, http.RequestAborted));
        var (report, refusal) = await verify.Snapshot(of, asked, http.RequestAborted);
        return refusal is null ? View(of, digest, faults, report) : ErrorPageResult.Of(refusal);
    }

    static IResult View(string of, string digest, FormFaults faults, VerificationReport? report) => PageRequests.Page<VerificationPage>(
        new { Of = of, Digest = digest, Faults = faults, Report = report }, faults.Any ? StatusCodes.Status400BadRequest
            : StatusCodes.Status200OK);
}
