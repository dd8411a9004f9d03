using Microsoft.Net.Http.Headers;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Documents.Csv;
using RiskRegister.Domain;

namespace RiskRegister.Api.Storage;

/// <summary>The forms that one resource comes in: by ?format=, else by Accept.</summary>
public static class Forms
{
    public const string Json = "json";
    public const string Csv = "csv";
    public const string CsvType = "text/csv; charset=utf-8";

    public static readonly QueryParameter RegisterFormat = QueryParameter.OneOf("format", "The form of the answer; wins over Accept.", null, Json, Csv);

    static readonly (string Form, string Type)[] Types = [(Json, "application/json"), (Csv, "text/csv")];

    /// <summary>The form to send, or 406 when Accept wants none of them.</summary>
    public static (string Form, Refusal? Refusal) Choose(HttpContext http, QueryValues query, QueryParameter format)
    {
        if (query[format] is { } asked) return (asked, null);
        var accept = http.Request.Headers.Accept;
        if (accept.All(string.IsNullOrWhiteSpace)) return (Json, null);
        if (MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            var best = Types.Select(each => (each.Form, Range: MostSpecific(ranges, each.Type)))
                .Where(each => each.Range is { Quality: not 0 })
                .OrderByDescending(each => each.Range!.Quality ?? 1).ThenBy(each => ranges.IndexOf(each.Range!)).FirstOrDefault();
            if (best.Form is not null) return (best.Form, null);
        }

        return (Json, new Refusal(Problems.NotAcceptable, $"This comes as {string.Join(" or ", Types.Select(type => type.Type))}."));
    }

    // RFC 9110: "text/csv;q=0" rules CSV out, whatever "*/*" beside it says.
    static MediaTypeHeaderValue? MostSpecific(IEnumerable<MediaTypeHeaderValue> ranges, string offered)
    {
        var type = MediaTypeHeaderValue.Parse(offered);
        return ranges.Where(range => type.IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            .OrderBy(range => range.MatchesAllTypes).ThenBy(range => range.MatchesAllSubTypes).FirstOrDefault();
    }

    /// <param name="snapshot">Null for the live register.</param>
    /// <param name="at">When it was frozen, or read.</param>
    public static async Task<Answer> RegisterAsCsv(
        RegisterSettingsInForce settings, StandingSnapshot? snapshot, bool publicEdition, DateTimeOffset at, IEnumerable<RegisterLine> lines, CancellationToken stop)
    {
        using var stream = new MemoryStream();
        await RegisterCsv.WriteAsync(new RegisterDocument
        {
            Settings = settings.Settings,
            Quarter = snapshot?.Quarter,
            Edition = publicEdition ? Edition.Public : Edition.Full,
            GeneratedAt = at,
            Lines = [.. lines],
        }, stream, stop);
        return Answer.Hashed(stream.ToArray(), CsvType, $"register-{snapshot?.QuarterText ?? "draft"}{(publicEdition ? "" : "-full")}.csv");
    }

    public static async Task<Answer> HighlightsAsCsv(RegisterHighlights highlights, bool publicEdition, CancellationToken stop)
    {
        using var stream = new MemoryStream();
        await HighlightsCsv.WriteAsync(highlights, publicEdition ? Edition.Public : Edition.Full, stream, stop);
        return Answer.Hashed(stream.ToArray(), CsvType, $"highlights-{highlights.Quarter}{(publicEdition ? "" : "-full")}.csv");
    }
}
