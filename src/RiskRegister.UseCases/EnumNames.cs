using System.Collections.Frozen;
using System.Text.Json;

namespace RiskRegister.UseCases;

/// <summary>The words that stand for enum members in JSON, queries and the database: camelCase, exactly.</summary>
public static class EnumNames
{
    public static bool TryParse<T>(string? text, out T value) where T : struct, Enum
    {
        value = default;
        return text is not null && Names<T>.ByName.TryGetValue(text, out value);
    }

    /// <summary>For what was checked before it was stored.</summary>
    /// <exception cref="InvalidDataException">It is no member's word.</exception>
    public static T Parse<T>(string text) where T : struct, Enum =>
        TryParse<T>(text, out var value) ? value : throw new InvalidDataException($"{text} is no {typeof(T).Name}.");

    public static string Of<T>(T value) where T : struct, Enum => Names<T>.ByValue[value];

    public static string List<T>() where T : struct, Enum => string.Join(", ", Names<T>.All);

    public static IReadOnlyList<string> All<T>() where T : struct, Enum => Names<T>.All;

    static class Names<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, T> ByName =
            ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

        public static readonly string[] All = [.. Enum.GetValues<T>().Select(value => ByValue[value])];
    }
}
