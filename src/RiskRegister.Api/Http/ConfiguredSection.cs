using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace RiskRegister.Api.Http;

/// <summary>Reads a section of the configuration strictly: what is misspelt or wrong stops the start.</summary>
public static class ConfiguredSection
{
    static readonly JsonSerializerOptions Binding = new()
    {
        PropertyNameCaseInsensitive = true,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Null when nothing of the section is configured. A list that is configured stands in the place of the default one.</summary>
    /// <exception cref="ConfigurationException">It has a setting that does not exist or cannot be read.</exception>
    public static T? Read<T>(IConfiguration configuration, string name) where T : class
    {
        var section = configuration.GetSection(name);
        if (!section.Exists()) return null;
        RefuseUnknown(section, typeof(T));
        try
        {
            return NodeOf(section, typeof(T)).Deserialize<T>(Binding);
        }
        catch (JsonException exception)
        {
            var path = exception.Path?.TrimStart('$').TrimStart('.').Replace('.', ':').Replace("[", ":", StringComparison.Ordinal)
                .Replace("]", "", StringComparison.Ordinal);
            throw new ConfigurationException($"The configuration of {name} cannot be read: {name}:{path} is not of its kind.", exception);
        }
    }

    static void RefuseUnknown(IConfigurationSection section, Type type)
    {
        var known = MembersOf(type);
        var unknown = section.GetChildren().Where(child => !known.ContainsKey(child.Key)).Select(child => child.Path).ToArray();
        if (unknown.Length > 0)
        {
            throw new ConfigurationException(
                $"There is no setting {string.Join(", ", unknown)}. {section.Path} has "
                    + $"{string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}.");
        }
    }

    // As JSON, because the configuration's own binder would add to the lists that are there.
    static JsonNode? NodeOf(IConfigurationSection section, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type.IsPrimitive || type.IsEnum) return section.Value is { } value ? Leaf(value, type) : null;
        if (typeof(IDictionary).IsAssignableFrom(type)) return Flattened(section);
        if (ElementOf(type) is { } element)
        {
            var items = section.GetChildren().OrderBy(child => int.TryParse(child.Key, out var index) ? index : int.MaxValue).ToArray();
            return items.Length == 0 && section.Value is { } texts && element == typeof(string)
                ? new JsonArray([.. texts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(text => (JsonNode)text)])
                : new JsonArray([.. items.Select(item => NodeOf(item, element))]);
        }

        RefuseUnknown(section, type);
        var members = MembersOf(type);
        return new JsonObject(section.GetChildren()
            .Select(child => KeyValuePair.Create(members[child.Key].Name, NodeOf(child, members[child.Key].PropertyType))));
    }

    static JsonNode Leaf(string value, Type type) => type == typeof(bool) && bool.TryParse(value, out var flag) ? flag : value;

    // A key may have colons of its own: "Roles:urn:council:editors".
    static JsonObject Flattened(IConfigurationSection section) => new(section.AsEnumerable(makePathsRelative: true)
        .Where(pair => pair.Value is not null && pair.Key.Length > 0).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    static Type? ElementOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : null;

    static Dictionary<string, PropertyInfo> MembersOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The texts of a list, be they numbered settings or one with commas between them.</summary>
    public static IReadOnlyList<string> Texts(IConfiguration configuration, string name)
    {
        var section = configuration.GetSection(name);
        var texts = section.GetChildren().Select(child => child.Value ?? "").Concat((section.Value ?? "").Split([',', ';']));
        return [.. texts.Select(text => text.Trim()).Where(text => text.Length > 0)];
    }

    /// <exception cref="ConfigurationException">There are faults.</exception>
    public static void Require(string name, IEnumerable<string> faults)
    {
        var found = faults.Select(fault => $"{name}:{fault}").ToArray();
        if (found.Length > 0) throw new ConfigurationException($"The configuration is wrong. {string.Join(' ', found)}");
    }
}
