using System.Security.Cryptography;
using System.Text;

namespace RiskRegister.Pages.Http;

/// <summary>The headers of every page.</summary>
static class PageHeaders
{
    /// <summary>Says before anything is drawn that scripts run, as the design system has it: nothing moves when they come.</summary>
    public const string FirstScript =
        "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');";

    static readonly string Policy = "default-src 'none'; script-src 'self' 'sha256-"
        + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(FirstScript)))
        + "'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Nothing of a page is kept: the next person at this desk presses "back".</summary>
    public static void Set(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers.Pragma = "no-cache";
    }
}
