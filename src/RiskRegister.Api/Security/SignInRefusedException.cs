using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>Carries the answer to a credential that signs nobody in from where it was checked to where the answer is given.</summary>
public sealed class SignInRefusedException : Exception, ICarriesProblem
{
    static readonly Problem NothingSent = new(Problems.Unauthenticated, "Send an access key: Authorization: Bearer rr_….");

    public SignInRefusedException() : this(NothingSent) { }

    public SignInRefusedException(string message) : this(new Problem(Problems.Unauthenticated, message)) { }

    public SignInRefusedException(string message, Exception? innerException) : base(message, innerException) =>
        Problem = new Problem(Problems.Unauthenticated, message);

    public SignInRefusedException(Problem refusal) : base(refusal.Type.Title) => Problem = refusal;

    public Problem Problem { get; }

    /// <summary>Answers a request that an endpoint did not let in unauthenticated.</summary>
    public static Task Answer(HttpContext http, Exception? failure) =>
        ((failure as SignInRefusedException)?.Problem ?? NothingSent).ExecuteAsync(http);
}
