using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Domain.Performance;

namespace RiskRegister.UseCases.Storage;

/// <summary>Periods as their names.</summary>
public sealed class PeriodJson : JsonConverter<Period>
{
    public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Period.TryParse(reader.GetString(), out var period) ? period : throw new JsonException("It is no period.");

    public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>How the lines of reports, and what is said of them, are stored.</summary>
[JsonSerializable(typeof(ReportLine))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(StoredNarrative))]
public sealed partial class ReportJson : JsonSerializerContext
{
    public static readonly ReportJson Stored = new(OfReports());

    static JsonSerializerOptions OfReports()
    {
        var options = MeasureJson.Written(new PeriodJson());
        options.IgnoreReadOnlyProperties = true;
        return options;
    }
}

/// <param name="Text">With its tokens; null takes a text back.</param>
public sealed record StoredNarrative(string? Text);
