using System.Text.Json;
using RiskRegister.Documents;
using RiskRegister.Domain;

namespace RiskRegister.Api.Forms;

/// <summary>An action with what is needed of its entry.</summary>
public sealed record ListedActionDocument
{
    /// <summary>The permanent id of its entry.</summary>
    public required Guid Entry { get; init; }

    /// <summary>The entry's reference; null for a proposal.</summary>
    public required string? Reference { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>The entry's.</summary>
    public required string Title { get; init; }

    /// <summary>The entry's.</summary>
    public required string? Service { get; init; }

    /// <summary>The entry's.</summary>
    public required IReadOnlyList<string> Owners { get; init; }

    /// <summary>Within its entry.</summary>
    public required int Id { get; init; }

    public required string Text { get; init; }

    /// <summary>The post that does it, where it is not the entry's owner.</summary>
    public required string? Owner { get; init; }

    /// <summary>The last day on which it is not overdue.</summary>
    public required DateOnly? DueOn { get; init; }

    public required ActionStatus Status { get; init; }

    /// <summary>Open and past its day.</summary>
    public required bool Overdue { get; init; }

    /// <summary>What the owner reports of it.</summary>
    public required string? Progress { get; init; }

    /// <summary>The entry's.</summary>
    public required int Revision { get; init; }

    /// <summary>When the entry was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <param name="revision">The entry's.</param>
    /// <param name="updatedAt">The entry's.</param>
    public static void Write(Utf8JsonWriter writer, ActionLine line, int revision, DateTime updatedAt)
    {
        var (entry, action) = (line.Entry, line.Action);
        writer.WriteStartObject();
        writer.WriteString("entry"u8, entry.Id);
        writer.WriteString("reference"u8, entry.Reference?.ToString());
        writer.WriteString("kind"u8, EnumNames.Of(entry.Kind));
        writer.WriteString("title"u8, entry.Title);
        writer.WriteString("service"u8, entry.Service);
        writer.WriteTexts("owners"u8, entry.Owners);
        writer.WriteNumber("id"u8, action.Id);
        writer.WriteString("text"u8, action.Text);
        writer.WriteString("owner"u8, action.Owner);
        writer.WriteString("dueOn"u8, action.DueOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteString("status"u8, EnumNames.Of(action.Status));
        writer.WriteBoolean("overdue"u8, line.IsOverdue);
        writer.WriteString("progress"u8, action.Progress);
        writer.WriteNumber("revision"u8, revision);
        writer.WriteInstant("updatedAt"u8, new DateTimeOffset(updatedAt));
        writer.WriteEndObject();
    }
}
