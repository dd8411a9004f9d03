using System.Text.Json;

namespace RiskRegister.Api.Http;

/// <summary>A page of a list: {"items": […], "nextCursor": …} and a Link header.</summary>
/// <typeparam name="T">An item, as the OpenAPI document shows it.</typeparam>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

public static class Page
{
    public const int StandardLimit = 50;
    public const int HighestLimit = 200;

    public static readonly QueryParameter Limit = QueryParameter.Whole("limit", "How many items a page has at most.", 1, HighestLimit,
        "50", StandardLimit);

    public static int LimitOf(QueryValues query) => query.Whole(Limit, StandardLimit);

    // What is longer is written to the spool while it is read. Ordinary pages are far below.
    const int MostHeld = 4 * 1024 * 1024;

    /// <summary>Writes a page out of one row more than it holds, however large its rows:
    /// no more of them is held than a few megabytes.</summary>
    /// <param name="rows">At most limit + 1: the last only tells that there is more.</param>
    /// <param name="cursorAfter">Where to go on after a row.</param>
    /// <param name="lengthOf">About how many bytes a row will be.</param>
    public static async Task<Answer> Write<T>(
        HttpContext http, IAsyncEnumerable<T> rows, int limit, Func<T, Cursor> cursorAfter, Action<Utf8JsonWriter, T> writeItem,
        Func<T, int> lengthOf)
    {
        var (held, length) = (new List<T>(), 0L);
        await using var all = rows.GetAsyncEnumerator(http.RequestAborted);
        while (length <= MostHeld)
        {
            if (!await all.MoveNextAsync()) return Write(http, held, limit, cursorAfter, writeItem, (int)length);
            held.Add(all.Current);
            length += lengthOf(all.Current);
        }

        var spool = SpoolStream.For(http);
        await using var writer = new Utf8JsonWriter(spool, JsonText.Writing);
        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        var (count, last) = (0, default(T));
        foreach (var row in held) Add(row);
        held.Clear();
        while (count <= limit && await all.MoveNextAsync()) Add(all.Current);
        var next = count > limit ? cursorAfter(last!).ToString() : null;
        writer.WriteEndArray();
        writer.WriteString("nextCursor"u8, next);
        writer.WriteEndObject();
        await writer.FlushAsync(http.RequestAborted);
        return Answer.Listed(spool, LinkTo(http, next));

        void Add(T row)
        {
            if (++count > limit) return;
            writeItem(writer, row);
            writer.Flush();
            last = row;
        }
    }

    /// <summary>Writes a page out of one row more than it holds.</summary>
    /// <param name="rows">At most limit + 1: the last only tells that there is more.</param>
    /// <param name="cursorAfter">Where to go on after a row.</param>
    /// <param name="expected">About how many bytes it will be.</param>
    public static Answer Write<T>(
        HttpContext http, IReadOnlyList<T> rows, int limit, Func<T, Cursor> cursorAfter, Action<Utf8JsonWriter, T> writeItem,
        int expected = 16 * 1024)
    {
        var next = NextAfter(rows, limit, cursorAfter);
        var body = JsonText.Write(expected, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items"u8);
            foreach (var row in rows.Take(limit)) writeItem(writer, row);
            writer.WriteEndArray();
            writer.WriteString("nextCursor"u8, next);
            writer.WriteEndObject();
        });
        return new Answer(StatusCodes.Status200OK, body) { Link = LinkTo(http, next) };
    }

    /// <summary>A page of what belongs to something that the path names: that is found before the query is looked at.</summary>
    /// <param name="name">What the list is called by its cursors.</param>
    /// <param name="read">Reads so many rows, one more than the page, of what was found, by its id: after which, and how many.</param>
    public static async Task<Outcome> OfPart<T>(
        HttpContext http, QueryValues query, string name,
        Func<Func<Guid, (Guid? After, int Limit)?>, Task<Result<IReadOnlyList<T>>>> read, Func<T, Guid> idOf,
        Action<Utf8JsonWriter, T> writeItem)
    {
        var (list, limit) = ("", LimitOf(query));
        var (rows, missing) = await read(id =>
        {
            list = EntityTag.Context($"{name} of", id);
            var after = Cursor.Read(query, list)?.IdAsGuid(query);
            return query.Problem is null ? (after, limit + 1) : null;
        });
        return missing is not null ? missing : query.Problem is { } wrong ? wrong
            : Write(http, rows!, limit, row => new Cursor(list, "", idOf(row).ToString("D")), writeItem);
    }

    /// <summary>A form to keep is whole: a fault on the query where a page of it is asked for.</summary>
    public static void RefuseIn(Form form, QueryValues query)
    {
        if (form == Form.Json) return;
        foreach (var parameter in (QueryParameter[])[Limit, Cursor.Parameter])
        {
            if (query[parameter] is not null) query.Fault(parameter, $"is for pages of JSON: as {form.Name} the list is whole");
        }
    }

    static string? NextAfter<T>(IReadOnlyList<T> rows, int limit, Func<T, Cursor> cursorAfter) =>
        rows.Count > limit ? cursorAfter(rows[limit - 1]).ToString() : null;

    static string? LinkTo(HttpContext http, string? next) => next is null ? null : $"<{AddressAfter(http, next)}>; rel=\"next\"";

    static string AddressAfter(HttpContext http, string cursor)
    {
        var query = http.Request.Query.Where(pair => pair.Key != Cursor.Parameter.Name)
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
            .Append(KeyValuePair.Create(Cursor.Parameter.Name, (string?)cursor));
        return $"{http.Request.PathBase}{http.Request.Path}{QueryString.Create(query)}";
    }
}
