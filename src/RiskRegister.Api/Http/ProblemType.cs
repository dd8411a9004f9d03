using System.Diagnostics;

namespace RiskRegister.Api.Http;

/// <summary>One way in which the API refuses, as clients tell it from others.</summary>
/// <param name="Code">Stable; clients branch on it.</param>
/// <param name="Status">The HTTP status it comes with.</param>
/// <param name="Title">The same words each time.</param>
/// <param name="Example">A detail as it might read, for the OpenAPI document.</param>
public sealed record ProblemType(string Code, int Status, string Title, string Example)
{
    public static implicit operator ProblemType(RefusalKind kind) => new(kind.Code, StatusOf(kind.Class), kind.Title, kind.Example);

    static int StatusOf(RefusalClass reason) => reason switch
    {
        RefusalClass.Invalid => StatusCodes.Status400BadRequest,
        RefusalClass.Forbidden => StatusCodes.Status403Forbidden,
        RefusalClass.NotFound => StatusCodes.Status404NotFound,
        RefusalClass.Conflict => StatusCodes.Status409Conflict,
        RefusalClass.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalClass.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalClass.VersionNotNamed => StatusCodes.Status428PreconditionRequired,
        _ => throw new UnreachableException(),
    };
}
