using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Tests.Access;
using RiskRegister.Pages.Routes;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Pages;

/// <summary>Every page for every visitor, as pages.md says.</summary>
public sealed class PageRolesTests(RolesApp app) : IClassFixture<RolesApp>
{
    // Every entry's move has been asked for already: whoever may ask is led to what was asked.
    const string WhereOneIsAsked = "/entries/{reference}/move";

    static readonly string[] Lists = ["/", "/register", "/heat-map", "/quick-update", "/rounds/{round}", "/my-work",
        "/downloads/entries", "/downloads/register", "/downloads/heat-map"];

    static readonly string[][] Table = ReadTable();

    public static TheoryData<string> Pages => [.. Table.Skip(1).Select(row => row[0])];

    [Fact]
    public void Every_page_has_a_row_and_every_row_a_page()
    {
        _ = app.Anonymous();
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<PageMark>() is not null).Select(NameOf);
        Table.Skip(1).Select(row => row[0]).ShouldBe(pages, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Each_visitor_may_what_the_table_says(string page)
    {
        _ = app.Anonymous();
        var (row, method, pattern) = (Table.First(each => each[0] == page), page.Split(' ')[0], page.Split(' ')[1]);
        var isAboutAnEntry = pattern.Contains("{reference}", StringComparison.Ordinal) || pattern == "/quick-update/{id}";
        for (var column = 1; column < row.Length; column++)
        {
            using var visitor = await VisitorOf(Table[0][column]);
            foreach (var whose in isAboutAnEntry ? WhoseEntry.All : [default])
            {
                var path = await PathOf(pattern, whose);
                using var answer = await visitor.Send(new HttpRequestMessage(new HttpMethod(method), path)
                {
                    Content = method == "POST" ? new FormUrlEncodedContent([KeyValuePair.Create("title", "Changed by another site")])
                        : null,
                });
                var expected = Expected(row[column], method, isAboutAnEntry ? whose : new WhoseEntry(Own: true, Exempt: false));
                if (expected == HttpStatusCode.OK && pattern == WhereOneIsAsked) expected = HttpStatusCode.SeeOther;
                answer.StatusCode.ShouldBe(expected, $"{Table[0][column]}: {method} {path}, {whose}");
                if (method == "GET" && expected == HttpStatusCode.OK
                    && Lists.Contains(pattern)) ShouldName(await answer.Text(), row[column], pattern, Table[0][column]);
            }
        }
    }

    [Fact]
    public async Task Nothing_of_anothers_exempt_entry_is_on_any_page_of_an_owner()
    {
        _ = app.Anonymous();
        const string Secret = "Pelican tender collapse";
        var hidden = await app.Editor.Create(new NewEntry
        {
            Title = Secret,
            Owners = [RolesApp.Others],
            Exempt = new { paragraph = "3", reason = "Names a bidder." },
            Actions = [new { text = Secret, dueOn = "2001-01-01" }],
        });
        using var owner = await VisitorOf("owner");
        foreach (var path in new[]
        {
            "/", "/register", "/register?q=Pelican", "/register?sort=-updatedAt", "/register?overdue=true", "/heat-map",
            "/heat-map?score=score", "/quick-update",
            $"/rounds/{app.Round}", $"/rounds/{app.Round}?state=outstanding", "/my-work",
            "/downloads/entries?format=csv", "/downloads/entries?format=html", "/downloads/entries?format=json",
            "/downloads/register?format=csv", "/downloads/heat-map?format=svg",
        })
        {
            using var answer = await owner.Get(path);
            var text = await answer.Text();
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            Names(text, hidden.Entry.Reference).ShouldBeFalse(path);
            if (path != "/register?q=Pelican") text.ShouldNotContain("Pelican", Case.Sensitive, path);
        }
    }

    // Administrators read in the audit log that something was done to an entry, as they do in the API.
    [Theory]
    [InlineData("nobody")]
    [InlineData("reader")]
    [InlineData("owner")]
    [InlineData("admin")]
    [InlineData("analyst")]
    public async Task What_is_exempt_and_not_ones_own_is_named_on_no_page_at_all(string who)
    {
        _ = app.Anonymous();
        using var visitor = await VisitorOf(who);
        var open = new WhoseEntry(Own: true, Exempt: false);
        var hidden = app.Entries.Where(pair => pair.Key.Exempt && !(who == "owner" && pair.Key.Own)).Select(pair => pair.Value.Entry)
            .ToArray();
        foreach (var pattern in Table.Skip(1).Select(row => row[0]).Where(page => page.StartsWith("GET ", StringComparison.Ordinal))
            .Select(page => page[4..])
            .Where(page => who != "admin" || !page.EndsWith("/audit", StringComparison.Ordinal)))
        {
            using var answer = await visitor.Get(await PathOf(pattern, open));
            var text = await answer.Text();
            foreach (var entry in hidden)
            {
                Names(text, entry.Reference).ShouldBeFalse($"{who}: {pattern} names {entry.Reference}");
                text.ShouldNotContain($"{entry.Id}", Case.Insensitive, pattern);
            }
        }
    }

    void ShouldName(string text, string cell, string pattern, string visitor)
    {
        if (cell == "✓" && (pattern is "/" or "/heat-map" or "/downloads/register" or "/downloads/heat-map" or "/quick-update"
            or "/my-work" || visitor is "reader" or "admin")) return;
        foreach (var (whose, held) in app.Entries)
        {
            var isSeen = cell == "✓" || (cell == "own" ? whose.Own : whose.Own || !whose.Exempt);
            if (!isSeen) Names(text, held.Entry.Reference).ShouldBeFalse($"{visitor}: {pattern} names {whose}");
            else if (pattern is "/register" or "/rounds/{round}" or "/downloads/entries") Names(text, held.Entry.Reference)
                .ShouldBeTrue($"{visitor}: {pattern} leaves out {whose}");
        }
    }

    static HttpStatusCode Expected(string cell, string method, WhoseEntry whose) => (cell, method) switch
    {
        ("sign in", "GET") => HttpStatusCode.Redirect,
        ("sign in", _) => HttpStatusCode.Unauthorized,
        ("", _) => HttpStatusCode.Forbidden,
        ("404", _) => HttpStatusCode.NotFound,
        (_, "POST") => HttpStatusCode.BadRequest,
        ("seen" or "own", _) when whose is { Own: false, Exempt: true } => HttpStatusCode.NotFound,
        ("public own", _) when whose is { Own: false, Exempt: true } => HttpStatusCode.NotFound,
        ("own" or "public own", _) when !whose.Own => HttpStatusCode.Forbidden,
        ("public" or "public own", _) when whose.Exempt => HttpStatusCode.NotFound,
        _ => HttpStatusCode.OK,
    };

    // The owner is who wrote the comments.
    async Task<Visitor> VisitorOf(string column) => column == "nobody" ? Visitor.Of(app)
        : column == "owner" ? await Visitor.With(app, app.Callers[column].DefaultRequestHeaders.Authorization!.Parameter!)
        : await Visitor.SignedIn(app, Enum.Parse<Role>(column, ignoreCase: true));

    Task<string> PathOf(string pattern, WhoseEntry whose) => PathOf(app, pattern, whose);

    // Tokens of forms are random letters, and may have those of a reference within.
    static bool Names(string text, string? reference) =>
        Regex.IsMatch(text, $@"\b{reference}\b", RegexOptions.None, TimeSpan.FromSeconds(5));

    /// <summary>A path of a page, with what stands in the register for what its pattern leaves open.</summary>
    internal static async Task<string> PathOf(RolesApp app, string pattern, WhoseEntry whose)
    {
        if (pattern.Contains("{name}", StringComparison.Ordinal))
        {
            using var visitor = Visitor.Of(app);
            return Visitor.PathsOn(await visitor.Page("/sign-in"), "/assets/")[0];
        }

        var entry = app.Entries.GetValueOrDefault(whose)?.Entry;
        var path = pattern.Replace("{section}", "scores", StringComparison.Ordinal)
            .Replace("{code}", new string('A', 43), StringComparison.Ordinal)
            .Replace("{quarter}", RolesApp.Published, StringComparison.Ordinal).Replace("{number}", "1", StringComparison.Ordinal)
            .Replace("{measure}", app.Measure, StringComparison.Ordinal)
            .Replace("{report}", RolesApp.PublishedReport, StringComparison.Ordinal)
            .Replace("{reference}", entry?.Reference, StringComparison.Ordinal).Replace("{round}", app.Round, StringComparison.Ordinal)
            .Replace("{meeting}", app.Meeting, StringComparison.Ordinal).Replace("{item}", "1", StringComparison.Ordinal)
            .Replace("{question}", app.Question, StringComparison.Ordinal).Replace("{body}", RolesApp.Body, StringComparison.Ordinal)
            .Replace("{id}", pattern.StartsWith("/keys/", StringComparison.Ordinal)
                ? await app.Ask<string>("select max(id) from access_keys")
                : pattern == "/quick-update/{id}" ? $"{entry!.Id}" : $"{Guid.Empty}", StringComparison.Ordinal);
        if (app.Dossiers.GetValueOrDefault(whose) is { } dossier)
        {
            path = path.Replace("{comment}", dossier.Comment, StringComparison.Ordinal)
                .Replace("{attachment}", dossier.Attachment, StringComparison.Ordinal)
                .Replace("{move}", dossier.Move, StringComparison.Ordinal);
        }

        if (path == "/posts/change") return $"{path}?name={Uri.EscapeDataString(RolesApp.Own)}";
        if (path == "/measures/unlink")
            return $"{path}?measure={app.Measure}&entry={app.Entries[new WhoseEntry(Own: true, Exempt: false)].Entry.Reference}";
        if (!path.StartsWith("/downloads/", StringComparison.Ordinal) || path.EndsWith("/observations", StringComparison.Ordinal)
            || path.Contains("/attachments/", StringComparison.Ordinal)) return path;
        var isPicture = new[] { "heat-map", "trend", "matrix" }.Any(kind => path.Contains(kind, StringComparison.Ordinal));
        return $"{path}?format={(isPicture ? "svg" : path.EndsWith("/report", StringComparison.Ordinal) ? "html" : "csv")}";
    }

    // "/entries/{reference}/change/{section}"; constraints are left out.
    static string NameOf(RouteEndpoint route)
    {
        var path = "/" + string.Join('/',
            route.RoutePattern.PathSegments.Select(segment =>
            string.Concat(segment.Parts.Select(part => part is RoutePatternParameterPart parameter
            ? $"{{{parameter.Name}}}" : ((RoutePatternLiteralPart)part).Content))));
        return $"{route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.ShouldHaveSingleItem()} {path}";
    }

    /// <summary>The table, its heading first.</summary>
    internal static string[][] ReadTable()
    {
        using var stream = typeof(PageRolesTests).Assembly.GetManifestResourceStream("pages.md")!;
        using var reader = new StreamReader(stream);
        var rows = reader.ReadToEnd().Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Count(letter => letter == '|') > 4);
        return [.. rows.Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];
    }
}
