using System.Text.Json;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Forms;

/// <summary>Writes entries as <see cref="EntryDocument"/> describes them, their content passed through as it is stored.</summary>
public static class EntryJson
{
    static ReadOnlySpan<byte> ContentStart => "{\"title\":"u8;

    /// <summary>About how many bytes an entry will be: what is written round its facts and content is always much the same.</summary>
    public static int ExpectedLength(EntryRow row) => ExpectedLength(row.Facts, row.Content);

    public static int ExpectedLength(byte[] facts, byte[] content) => facts.Length + content.Length + 512;

    /// <param name="settings">For the bands and the threshold.</param>
    /// <param name="publicEdition">Leaves out who changed it, why, and the exemption.</param>
    /// <param name="more">Members that only some forms have.</param>
    public static void Write(
        Utf8JsonWriter writer, EntryRow row, StoredFacts facts, RegisterSettingsInForce settings, bool publicEdition,
        Action<Utf8JsonWriter>? more = null)
    {
        var movement = Movements.Since(facts.ResidualScore.ToScore().Value, row.ResidualBefore);
        var direction = DirectionOfTravel.Of(facts.Direction, movement);
        writer.WriteStartObject();
        writer.WriteString("id"u8, row.Id);
        writer.WriteString("reference"u8, facts.Reference);
        writer.WriteString("sourceReference"u8, facts.SourceReference);
        writer.WriteString("kind"u8, EnumNames.Of(facts.Kind));
        writer.WriteString("status"u8, EnumNames.Of(facts.Status));
        WriteContent(writer, row.Content);
        writer.WriteString("service"u8, facts.Service);
        writer.WriteTexts("types"u8, facts.Types);
        WriteScore(writer, "score"u8, facts.Score, facts.Kind, settings);
        WriteScore(writer, "residualScore"u8, facts.ResidualScore, facts.Kind, settings);
        WriteScore(writer, "targetScore"u8, facts.TargetScore, facts.Kind, settings);
        writer.WriteString("targetDate"u8, facts.TargetDate?.ToString("O"));
        writer.WriteString("response"u8, facts.Response is { } response ? EnumNames.Of(response) : null);
        writer.WriteTexts("objectives"u8, facts.Objectives ?? []);
        writer.WriteTexts("owners"u8, facts.Owners);
        WriteDirection(writer, direction);
        writer.WriteString("movement"u8, EnumNames.Of(movement));
        writer.WriteString("level"u8, EnumNames.Of(facts.Level));
        writer.WriteBoolean("onRegister"u8,
            RegisterRule.IsOnRegister(facts.Status, facts.ResidualScore.ToScore(), settings.Settings.Threshold, facts.Level));
        var appetite = AppetiteRule.Of(facts.Kind, facts.Types, facts.ResidualScore.ToScore(), settings.Settings);
        writer.WriteString("appetite"u8, appetite is { } position ? EnumNames.Of(position) : null);
        writer.WriteInstant("reviewedAt"u8, facts.ReviewedAt);
        WriteClosure(writer, facts.Closure, row.UnseenReplacements, publicEdition);
        writer.WriteNumber("revision"u8, row.Revision);
        writer.WriteInstant("updatedAt"u8, new DateTimeOffset(row.UpdatedAt));
        if (!publicEdition)
        {
            WriteExemption(writer, facts.Exempt);
            writer.WriteString("updatedBy"u8, facts.UpdatedBy);
            writer.WriteString("changeNote"u8, facts.ChangeNote);
            if (row.Measures is { } measures)
                WriteMeasures(writer, LinkedMeasures.Of(measures, row.Reader, settings.Settings.FinancialYearStartsIn));
        }

        more?.Invoke(writer);
        writer.WriteEndObject();
    }

    public static void WriteScore(
        Utf8JsonWriter writer, ReadOnlySpan<byte> name, StoredScore? score, EntryKind kind, RegisterSettingsInForce settings)
    {
        if (score is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("impact"u8, score.Impact);
        writer.WriteNumber("likelihood"u8, score.Likelihood);
        writer.WriteNumber("value"u8, score.ToScore().Value);
        writer.WriteString("band"u8, settings.Matrix.BandOf(score.Impact, score.Likelihood).NameFor(kind));
        writer.WriteBoolean("assumed"u8, score.Assumed);
        writer.WriteEndObject();
    }

    public static void WriteDirection(Utf8JsonWriter writer, DirectionOfTravel direction)
    {
        writer.WriteStartObject("directionOfTravel"u8);
        writer.WriteString("direction"u8, direction.Direction is { } known ? EnumNames.Of(known) : null);
        writer.WriteBoolean("stated"u8, direction.Stated);
        writer.WriteInstant("statedAt"u8, direction.StatedAt);
        writer.WriteString("narrative"u8, direction.Narrative);
        writer.WriteBoolean("contradictsMovement"u8, direction.ContradictsMovement);
        writer.WriteEndObject();
    }

    // Everything after the title's name goes out as one piece: {"title": and the last brace are all that is taken off.
    static void WriteContent(Utf8JsonWriter writer, ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith(ContentStart)) throw new InvalidDataException("A stored content does not begin with its title.");
        writer.WritePropertyName("title"u8);
        writer.WriteRawValue(content[ContentStart.Length..^1], skipInputValidation: true);
    }

    static void WriteClosure(Utf8JsonWriter writer, Closure? closure, IReadOnlySet<Guid>? unseen, bool publicEdition)
    {
        if (closure is null)
        {
            writer.WriteNull("closure"u8);
            return;
        }

        writer.WriteStartObject("closure"u8);
        writer.WriteString("reason"u8, closure.Reason);
        writer.WriteInstant("closedAt"u8, closure.ClosedAt);
        writer.WriteStartArray("replacedBy"u8);
        if (!publicEdition)
        {
            foreach (var id in closure.ReplacedBy.Where(id => unseen?.Contains(id) != true)) writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>The member "measures".</summary>
    public static void WriteMeasures(Utf8JsonWriter writer, IReadOnlyList<LinkedMeasure> measures)
    {
        writer.WriteStartArray("measures"u8);
        foreach (var each in measures)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, each.Measure.Id);
            writer.WriteString("reference"u8, each.Measure.Reference.ToString());
            writer.WriteString("title"u8, each.Measure.Title);
            writer.WriteString("why"u8, each.Why);
            if (each.Standing.Latest is { } latest)
            {
                writer.WriteStartObject("latest"u8);
                writer.WriteString("period"u8, latest.Period.ToString());
                if (latest.Value is { } value) writer.WriteNumber("value"u8, value);
                else writer.WriteNull("value"u8);
                writer.WriteString("status"u8, EnumNames.Of(latest.Status));
                writer.WriteString("printed"u8, each.Measure.Printed(latest.Value, latest.Status));
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteNull("latest"u8);
            }

            writer.WriteString("rating"u8, EnumNames.Of(each.Standing.Rating));
            writer.WriteString("course"u8, each.Standing.Course is { } course ? EnumNames.Of(course) : null);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    static void WriteExemption(Utf8JsonWriter writer, Exemption? exemption)
    {
        if (exemption is null)
        {
            writer.WriteNull("exempt"u8);
            return;
        }

        writer.WriteStartObject("exempt"u8);
        writer.WriteString("paragraph"u8, exemption.Paragraph);
        writer.WriteString("reason"u8, exemption.Reason);
        writer.WriteEndObject();
    }
}
