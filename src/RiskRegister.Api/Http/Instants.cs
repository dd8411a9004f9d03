using System.Globalization;
using System.Text.Json.Nodes;

namespace RiskRegister.Api.Http;

/// <summary>Instants in queries: ISO 8601 with an offset.</summary>
public static class Instants
{
    /// <summary>"2016-12-05T10:00:00.0000000+00:00".</summary>
    public const int Longest = 33;

    static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    public static readonly QueryParameter AsOf = Parameter("asOf", "A past instant: entries as they stood then.", "2016-12-05T10:00:00Z");

    public static QueryParameter Parameter(string name, string description, string example) => QueryParameter.Matching(name, description,
        value => TryParse(value, out _), $"an instant with its offset, as {example}",
        new JsonObject { ["type"] = "string", ["format"] = "date-time", ["maxLength"] = Longest }, example);

    // A plus that was not escaped arrives as a space.
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        var value = text.Replace(' ', '+');
        var zoned = value.EndsWith('Z') || (value.Length > 6 && value[^6] is '+' or '-' && value[^3] == ':');
        return DateTimeOffset.TryParseExact(value, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out instant)
            && zoned
            && instant.Year is >= 1900 and < 9999;
    }

    /// <summary>The instant that a parameter of this kind gives; null when it is left out.</summary>
    public static DateTimeOffset? Of(QueryValues query, QueryParameter parameter) =>
        query[parameter] is { } text && TryParse(text, out var instant) ? instant : null;

    /// <summary>The instant asked for; a fault on the query when it has not come yet.</summary>
    public static DateTimeOffset? Read(QueryValues query, DateTimeOffset now)
    {
        if (query[AsOf] is not { } text || !TryParse(text, out var instant)) return null;
        if (instant <= now.AddSeconds(5)) return instant;
        query.Fault(AsOf, "must not be in the future");
        return null;
    }
}
