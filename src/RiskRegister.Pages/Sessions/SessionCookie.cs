using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RiskRegister.Pages.Sessions;

/// <summary>What the browser holds: 256 random bits, of which the database has the hash alone.</summary>
static class SessionCookie
{
    const int Bytes = 32;
    const int Characters = 43;

    /// <summary>Over https under a name that browsers let this very host alone set, and only with Secure.</summary>
    static string NameOf(HttpRequest request) => request.IsHttps ? "__Host-session" : "session";

    /// <summary>The hash of what was sent; null when nothing was, or nothing of ours.</summary>
    public static byte[]? HashOf(HttpRequest request) =>
        request.Cookies[NameOf(request)] is { Length: Characters } token ? HashOf(token) : null;

    /// <summary>Gives the browser a new one, whatever it had.</summary>
    /// <returns>The hash of it.</returns>
    public static byte[] Give(HttpContext http, DateTimeOffset until)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        http.Response.Cookies.Append(NameOf(http.Request), token, Options(http, until));
        return HashOf(token);
    }

    public static void Take(HttpContext http) => http.Response.Cookies.Delete(NameOf(http.Request), Options(http, until: null));

    static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    static CookieOptions Options(HttpContext http, DateTimeOffset? until) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        Expires = until,
        IsEssential = true,
    };
}
