using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using RiskRegister.Domain;

namespace RiskRegister.Api.Http;

/// <summary>The query of a request, checked against what its route declares.</summary>
public sealed class QueryValues
{
    const string NoText = "has a character that is not Unicode text";
    readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    readonly Faults faults = new();

    QueryValues(HttpContext http)
    {
        if (!http.Request.QueryString.HasValue) return;
        var declared = http.GetEndpoint()?.Metadata.GetOrderedMetadata<QueryParameter>() ?? [];

        // Where anybody is let in and nothing is asked by query (health, the API's description), whatever comes is passed over.
        if (declared.Count == 0 && http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null) return;
        foreach (var pair in new QueryStringEnumerable(http.Request.QueryString.Value))
        {
            // Bytes that are no text would otherwise stay as they are and be taken for the characters "%FF".
            if (!IsText(pair.EncodedName.Span) || !IsText(pair.EncodedValue.Span))
                faults.Add(Shortened(pair.DecodeName().ToString()), NoText);
        }

        foreach (var (name, given) in http.Request.Query)
        {
            var parameter = declared.FirstOrDefault(each => each.Name == name);
            if (faults.Covers(Shortened(name))) continue;
            if (parameter is null) faults.Add(Shortened(name), declared.Count == 0
                ? "is unknown: this takes no query parameters"
                : $"is unknown: this takes {string.Join(", ", declared.Select(each => each.Name))}");
            else Take(parameter, given);
        }
    }

    /// <summary>400 with every wrong parameter, or null.</summary>
    public Problem? Problem => Problem.OfQuery(faults);

    public static QueryValues Of(HttpContext http)
    {
        if (http.Features.Get<QueryValues>() is { } known) return known;
        var read = new QueryValues(http);
        http.Features.Set(read);
        return read;
    }

    /// <summary>Lets a handler take the query as a parameter.</summary>
    public static ValueTask<QueryValues> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http));

    public string? this[QueryParameter parameter] => values.GetValueOrDefault(parameter.Name);

    public int Whole(QueryParameter parameter, int standard) =>
        this[parameter] is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : standard;

    public int? Whole(QueryParameter parameter) => this[parameter] is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    public bool? Flag(QueryParameter parameter) => this[parameter] is { } value ? value == "true" : null;

    public void Fault(QueryParameter parameter, string message) => faults.Add(parameter.Name, message);

    static bool IsText(ReadOnlySpan<char> encoded)
    {
        var bytes = Encoding.UTF8.GetBytes(encoded.ToArray());
        return Utf8.IsValid(WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length));
    }

    static string Shortened(string name) => name.Length > 64 ? name[..64] : name;

    void Take(QueryParameter parameter, StringValues given)
    {
        if (given.Count > 1)
        {
            faults.Add(parameter.Name, "stands twice");
            return;
        }

        var value = given[0] ?? "";
        var wrong = value.Contains('\0', StringComparison.Ordinal) || value.Contains('\uFFFD', StringComparison.Ordinal)
            ? NoText : parameter.Check(value);
        if (wrong is not null) faults.Add(parameter.Name, wrong);
        else values[parameter.Name] = value;
    }
}
