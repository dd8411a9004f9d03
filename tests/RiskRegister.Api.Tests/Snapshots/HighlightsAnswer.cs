using RiskRegister.Domain;

namespace RiskRegister.Api.Tests.Snapshots;

/// <summary>Highlights as clients get them.</summary>
public sealed record HighlightsAnswer(string? Quarter, string? Since, string Edition, string[] Summary, HighlightAnswer[] Entries)
{
    public HighlightAnswer this[string reference] => Entries.Single(entry => entry.Reference == reference);

    /// <summary>Each entry's codes, with their reasons, by reference.</summary>
    public IReadOnlyDictionary<string, string> Codes => Entries.ToDictionary(
        entry => entry.Reference,
        entry => string.Join(" ", entry.Changes.Select(change => change.Reason is null ? change.Code : $"{change.Code}:{change.Reason}")));
}

public sealed record HighlightAnswer(Guid Id, string Reference, string Title, EntryKind Kind, HighlightChange[] Changes, string Text);

public sealed record HighlightChange(
    string Code, string? Reason = null, int? From = null, int? To = null, string? FromReference = null, string? ToReference = null,
    int? Count = null,
    string[]? Fields = null, string? ClosureReason = null, string? FromResponse = null, string? ToResponse = null, string? FromDate = null,
    string? ToDate = null, string? Register = null);
