namespace RiskRegister.Domain;

/// <summary>What is done about an entry as a whole: the first four about a risk, the others about an opportunity.</summary>
public enum EntryResponse
{
    /// <summary>The risk is made smaller.</summary>
    Treat,

    /// <summary>The risk is lived with.</summary>
    Tolerate,

    /// <summary>Somebody else bears the risk: an insurer, a contractor, a partner.</summary>
    Transfer,

    /// <summary>What brings the risk about is given up.</summary>
    Terminate,

    /// <summary>The opportunity is made to come about.</summary>
    Exploit,

    /// <summary>The opportunity is made likelier, or its benefits greater.</summary>
    Enhance,

    /// <summary>The opportunity is pursued together with others.</summary>
    Share,

    /// <summary>The opportunity is taken where it comes by itself.</summary>
    Accept,
}

/// <summary>Which response an entry can have, and what it is called.</summary>
public static class EntryResponses
{
    static readonly EntryResponse[] OfRisks =
        [EntryResponse.Treat, EntryResponse.Tolerate, EntryResponse.Transfer, EntryResponse.Terminate];

    static readonly EntryResponse[] OfOpportunities =
        [EntryResponse.Exploit, EntryResponse.Enhance, EntryResponse.Share, EntryResponse.Accept];

    public static IReadOnlyList<EntryResponse> Of(EntryKind kind) => kind == EntryKind.Risk ? OfRisks : OfOpportunities;

    public static bool Fits(this EntryResponse response, EntryKind kind) => Of(kind).Contains(response);

    /// <summary>Inside a sentence: "tolerate".</summary>
    public static string Worded(this EntryResponse response) => response.ToString().ToLowerInvariant();

    /// <summary>What is wrong with a response of an entry of that kind; null when nothing is.</summary>
    public static string? FaultOf(EntryResponse? response, EntryKind kind) => response is null || response.Value.Fits(kind) ? null
        : $"must be {string.Join(", ", Of(kind).Select(Worded))} for {(kind == EntryKind.Risk ? "a risk" : "an opportunity")}";
}
