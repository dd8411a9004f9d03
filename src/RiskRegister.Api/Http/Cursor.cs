using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RiskRegister.Api.Http;

/// <summary>Where the next page of a list goes on; carries what it is a page of, so that it cannot be used on another list.</summary>
/// <param name="List">A hash of sort, filters and instant.</param>
/// <param name="Key">The last item's sort key.</param>
/// <param name="Id">The last item's id, which breaks ties.</param>
public sealed record Cursor(string List, string Key, string Id)
{
    const int Longest = 2000;

    public static readonly QueryParameter Parameter = QueryParameter.Text("cursor",
        "Where to go on: nextCursor of the page before. Refused when sort or filters differ from that page's.", Longest,
        "WyI4YjFmIiwiNSIsIjEiXQ") with
    {
        Schema = () => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = Longest, ["pattern"] = Patterns.Base64Url },
    };

    public override string ToString() =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new[] { List, Key, Id }));

    /// <summary>Reads a cursor of the list; a fault on the query when it is none or another list's.</summary>
    public static Cursor? Read(QueryValues query, string list)
    {
        if (query[Parameter] is not { } text) return null;
        try
        {
            if (JsonSerializer.Deserialize<string[]>(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text))) is [{ } of, { } key, { } id]
                && !key.Contains('\0') && !id.Contains('\0'))
            {
                if (of == list) return new Cursor(of, key, id);
                query.Fault(Parameter, "belongs to a list with another sort, other filters or another instant");
                return null;
            }
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            // Said below, as for any other cursor that is none.
        }

        query.Fault(Parameter, "is not a cursor that this service gave");
        return null;
    }

    /// <summary>For keys that are numbers.</summary>
    public long? KeyAsNumber(QueryValues query)
    {
        if (long.TryParse(Key, out var number)) return number;
        query.Fault(Parameter, "is not a cursor that this service gave");
        return null;
    }

    /// <summary>For keys that are instants, in ticks.</summary>
    public DateTime? KeyAsInstant(QueryValues query)
    {
        if (long.TryParse(Key, out var ticks) && ticks >= 0
            && ticks <= DateTime.MaxValue.Ticks) return new DateTime(ticks, DateTimeKind.Utc);
        query.Fault(Parameter, "is not a cursor that this service gave");
        return null;
    }

    /// <summary>For ids that are numbers.</summary>
    public long? IdAsNumber(QueryValues query)
    {
        if (long.TryParse(Id, out var number)) return number;
        query.Fault(Parameter, "is not a cursor that this service gave");
        return null;
    }

    /// <summary>For ids that are UUIDs.</summary>
    public Guid? IdAsGuid(QueryValues query)
    {
        if (Guid.TryParseExact(Id, "D", out var id)) return id;
        query.Fault(Parameter, "is not a cursor that this service gave");
        return null;
    }
}
