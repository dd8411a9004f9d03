using System.Globalization;
using System.Text;
using System.Text.Json;
using RiskRegister.Domain;

namespace RiskRegister.Api.Http;

/// <summary>
/// Reads the members of one JSON object and collects every fault of shape on the way: wrong types, duplicates, members that are
/// unknown or read-only. A faulty member reads as not given, so that the rest is still looked at.
/// </summary>
public sealed class JsonMembers
{
    readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    readonly HashSet<string> read = new(StringComparer.Ordinal);
    readonly Faults faults;
    readonly string path;

    public JsonMembers(JsonElement element, string path, Faults faults)
    {
        (this.faults, this.path) = (faults, path);
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(path, "must be an object");
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!TryName(property, out var name)) faults.Add(path, "has a member whose name is not Unicode");
            else if (!members.TryAdd(name, property.Value)) faults.Add(At(name), "stands twice");
        }
    }

    /// <summary>Of a request that has no body.</summary>
    public static JsonMembers None(Faults faults) => new(faults);

    JsonMembers(Faults faults) => (this.faults, path) = (faults, "");

    /// <summary>The path of a member: "title", "actions[2].text".</summary>
    public string At(string name) =>
        !IsPlain(name) ? $"{path}[{JsonSerializer.Serialize(name)}]" : path.Length == 0 ? name : $"{path}.{name}";

    public bool Has(string name) => members.ContainsKey(name);

    /// <summary>A text, or null where that is allowed. U+0000 and lone surrogates are faults.</summary>
    public Optional<string?> Text(string name, bool nullable = false) => Take(name, nullable, Texts);

    public Optional<int?> Whole(string name, bool nullable = false) => Take(name, nullable, (JsonElement value, string at) =>
    {
        if (value.ValueKind == JsonValueKind.Number && IsWhole(value, out var number)) return (int?)number;
        faults.Add(at, "must be a whole number");
        return default(Optional<int?>);
    });

    // More digits would be rounded away unseen.
    const int MostDigits = 28;

    /// <summary>A decimal figure, taken exactly: one that no decimal of 28 digits can hold is a fault.</summary>
    public Optional<decimal?> Figure(string name) => Take(name, nullable: false, (JsonElement value, string at) =>
    {
        if (value.ValueKind == JsonValueKind.Number
            && value.GetRawText().TakeWhile(letter => letter is not ('e' or 'E')).Count(char.IsAsciiDigit) <= MostDigits
            && value.TryGetDecimal(out var figure))
            return (decimal?)figure;
        faults.Add(at, $"must be a number of at most {MostDigits} digits");
        return default(Optional<decimal?>);
    });

    public Optional<bool?> Flag(string name) => Take(name, nullable: false, (JsonElement value, string at) =>
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return (bool?)value.GetBoolean();
        faults.Add(at, "must be true or false");
        return default(Optional<bool?>);
    });

    /// <summary>An instant with its offset, in UTC; or null.</summary>
    public Optional<DateTimeOffset?> Instant(string name) => Take(name, nullable: true, (JsonElement value, string at) =>
    {
        var text = Texts(value, at);
        if (!text.IsGiven) return default;
        if (Instants.TryParse(text.Value!, out var instant)) return (DateTimeOffset?)instant;
        faults.Add(at, "must be an instant with its offset, as 2017-03-31T17:00:00Z");
        return default(Optional<DateTimeOffset?>);
    });

    public Optional<DateOnly?> Date(string name) => Take(name, nullable: true, (JsonElement value, string at) =>
    {
        var text = Texts(value, at);
        if (!text.IsGiven) return default;
        if (DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return (DateOnly?)date;
        faults.Add(at, "must be a date, as 2017-01-31");
        return default(Optional<DateOnly?>);
    });

    public Optional<T?> OneOf<T>(string name, bool nullable = false) where T : struct, Enum =>
        Take(name, nullable, (JsonElement value, string at) =>
    {
        var text = Texts(value, at);
        if (!text.IsGiven) return default;
        if (EnumNames.TryParse<T>(text.Value, out var parsed)) return (T?)parsed;
        faults.Add(at, $"must be one of {EnumNames.List<T>()}");
        return default(Optional<T?>);
    });

    /// <summary>An object, read by <paramref name="of"/>, or null where that is allowed.</summary>
    public Optional<T?> Nested<T>(string name, Func<JsonMembers, Optional<T?>> of, bool nullable = false) where T : class =>
        Take(name, nullable, (JsonElement value, string at) =>
        {
            if (value.ValueKind == JsonValueKind.Object) return of(new JsonMembers(value, at, faults));
            faults.Add(at, nullable ? "must be an object or null" : "must be an object");
            return default;
        });

    /// <summary>
    /// An array of at most <paramref name="most"/> elements, each read by <paramref name="of"/>; a faulty one leaves a placeholder, so that
    /// the others keep their places.
    /// </summary>
    public Optional<IReadOnlyList<T>?> Elements<T>(string name, int most, Func<JsonElement, string, Optional<T?>> of, T placeholder)
        where T : class =>
        Take(name, nullable: false, (JsonElement value, string at) =>
        {
            if (value.ValueKind != JsonValueKind.Array)
            {
                faults.Add(at, "must be an array");
                return default;
            }

            if (value.GetArrayLength() > most)
            {
                faults.Add(at, $"must have at most {most} elements");
                return default;
            }

            var items = new List<T>();
            var index = 0;
            foreach (var element in value.EnumerateArray())
            {
                var itemPath = $"{at}[{index++}]";
                if (element.ValueKind == JsonValueKind.Null) faults.Add(itemPath, "must not be null");
                items.Add(element.ValueKind != JsonValueKind.Null && of(element, itemPath) is { IsGiven: true, Value: { } item } ? item
                    : placeholder);
            }

            return new Optional<IReadOnlyList<T>?>(true, items);
        });

    public Optional<IReadOnlyList<string>?> TextArray(string name, int most) => Elements<string>(name, most, Texts, "-");

    /// <summary>Call last: whatever was not read is unknown, or read-only.</summary>
    public void Close(IReadOnlySet<string>? readOnly = null)
    {
        foreach (var name in members.Keys)
        {
            if (read.Contains(name)) continue;
            faults.Add(At(name), readOnly?.Contains(name) == true ? "is read-only" : "is unknown");
        }
    }

    public void Require(string name)
    {
        if (!members.ContainsKey(name)) faults.Add(At(name), "is required");
    }

    Optional<T?> Take<T>(string name, bool nullable, Func<JsonElement, string, Optional<T?>> of)
    {
        read.Add(name);
        if (!members.TryGetValue(name, out var value)) return default;
        if (value.ValueKind != JsonValueKind.Null) return of(value, At(name));
        if (nullable) return new Optional<T?>(true, default);
        faults.Add(At(name), "must not be null");
        return default;
    }

    Optional<string?> Texts(JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            faults.Add(at, "must be a text");
            return default;
        }

        if (TryText(value, out var text)) return text;
        faults.Add(at, "has a character that is not Unicode text (U+0000 or half of a surrogate pair)");
        return default;
    }

    // 4.0 is 4: programs that know only floating-point numbers write it so.
    static bool IsWhole(JsonElement value, out int number)
    {
        if (value.TryGetInt32(out number)) return true;
        if (!value.TryGetDecimal(out var exact) || exact != decimal.Truncate(exact) || exact is < int.MinValue or > int.MaxValue)
            return false;
        number = (int)exact;
        return true;
    }

    static bool TryText(JsonElement value, out string? text)
    {
        try
        {
            text = value.GetString();
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }

        return !text!.Contains('\0', StringComparison.Ordinal);
    }

    static bool TryName(JsonProperty property, out string name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = "";
            return false;
        }
    }

    static bool IsPlain(string name) =>
        name.Length is > 0 and <= 64 && name.EnumerateRunes().All(rune => Rune.IsLetterOrDigit(rune) || rune.Value == '_');
}
