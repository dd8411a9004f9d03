using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

public sealed class EntryRolesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Post = "Head of Waste Management";

    [Fact]
    public async Task A_caller_with_two_roles_may_what_either_may()
    {
        var both = await app.Client([Role.Owner, Role.Auditor], [Post]);
        var entry = await (await app.Client(Role.Editor))
            .Create(new NewEntry { Owners = ["MT"], Exempt = new { paragraph = "3", reason = "x" } });

        (await both.Get($"{entry.Path}/revisions")).IsSuccessStatusCode.ShouldBeTrue();
        await both.Patch(entry.Path, new { title = "x" }, entry.ETag).Problem(403, "not_your_entry");
        (await both.Create()).Entry.Owners.ShouldBe([Post]);
    }

    [Fact]
    public async Task An_exempt_entry_of_others_does_not_exist_for_an_owner()
    {
        var (editor, owner) = (await app.Client(Role.Editor), await app.Client(Role.Owner, Post));
        var service = $"Service {Guid.NewGuid():n}";
        var exempt = new { paragraph = "3", reason = "Names a contractor" };
        var hidden = await editor.Create(new NewEntry
        {
            Title = "Hidden",
            Service = service,
            Owners = ["MT"],
            Exempt = exempt,
            Actions = [new { text = "x" }]
        });
        await editor.Create(new NewEntry { Title = "Own", Service = service, Owners = [Post, "MT"], Exempt = exempt });
        await editor.Create(new NewEntry { Title = "Open", Service = service, Owners = ["MT"] });

        foreach (var (method, path) in new[]
        {
            ("GET", ""), ("GET", "?asOf=2001-01-01T00:00:00Z"), ("GET", "/actions/1"), ("GET", "/revisions"), ("GET", "/revisions/1"),
            ("GET", "/trend"), ("PATCH", ""),
            ("POST", "/review"), ("POST", "/actions"), ("DELETE", "/actions/1"), ("PATCH", "/actions/1"),
        })
        {
            foreach (var name in new[] { hidden.Entry.Id.ToString(), hidden.Entry.Reference })
                await owner.Send(new HttpMethod(method), $"{Requests.Entries}/{name}{path}", method is "PATCH" or "POST" ? "{}"
                    : null, hidden.ETag).Problem(404, "entry_not_found");
        }

        var seen = (await owner.Get($"{Requests.Entries}?service={Uri.EscapeDataString(service)}").Read<Page<EntryDocument>>()).Items;
        seen.Select(item => item.Title).ShouldBe(["Own", "Open"]);
        (await owner.Get($"{Requests.Entries}?q=hidden&service={Uri.EscapeDataString(service)}").Read<Page<EntryDocument>>())
            .Items.ShouldBeEmpty();
        (await owner.Post($"{Requests.Entries}", new NewEntry { Reference = hidden.Entry.Reference }).Problem(403, "not_for_owners"))
            .Detail.ShouldNotContain("Hidden");
    }

    [Fact]
    public async Task An_owner_lists_the_past_of_its_own_entries_only()
    {
        var (editor, owner) = (await app.Client(Role.Editor), await app.Client(Role.Owner, Post));
        var service = $"Service {Guid.NewGuid():n}";
        await editor.Create(new NewEntry { Title = "Own", Service = service, Owners = [Post] });
        var last = await editor.Create(new NewEntry { Title = "Other", Service = service, Owners = ["MT"] });
        var asOf = Uri.EscapeDataString(last.Entry.UpdatedAt.ToString("O"));

        (await owner.Get($"{Requests.Entries}?service={Uri.EscapeDataString(service)}&asOf={asOf}").Read<Page<EntryDocument>>())
            .Items.Select(item => item.Title).ShouldBe(["Own"]);
    }

    [Theory]
    [InlineData("""{"owners": ["MT"]}""")]
    [InlineData("""{"status": "closed"}""")]
    [InlineData("""{"exempt": {"paragraph": "1", "reason": "x"}}""")]
    [InlineData("""{"exempt": null}""")]
    [InlineData("""{"reference": "CR4000"}""")]
    public async Task An_owner_may_not_change_of_its_own_entry(string patch)
    {
        var (editor, owner) = (await app.Client(Role.Editor), await app.Client(Role.Owner, Post));
        var entry = await editor.Create(new NewEntry { Owners = [Post] });

        await owner.Patch(entry.Path, patch, entry.ETag).Problem(403, "not_for_owners");
        (await editor.Get(entry.Path).Entry()).ETag.ShouldBe(entry.ETag);
    }

    [Fact]
    public async Task An_entry_taken_from_an_owner_is_no_longer_its_to_change()
    {
        var (editor, owner) = (await app.Client(Role.Editor), await app.Client(Role.Owner, Post));
        var entry = await editor.Create(new NewEntry { Owners = [Post] });
        entry = await owner.Change(entry, new { title = "Mine" });
        entry = await editor.Change(entry, new { owners = new[] { "MT" } });

        await owner.Patch(entry.Path, new { title = "Still mine" }, entry.ETag).Problem(403, "not_your_entry");
        await owner.Get($"{entry.Path}?asOf={Uri.EscapeDataString(entry.Entry.UpdatedAt.AddTicks(-10).ToString("O"))}")
            .Problem(403, "not_your_entry");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer rubbish")]
    [InlineData("Basic YWRtaW46YWRtaW4=")]
    [InlineData("Bearer rr_aaaaaaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("Bearer rr_' or 1=1 --_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Nobody_is_let_in_without_a_key(string? authorization)
    {
        var client = app.Anonymous();
        if (authorization is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        foreach (var path in new[] { Requests.Entries, $"{Requests.Entries}/CR1", "/api/v1/nothing" })
        {
            using var response = await client.Get(path);
            (await response.Problem()).Code.ShouldBe("unauthenticated");
            response.Headers.WwwAuthenticate.First().Scheme.ShouldBe("Bearer");
        }
    }

    [Fact]
    public async Task A_key_stops_working_when_it_expires_or_one_character_differs()
    {
        var client = await app.Client([Role.Editor], [], expiresAt: app.Clock.GetUtcNow().AddMinutes(5));
        await client.Get(Requests.Entries).Read<Page<EntryDocument>>();
        var key = client.DefaultRequestHeaders.Authorization!.Parameter!;
        var other = app.Anonymous();
        other.DefaultRequestHeaders.Authorization = new("Bearer", key[..^1] + (key[^1] == 'A' ? 'B' : 'A'));
        await other.Get(Requests.Entries).Problem(401, "unauthenticated");

        app.Clock.Advance(TimeSpan.FromMinutes(6));

        await client.Get(Requests.Entries).Problem(401, "unauthenticated");
    }
}
