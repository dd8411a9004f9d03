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
        if (accept.Count == 0) return (Json, null);
        if (MediaTypeHeaderValue.TryParseList(accept, out var wanted))
        {
            foreach (var type in wanted.Where(type => type.Quality is not 0).OrderByDescending(type => type.Quality ?? 1))
            {
                foreach (var (form, offered) in Types)
                {
                    if (MediaTypeHeaderValue.Parse(offered).IsSubsetOf(new MediaTypeHeaderValue(type.MediaType))) return (form, null);
                }
            }
        }

        return (Json, new Refusal(Problems.NotAcceptable, $"This comes as {string.Join(" or ", Types.Select(type => type.Type))}."));
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
