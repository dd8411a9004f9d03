using System.Text.Json;
using System.Text.Json.Serialization;

namespace RiskRegister.Domain.Imports;

/// <summary>Mappings as JSON: camel case names, enumerations in camel case, unknown and repeated members refused.</summary>
public static class MappingText
{
    const int DeepestNesting = 12;

    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        MaxDepth = DeepestNesting,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads a mapping; either it or the faults are given, each fault with its JSON path.</summary>
    /// <param name="json">UTF-8, at most <see cref="MappingRules.LargestText"/> bytes.</param>
    public static (ImportMapping? Mapping, IReadOnlyList<MappingFault> Faults) Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > MappingRules.LargestText)
            return (null, [new("$", $"A mapping has at most {MappingRules.LargestText / 1024} KiB.")]);
        try
        {
            if (JsonSerializer.Deserialize<ImportMapping>(json, Options) is not { } mapping)
                return (null, [new("$", "A mapping is an object.")]);
            var faults = MappingRules.FaultsOf(mapping);
            return faults.Count == 0 ? (mapping, []) : (null, faults);
        }
        catch (JsonException exception)
        {
            return (null,
                [new(exception.Path is { Length: > 0 } path ? path : "$", "This is not what a mapping has here: " + Reason(exception))]);
        }
    }

    /// <summary>The mapping as UTF-8 JSON, null members left out.</summary>
    public static byte[] Write(ImportMapping mapping) => JsonSerializer.SerializeToUtf8Bytes(mapping, Options);

    /// <summary>The name of a value as JSON has it.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>A name as people say it: "action dates" of "actionDates".</summary>
    internal static string WordsOf(string name) =>
        string.Concat(name.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));

    /// <summary>The value of a name, or null.</summary>
    internal static T? Parse<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var value) && NameOf(value) == name ? value : null;

    // The reader's own message names types of this program.
    static string Reason(JsonException exception) => exception.Message switch
    {
        var message when message.Contains("could not be mapped", StringComparison.Ordinal) => "there is no such member.",
        var message when message.Contains("uplicate", StringComparison.Ordinal) => "the member stands there twice.",
        var message when message.Contains("required", StringComparison.Ordinal) => "a member is missing.",
        var message when message.Contains("could not be converted", StringComparison.Ordinal) => "the value is none that is allowed.",
        var message when message.Contains("depth", StringComparison.Ordinal) => "it is nested too deeply.",
        _ => "it is no well-formed JSON.",
    };
}

/// <summary>What is wrong with a mapping.</summary>
/// <param name="Path">A JSON path: "$.tables[0].columns[3].order".</param>
public sealed record MappingFault(string Path, string Message);
