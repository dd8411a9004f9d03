namespace RiskRegister.Domain.Imports;

/// <summary>What a yes or no below a heading was answered to say of an entry.</summary>
internal static class FlagAnswers
{
    public const string Nothing = "nothing";
    public const string Opportunity = "opportunity";
    public const string Exempt = "exempt";
    public const string Public = "public";
    public const string Closed = "closed";
    public const string Open = "open";

    public static string IdOf(string heading) => $"flag:{Decisions.IdOf(heading)}";

    /// <summary>Whether a yes says that an entry is closed; null where that was not answered.</summary>
    public static bool? YesIsClosed(ImportMapping mapping, string heading) => Of(mapping, heading) switch
    {
        Closed => true,
        Open => false,
        _ => null,
    };

    /// <summary>What a yes says of who may see an entry; null where that was not answered.</summary>
    public static ExemptSense? SenseOf(ImportMapping mapping, string heading) => Of(mapping, heading) switch
    {
        Exempt => ExemptSense.YesIsExempt,
        Public => ExemptSense.YesIsPublic,
        _ => null,
    };

    /// <summary>The kind that a folded yes or no says; null where the heading was not answered to ask for it.</summary>
    public static EntryKind? KindOf(ImportMapping mapping, string heading, string word)
    {
        if (Of(mapping, heading) != Opportunity) return null;
        return ExemptText.YesOrNo(word) switch
        {
            true => EntryKind.Opportunity,
            false => EntryKind.Risk,
            _ => ItemLines.IsNone(word) ? EntryKind.Risk : null,
        };
    }

    static string? Of(ImportMapping mapping, string heading) => mapping.Answers.GetValueOrDefault(IdOf(heading));
}
