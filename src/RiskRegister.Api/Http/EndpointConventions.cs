namespace RiskRegister.Api.Http;

/// <summary>What a route says of itself: query parameters, answers, refusals. The OpenAPI
/// document is made from it, and requests are checked by it.</summary>
public static class EndpointConventions
{
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, params QueryParameter[] parameters) =>
        route.WithMetadata([.. parameters]);

    /// <summary>The answer of success: its status, and the type whose schema its body has.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK,
        params string[] alsoAs) =>
        route.WithMetadata(new AnswerDeclaration(status, typeof(T), alsoAs));

    /// <summary>The forms that the answer comes in, and what choosing one can refuse.
    /// Its media types are declared with the answer.</summary>
    public static RouteHandlerBuilder ComesAs(this RouteHandlerBuilder route, FormChoice forms) =>
        route.Takes(forms.Parameters).Refuses([Problems.NotAcceptable, .. forms.Refusals]);

    /// <summary>The answer of success is a file of one form, whatever Accept says.</summary>
    /// <typeparam name="T">What it is a form of.</typeparam>
    /// <param name="like">The name of the route that answers the same as JSON, whose examples it shares.</param>
    public static RouteHandlerBuilder AnswersFile<T>(this RouteHandlerBuilder route, Form form, string like) =>
        route.WithMetadata(form,
            new AnswerDeclaration(StatusCodes.Status200OK, null, []) { File = new FileDeclaration(form, typeof(T), like) })
            .Refuses(FormChoice.RefusalsOf(form));

    public static RouteHandlerBuilder AnswersNothing(this RouteHandlerBuilder route) =>
        route.WithMetadata(new AnswerDeclaration(StatusCodes.Status204NoContent, null, []));

    /// <summary>The body that a change reads.</summary>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder route, string contentType = "application/json",
        bool optional = false) =>
        route.WithMetadata(new BodyDeclaration(typeof(T), contentType, optional));

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params ProblemType[] problems) =>
        route.WithMetadata([.. problems]);

    /// <summary>A change to an entry that somebody else may be changing too.</summary>
    public static RouteHandlerBuilder NeedsMatch(this RouteHandlerBuilder route) =>
        route.WithMetadata(new MatchDeclaration()).Refuses(Refusals.MatchRequired, Refusals.Stale);

    /// <summary>A PUT that gives what is not there yet (If-None-Match: *) or revises what is (If-Match), and says which.</summary>
    public static RouteHandlerBuilder GivesOrRevises(this RouteHandlerBuilder route) =>
        route.WithMetadata(new FirstDeclaration()).Refuses(Refusals.MatchRequired, Refusals.Stale);

    /// <summary>What is published is read on a replica, where there is one, and the answer says how fresh that was.</summary>
    public static RouteHandlerBuilder MayReadReplica(this RouteHandlerBuilder route) => route.WithMetadata(new ReplicaDeclaration());

    /// <summary>A change that makes something within the resource that it answers; Location names what was made.</summary>
    public static RouteHandlerBuilder MakesPart(this RouteHandlerBuilder route) => route.WithMetadata(new PartDeclaration());
}

/// <param name="Body">Null when nothing is sent, or a file.</param>
/// <param name="AlsoAs">Other content types than JSON.</param>
public sealed record AnswerDeclaration(int Status, Type? Body, IReadOnlyList<string> AlsoAs)
{
    public FileDeclaration? File { get; init; }
}

/// <param name="Of">What it is a form of.</param>
/// <param name="Like">The name of the route that answers the same as JSON.</param>
public sealed record FileDeclaration(Form Form, Type Of, string Like);

public sealed record BodyDeclaration(Type Body, string ContentType, bool Optional);

public sealed record MatchDeclaration;

public sealed record FirstDeclaration;

public sealed record PartDeclaration;

public sealed record ReplicaDeclaration;
