using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Forms;

/// <summary>A register: what is on it, live or frozen.</summary>
/// <typeparam name="T">A live or a frozen entry.</typeparam>
public sealed record RegisterDocument<T> where T : EntryDocument
{
    public required string Organisation { get; init; }

    public required string RegisterName { get; init; }

    /// <summary>As "2016-17-Q3"; null for the live register.</summary>
    [RegularExpression(Quarters.Form)]
    public required string? Quarter { get; init; }

    public required RegisterEdition Edition { get; init; }

    /// <summary>The lowest residual score that is on the register.</summary>
    public required int Threshold { get; init; }

    /// <summary>When it was frozen; null for the live register.</summary>
    public required DateTimeOffset? TakenAt { get; init; }

    /// <summary>Of the edition; null for the live register.</summary>
    [RegularExpression(Patterns.Digest)]
    public required string? Digest { get; init; }

    /// <summary>Risks by number, then opportunities.</summary>
    public required IReadOnlyList<T> Entries { get; init; }
}

/// <summary>The 5×5 grid.</summary>
/// <param name="Quarter">Null for the live register.</param>
/// <param name="Score">Which score places the entries.</param>
/// <param name="RiskImpact">Names of impact 1 to 5 for a risk.</param>
/// <param name="OpportunityImpact">Names of impact 1 to 5 for an opportunity.</param>
/// <param name="Likelihood">Names of likelihood 1 to 5.</param>
/// <param name="Cells">25, impact 1 first, within it likelihood 1 first.</param>
public sealed record MatrixDocument(
    [property: RegularExpression(Quarters.Form)] string? Quarter, NamedEdition Edition, MatrixScore Score, int Threshold,
    IReadOnlyList<string> RiskImpact, IReadOnlyList<string> OpportunityImpact,
    IReadOnlyList<string> Likelihood, IReadOnlyList<MatrixCell> Cells);

/// <param name="RiskBand">The band's name for a risk.</param>
/// <param name="OpportunityBand">The band's name for an opportunity.</param>
/// <param name="Colour">#rrggbb.</param>
/// <param name="Entries">Open entries with that score, in register order.</param>
public sealed record MatrixCell(
    int Impact, int Likelihood, int Value, string RiskBand, string OpportunityBand, string Colour, IReadOnlyList<MatrixEntry> Entries);

public sealed record MatrixEntry(Guid Id, string Reference, EntryKind Kind, string Title, bool OnRegister);

/// <summary>Which score places entries on the matrix.</summary>
public enum MatrixScore
{
    Residual,
    Score,
    Target,
}

/// <summary>Writes registers and matrices, live or frozen.</summary>
public static class RegisterForms
{
    public static readonly QueryParameter Score = QueryParameter.OneOf<MatrixScore>("score", "Which score places the entries.",
        EnumNames.Of(MatrixScore.Residual));

    public static readonly QueryParameter Layout = QueryParameter.OneOf("layout",
        "How Word, PDF and HTML lay the entries out: a card each, or a table.",
        "cards", "cards", "table") with
    {
        ValuesName = "ReportLayout",
    };

    /// <summary>What a register may have beside its entries.</summary>
    public static readonly QueryParameter With = QueryParameter.OneOf("with",
        "measures: each entry with the measures that are its evidence, in Word, PDF and HTML; in the public edition without what is exempt "
            + "or suppressed. Of the live register in JSON too. A snapshot's are those that were linked when it was taken, with "
            + "the figures "
            + "of the quarter's performance report; where that froze none, it says so.",
        null, "measures") with
    {
        ValuesName = "RegisterExtras",
    };

    const int BytesAtOnce = 32 * 1024;

