using System.Text.Json;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Forms;

/// <summary>An entry as frozen. The original stays as it was; each correction stands beside it.</summary>
public sealed record FrozenEntryDocument : EntryDocument
{
    /// <summary>Residual score less that in the snapshot before; null when new.</summary>
    public required int? ResidualChange { get; init; }

    /// <summary>Reviewed or changed since the snapshot before.</summary>
    public required bool Reviewed { get; init; }

    public required IReadOnlyList<AddendumDocument> Addenda { get; init; }
}

/// <summary>A correction to a published entry's text.</summary>
public sealed record AddendumDocument
{
    public required DateTimeOffset At { get; init; }

    /// <summary>What was corrected, as readers of the register are told.</summary>
    public required string Note { get; init; }

    /// <summary>Not in the public edition.</summary>
    public string? By { get; init; }

    /// <summary>The revision that the corrected text is from.</summary>
    public required int Revision { get; init; }

    /// <summary>The entry with the corrected text; scores, status and stated direction as frozen.</summary>
    public required EntryDocument Corrected { get; init; }
}

/// <summary>Writes frozen entries as <see cref="FrozenEntryDocument"/> describes them.</summary>
public static class FrozenEntryJson
{
    /// <summary>About how many bytes an entry will be, with what corrects it.</summary>
    public static int ExpectedLength(FrozenEntry entry) =>
        EntryJson.ExpectedLength(entry.Row.Facts, entry.Content)
        + entry.Corrections.Sum(correction => EntryJson.ExpectedLength(correction.Addendum.Facts, correction.Content));

    public static void Write(Utf8JsonWriter writer, FrozenEntry entry, RegisterSettingsInForce settings, bool publicEdition) =>
        EntryJson.Write(writer, entry.RowOf(entry.Content), entry.Facts, settings, publicEdition, more =>
        {
            if (entry.Row.ResidualBefore is { } before) more.WriteNumber("residualChange"u8,
                entry.Facts.ResidualScore.ToScore().Value - before);
            else more.WriteNull("residualChange"u8);
            more.WriteBoolean("reviewed"u8, entry.Row.Reviewed);
            more.WriteStartArray("addenda"u8);
            foreach (var correction in entry.Corrections)
            {
                more.WriteStartObject();
                more.WriteInstant("at"u8, new DateTimeOffset(correction.Addendum.At));
                more.WriteString("note"u8, correction.Addendum.Note);
                if (!publicEdition) more.WriteString("by"u8, correction.Addendum.By);
                more.WriteNumber("revision"u8, correction.Addendum.Revision);
                more.WritePropertyName("corrected"u8);
                EntryJson.Write(more, entry.RowOf(correction.Content), correction.Facts, settings, publicEdition);
                more.WriteEndObject();
            }

            more.WriteEndArray();
        });
}
