using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Domain.Performance;

namespace RiskRegister.UseCases.Storage;

/// <summary>How the facts of a measure are stored.</summary>
[JsonSerializable(typeof(MeasureState))]
public sealed partial class MeasureJson : JsonSerializerContext
{
    public static readonly MeasureJson Stored = new(Written());

    /// <summary>How everything about measures is written: names in camelCase, periods and references as texts.</summary>
    /// <param name="more">For types that are not of measures.</param>
    public static JsonSerializerOptions Written(params IEnumerable<JsonConverter> more)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JsonText.Writing.Encoder,
            Converters =
            {
                new JsonStringEnumConverter<GoodIs>(JsonNamingPolicy.CamelCase),
                new JsonStringEnumConverter<Basis>(JsonNamingPolicy.CamelCase),
                new JsonStringEnumConverter<MeasureUnit>(JsonNamingPolicy.CamelCase),
                new JsonStringEnumConverter<ObservationStatus>(JsonNamingPolicy.CamelCase),
                new JsonStringEnumConverter<TargetKind>(JsonNamingPolicy.CamelCase),
                new JsonStringEnumConverter<Rating>(JsonNamingPolicy.CamelCase),
                new JsonStringEnumConverter<Course>(JsonNamingPolicy.CamelCase),
            },
        };
        foreach (var converter in more) options.Converters.Add(converter);
        return options;
    }
}
