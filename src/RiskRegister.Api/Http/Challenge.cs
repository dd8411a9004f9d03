using Microsoft.Extensions.Primitives;

namespace RiskRegister.Api.Http;

/// <summary>
/// How callers are told to sign in: with a bearer token, and to read also by Basic authentication, for spreadsheets keep a name and a
/// password and nothing else. Never to a browser, which would send them again with whatever request any page made it send.
/// </summary>
public static class Challenge
{
    const string Bearer = "Bearer";
    const string Basic = "Basic realm=\"Risk Register\", charset=\"UTF-8\"";

    /// <summary>Whether Basic authentication signs this request in: one that reads, and that no page of a browser sends.</summary>
    public static bool TakesBasic(HttpRequest request) => (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Headers.ContainsKey("Sec-Fetch-Site") && !request.Headers.ContainsKey("Sec-Fetch-Mode")
        && request.Headers.Origin.Count == 0;

    public static void Send(HttpContext http) =>
        http.Response.Headers.WWWAuthenticate = TakesBasic(http.Request) ? new StringValues([Bearer, Basic]) : new StringValues(Bearer);
}
