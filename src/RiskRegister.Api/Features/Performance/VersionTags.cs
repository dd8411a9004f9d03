using RiskRegister.Api.Http;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Api.Features.Performance;

/// <summary>What is given with If-None-Match: * and revised with If-Match.</summary>
static class VersionTags
{
    /// <summary>Which version is expected; 428 where neither header says, for either could overwrite whatever is there.</summary>
    /// <param name="name">What messages call it.</param>
    public static (ExpectedVersion<T>? Expected, Problem? Problem) Expected<T>(HttpContext http, string name, Func<T, string> tagOf)
        where T : class
    {
        if (http.Request.Headers.IfMatch.Count == 0 && http.Request.Headers.IfNoneMatch is [var only] && only?.Trim() == "*")
            return (new ExpectedVersion<T>(IsIt: null), null);
        var (tags, problem) = EntityTag.IfMatch(http.Request, name);
        return problem is not null ? (null, problem) : (new ExpectedVersion<T>(row => tags!.Contains(tagOf(row))), null);
    }

    /// <summary>Where somebody else was first, with the ETag to go on from.</summary>
    public static Outcome Refused<T>(Refusal refusal, Func<T, string> tagOf) where T : class =>
        refusal.About is T now ? new Problem(refusal.Kind, refusal.Detail) { ETag = tagOf(now) } : refusal;
}
