using System.Text.Json.Serialization;
using RiskRegister.Api.Forms;
using RiskRegister.Domain;
using RiskRegister.UseCases.Snapshots;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>What changed on the register since an earlier snapshot, in the words of a committee report.</summary>
/// <param name="Quarter">Null for the live register.</param>
/// <param name="Since">The quarter compared with; null for the first register.</param>
/// <param name="Summary">Sentences on the register as a whole.</param>
/// <param name="Entries">Every entry that is on the register or was then, in register order.</param>
public sealed record HighlightsDocument(
    Quarter? Quarter, Quarter? Since, NamedEdition Edition, IReadOnlyList<string> Summary, IReadOnlyList<HighlightDocument> Entries)
{
    public static HighlightsDocument From(RegisterHighlights highlights, bool publicEdition) => new(
        highlights.Quarter, highlights.Since, Editions.Named(publicEdition), highlights.Summary,
        [.. highlights.Entries.Select(entry =>
            new HighlightDocument(entry.EntryId, entry.Reference, entry.Title, entry.Kind, [.. entry.Changes.Select(ChangeDocument.Of)],
            entry.Text))]);
}

/// <param name="Text">The line that the report prints.</param>
public sealed record HighlightDocument(Guid Id, EntryReference Reference, string Title, EntryKind Kind,
    IReadOnlyList<ChangeDocument> Changes, string Text);

/// <summary>One change; members that say nothing of it are left out.</summary>
public sealed record ChangeDocument
{
    public required ChangeCode Code { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChangeReason? Reason { get; init; }

    /// <summary>A score or the threshold, then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? From { get; init; }

    /// <summary>The same now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? To { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EntryReference? FromReference { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EntryReference? ToReference { get; init; }

    /// <summary>The response then; left out where none was stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EntryResponse? FromResponse { get; init; }

    /// <summary>The response now; left out where none is stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EntryResponse? ToResponse { get; init; }

    /// <summary>The target date then; left out where there was none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? FromDate { get; init; }

    /// <summary>The target date now; left out where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? ToDate { get; init; }

    /// <summary>The other register, of an entry that came from there or went there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RegisterLevel? Register { get; init; }

    /// <summary>How many actions or controls.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }

    /// <summary>Which fields a change of text touched.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Fields { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClosureReason { get; init; }

    public static ChangeDocument Of(Change change) => new()
    {
        Code = change.Code,
        Reason = change.Reason,
        From = change.From,
        To = change.To,
        FromReference = change.FromReference,
        ToReference = change.ToReference,
        FromResponse = change.FromResponse,
        ToResponse = change.ToResponse,
        FromDate = change.FromDate,
        ToDate = change.ToDate,
        Register = change.Register,
        Count = change.Count,
        Fields = change.Fields,
        ClosureReason = change.ClosureReason,
    };
}

/// <summary>Highlights as JSON.</summary>
[JsonSerializable(typeof(HighlightsDocument))]
public sealed partial class HighlightsJson : JsonSerializerContext
{
    public static readonly HighlightsJson Texts = new(HighlightsText.NewOptions());
}
