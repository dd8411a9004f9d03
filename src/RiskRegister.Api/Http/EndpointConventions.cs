namespace RiskRegister.Api.Http;

/// <summary>What a route says of itself: query parameters, answers, refusals. The OpenAPI document is made from it, and requests are checked by it.</summary>
public static class EndpointConventions
{
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, params QueryParameter[] parameters) => route.WithMetadata([.. parameters]);

    /// <summary>The answer of success: its status, and the type whose schema its body has.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK, params string[] alsoAs) =>
        route.WithMetadata(new AnswerDeclaration(status, typeof(T), alsoAs));

    /// <summary>The forms that the answer comes in, and what choosing one can refuse. Its media types are declared with the answer.</summary>
    public static RouteHandlerBuilder ComesAs(this RouteHandlerBuilder route, FormChoice forms) =>
        route.Takes(forms.Parameter).Refuses([Problems.NotAcceptable, .. forms.Refusals]);

    public static RouteHandlerBuilder AnswersNothing(this RouteHandlerBuilder route) =>
        route.WithMetadata(new AnswerDeclaration(StatusCodes.Status204NoContent, null, []));

    /// <summary>The body that a change reads.</summary>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder route, string contentType = "application/json", bool optional = false) =>
        route.WithMetadata(new BodyDeclaration(typeof(T), contentType, optional));

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params ProblemType[] problems) => route.WithMetadata([.. problems]);

    /// <summary>A change to an entry that somebody else may be changing too.</summary>
    public static RouteHandlerBuilder NeedsMatch(this RouteHandlerBuilder route) =>
        route.WithMetadata(new MatchDeclaration()).Refuses(Refusals.MatchRequired, Refusals.Stale);

    /// <summary>A PUT that gives what is not there yet (If-None-Match: *) or revises what is (If-Match), and says which.</summary>
    public static RouteHandlerBuilder GivesOrRevises(this RouteHandlerBuilder route) =>
        route.WithMetadata(new FirstDeclaration()).Refuses(Refusals.MatchRequired, Refusals.Stale);

    /// <summary>A change that makes something within the resource that it answers; Location names what was made.</summary>
    public static RouteHandlerBuilder MakesPart(this RouteHandlerBuilder route) => route.WithMetadata(new PartDeclaration());
}

/// <param name="Body">Null when nothing is sent.</param>
/// <param name="AlsoAs">Other content types than JSON.</param>
public sealed record AnswerDeclaration(int Status, Type? Body, IReadOnlyList<string> AlsoAs);

public sealed record BodyDeclaration(Type Body, string ContentType, bool Optional);

public sealed record MatchDeclaration;

public sealed record FirstDeclaration;

public sealed record PartDeclaration;
