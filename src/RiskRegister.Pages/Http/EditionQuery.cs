namespace RiskRegister.Pages.Http;

/// <summary>The edition that an address names: the public one where it names none.</summary>
static class EditionQuery
{
    const string Edition = "edition";

    /// <summary>Whether a request asks for the full edition, which is not for publication.</summary>
    public static bool AsksForFull(HttpContext http) => http.Request.Query[Edition] == EditionNames.Full;

    /// <summary>The query of an address, with its question mark; nothing where there is nothing to say.</summary>
    public static string Of(bool isFull, params (string Name, string Value)[] parts)
    {
        var all = isFull ? parts.Prepend((Edition, EditionNames.Full)) : parts;
        var query = string.Join('&', all.Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}"));
        return query.Length == 0 ? "" : "?" + query;
    }
}
