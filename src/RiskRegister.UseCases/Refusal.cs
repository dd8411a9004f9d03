using RiskRegister.Domain;

namespace RiskRegister.UseCases;

/// <summary>Why a use case did not do what it was asked.</summary>
/// <param name="kind">In which way, as callers tell it from others.</param>
/// <param name="detail">What is wrong this time, for people; never an exception's message.</param>
/// <param name="faults">Every fault of what was sent, by its path.</param>
public sealed class Refusal(RefusalKind kind, string detail, Faults? faults = null)
{
    const int LongestNamed = 40;

    public RefusalKind Kind { get; } = kind;

    public string Detail { get; } = detail;

    public Faults? Faults { get; } = faults;

    /// <summary>The detail; where faults say it all, those.</summary>
    public string Sentence => Detail.Length > 0 || Faults is null
        ? Detail : string.Join("; ", Faults.All.Select(fault => $"{fault.Key} {fault.Value[0]}"));

    /// <summary>What is there now, where the refusal says that it has changed or that something more about it is known.</summary>
    public object? About { get; init; }

    /// <summary>What a caller named, short enough to be said back.</summary>
    public static string Named(string text) =>
        text.Length <= LongestNamed ? text : text[..(char.IsHighSurrogate(text[LongestNamed - 1]) ? LongestNamed - 1 : LongestNamed)];
}

/// <summary>One way in which the service refuses. Each feature declares its own.</summary>
/// <param name="Code">Stable; programs branch on it.</param>
/// <param name="Class">What kind of reason it is, whatever carries the answer.</param>
/// <param name="Title">The same words each time.</param>
/// <param name="Example">A detail as it might read.</param>
public sealed record RefusalKind(string Code, RefusalClass Class, string Title, string Example);

/// <summary>Kinds of reasons.</summary>
public enum RefusalClass
{
    /// <summary>What was sent is wrong, whatever is there.</summary>
    Invalid,

    /// <summary>It is not for who asks.</summary>
    Forbidden,

    /// <summary>It is not there, or not for who asks to know of.</summary>
    NotFound,

    /// <summary>What is there does not allow it.</summary>
    Conflict,

    /// <summary>It was not said which version is to be changed.</summary>
    VersionNotNamed,

    /// <summary>Another version is there by now.</summary>
    Stale,

    /// <summary>More was sent than is taken.</summary>
    TooLarge,
}

/// <summary>What every feature may refuse.</summary>
public static class Refusals
{
    public static readonly RefusalKind Invalid =
        new("invalid", RefusalClass.Invalid, "Some members are wrong", "Two members are wrong; see errors.");

    public static readonly RefusalKind TooLarge =
        new("too_large", RefusalClass.TooLarge, "Request too large", "A request may have 1,048,576 bytes.");

    public static readonly RefusalKind MatchRequired = new("match_required", RefusalClass.VersionNotNamed, "If-Match required",
        "Send the ETag of CR5 as If-Match, so that nobody's change is overwritten unseen.");

    public static readonly RefusalKind Stale = new("stale", RefusalClass.Stale, "It has changed meanwhile",
        "CR5 is at revision 4; the ETag sent is of revision 3.");
}