    /// <param name="snapshot">Null for the live register.</param>
    /// <param name="output">Gets it piece by piece.</param>
    public static async Task WriteRegister<T>(
        SpoolStream output, RegisterSettingsInForce settings, StandingSnapshot? snapshot, string? digest, Edition edition,
        IAsyncEnumerable<T> entries, Action<Utf8JsonWriter, T> writeEntry)
    {
        await using var writer = new Utf8JsonWriter(output, JsonText.Writing);
        writer.WriteStartObject();
        writer.WriteString("organisation"u8, settings.Settings.Organisation);
        writer.WriteString("registerName"u8, settings.Settings.RegisterName);
        writer.WriteString("quarter"u8, snapshot?.QuarterText);
        writer.WriteString("edition"u8, Editions.NameOf(edition));
        writer.WriteNumber("threshold"u8, settings.Settings.Threshold);
        writer.WriteInstant("takenAt"u8, snapshot is null ? null : new DateTimeOffset(snapshot.TakenAt));
        writer.WriteString("digest"u8, digest);
        writer.WriteStartArray("entries"u8);
        await foreach (var entry in entries)
        {
            writeEntry(writer, entry);
            if (writer.BytesPending > BytesAtOnce) await writer.FlushAsync();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <param name="entries">Looked at one after the other; only what stands in a cell is held of them.</param>
    public static async Task<ReadOnlyMemory<byte>> WriteMatrix(
        RegisterSettingsInForce settings, string? quarter, bool publicEdition, MatrixScore score,
        IAsyncEnumerable<(Guid Id, StoredFacts Facts, byte[] Content)> entries)
    {
        var placed = (await entries.Where(entry => entry.Facts.Status == EntryStatus.Open && Of(entry.Facts, score) is not null)
            .Select(entry => (Cell: CellOf(entry.Facts, score), Entry: PlacedOf(entry.Id, entry.Facts, entry.Content, settings)))
            .ToListAsync())
            .ToLookup(each => each.Cell, each => each.Entry);
        return JsonText.Write(writer =>
        {
            var matrix = settings.Settings.Matrix;
            writer.WriteStartObject();
            writer.WriteString("quarter"u8, quarter);
            writer.WriteString("edition"u8, publicEdition ? Editions.Public : Editions.Full);
            writer.WriteString("score"u8, EnumNames.Of(score));
            writer.WriteNumber("threshold"u8, settings.Settings.Threshold);
            writer.WriteTexts("riskImpact"u8, matrix.RiskImpact);
            writer.WriteTexts("opportunityImpact"u8, matrix.OpportunityImpact);
            writer.WriteTexts("likelihood"u8, matrix.Likelihood);
            writer.WriteStartArray("cells"u8);
            for (var impact = Domain.Score.Lowest; impact <= Domain.Score.Highest; impact++)
            {
                for (var likelihood = Domain.Score.Lowest; likelihood <= Domain.Score.Highest; likelihood++)
                {
                    var band = settings.Matrix.BandOf(impact, likelihood);
                    writer.WriteStartObject();
                    writer.WriteNumber("impact"u8, impact);
                    writer.WriteNumber("likelihood"u8, likelihood);
                    writer.WriteNumber("value"u8, impact * likelihood);
                    writer.WriteString("riskBand"u8, band.Risk);
                    writer.WriteString("opportunityBand"u8, band.Opportunity);
                    writer.WriteString("colour"u8, band.Colour);
                    writer.WriteStartArray("entries"u8);
                    foreach (var entry in placed[(impact, likelihood)]) WritePlaced(writer, entry);
                    writer.WriteEndArray();
                    writer.WriteEndObject();
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    public static ReportLayout LayoutOf(QueryValues query) => query[Layout] == "table" ? ReportLayout.Table : ReportLayout.Cards;

    public static MatrixScore ScoreOf(QueryValues query) => EnumNames.TryParse<MatrixScore>(query[Score], out var score) ? score
        : MatrixScore.Residual;

    public static StoredScore? Of(StoredFacts facts, MatrixScore score) => score switch
    {
        MatrixScore.Score => facts.Score,
        MatrixScore.Target => facts.TargetScore,
        _ => facts.ResidualScore,
    };

    static (int Impact, int Likelihood) CellOf(StoredFacts facts, MatrixScore score) => Of(facts, score) is { } found
        ? (found.Impact, found.Likelihood) : default;

    static MatrixEntry PlacedOf(Guid id, StoredFacts facts, byte[] content, RegisterSettingsInForce settings) => new(
        id, facts.Reference ?? "", facts.Kind, StoredEntry.ReadTitle(content),
        RegisterRule.IsOnRegister(facts.Status, facts.ResidualScore.ToScore(), settings.Settings.Threshold, facts.Level));

    static void WritePlaced(Utf8JsonWriter writer, MatrixEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, entry.Id);
        writer.WriteString("reference"u8, entry.Reference);
        writer.WriteString("kind"u8, EnumNames.Of(entry.Kind));
        writer.WriteString("title"u8, entry.Title);
        writer.WriteBoolean("onRegister"u8, entry.OnRegister);
        writer.WriteEndObject();
    }
}
