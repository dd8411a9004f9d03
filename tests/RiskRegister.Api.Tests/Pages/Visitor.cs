using System.Net;
using System.Text.RegularExpressions;
using System.Web;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Pages;

/// <summary>
/// Somebody with a browser that has no scripts: keeps cookies, fills in forms that a page shows, follows no redirect by itself.
/// </summary>
public sealed partial class Visitor(Uri address) : IDisposable
{
    readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    /// <summary>What the browser holds for the service, by name.</summary>
    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    public Uri Address => address;

    /// <summary>Somebody who has signed in with a key of these roles and posts.</summary>
    public static async Task<Visitor> SignedIn(RegisterApp app, IReadOnlyList<Role> roles, params string[] owners) =>
        await With(app, await KeyFor(app, roles, owners));

    public static Task<Visitor> SignedIn(RegisterApp app, Role role, params string[] owners) => SignedIn(app, [role], owners);

    /// <summary>Somebody who has signed in with a key.</summary>
    public static async Task<Visitor> With(RegisterApp app, string key)
    {
        var visitor = Of(app);
        using var answer = await visitor.Send("/sign-in", await visitor.Form("/sign-in"), ("key", key));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Text());
        return visitor;
    }

    /// <summary>Somebody who has not.</summary>
    public static Visitor Of(RegisterApp app)
    {
        _ = app.Anonymous();
        return new Visitor(app.ClientOptions.BaseAddress);
    }

    public static async Task<string> KeyFor(RegisterApp app, IReadOnlyList<Role> roles, params string[] owners)
    {
        using var keyed = await app.Client(roles, owners);
        return keyed.DefaultRequestHeaders.Authorization!.Parameter!;
    }

    public Task<HttpResponseMessage> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>A page's text; fails the test when there is none.</summary>
    public async Task<string> Page(string path)
    {
        using var answer = await Get(path);
        var text = await answer.Text();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return text;
    }

    /// <summary>The hidden and filled-in values of the forms on a page, as a browser would send them back.</summary>
    public async Task<Dictionary<string, string>> Form(string path) => ValuesOf(await Page(path));

    /// <summary>Sends a form; what is given stands in the place of what the page had.</summary>
    public Task<HttpResponseMessage> Send(string path, Dictionary<string, string> form, params (string Name, string Value)[] typed)
    {
        var values = new Dictionary<string, string>(form, StringComparer.Ordinal);
        foreach (var (name, value) in typed) values[name] = value;
        return Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(values) });
    }

    /// <summary>Sends a form with a file.</summary>
    public Task<HttpResponseMessage> Upload(string path, Dictionary<string, string> form, string name, byte[] content)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (field, value) in form.Where(pair => pair.Key != "file")) parts.Add(new StringContent(value), field);
        var file = new ByteArrayContent(content);
        file.Headers.TryAddWithoutValidation("Content-Disposition",
            $"form-data; name=\"file\"; filename=\"{name.Replace("\"", "%22", StringComparison.Ordinal)}\"");
        parts.Add(file);
        return Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = parts });
    }

    public async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml");
        if (Cookies.Count > 0)
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (name, value) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)],
                cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0]);
            if (value.Length == 0) Cookies.Remove(name);
            else Cookies[name] = value;
        }

        return answer;
    }

    public void Dispose() => client.Dispose();

    public static Dictionary<string, string> ValuesOf(string page)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in Inputs().Matches(page).Select(match => match.Value))
        {
            var (type, name) = (Attribute(tag, "type"), Attribute(tag, "name"));
            if (name is null || (type is "radio" or "checkbox" && !tag.Contains(" checked", StringComparison.Ordinal))) continue;
            values[name] = Attribute(tag, "value") ?? "";
        }

        foreach (Match area in Areas().Matches(page))
            values[Attribute(area.Value, "name")!] = HttpUtility.HtmlDecode(area.Groups["text"].Value).TrimStart('\n');
        foreach (Match select in Selects().Matches(page))
        {
            var options = Options().Matches(select.Groups["options"].Value).Select(match => match.Value).ToArray();
            var chosen = Array.Find(options, option => option.Contains(" selected", StringComparison.Ordinal)) ?? options[0];
            values[Attribute(select.Groups["attributes"].Value, "name")!] = Attribute(chosen, "value") ?? "";
        }

        return values;
    }

    /// <summary>What a page leads to or brings with it, of the paths that begin so.</summary>
    public static IReadOnlyList<string> PathsOn(string page, string beginning) =>
        [.. Paths().Matches(page).Select(match => HttpUtility.HtmlDecode(match.Groups["path"].Value))
        .Where(path => path.StartsWith(beginning, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];

    static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $" {name}=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } found
        ? HttpUtility.HtmlDecode(found.Groups["value"].Value) : null;

    [GeneratedRegex("<input [^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inputs();

    [GeneratedRegex(" (?:href|src|action)=\"(?<path>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paths();

    [GeneratedRegex(
        "<textarea (?<attributes>[^>]*)>(?<text>[^<]*)</textarea>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Areas();

    [GeneratedRegex(
        "<select(?<attributes> [^>]*)>(?<options>.*?)</select>", RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Selects();

    [GeneratedRegex("<option [^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Options();
}
