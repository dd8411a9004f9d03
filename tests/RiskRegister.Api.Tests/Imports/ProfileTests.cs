using System.Net;
using System.Text;
using RiskRegister.Api.Features.Imports;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Access;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Domain.Imports;
using RiskRegister.UseCases.Imports;
using RiskRegister.UseCases.Storage;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Imports;

/// <summary>Mappings that are kept by name, and used for the next file.</summary>
public sealed class ProfileTests(TestCluster cluster) : FreshRegister(cluster)
{
    const string TwoWords = "No,What may happen,How bad,How likely\nA1,The weir fails,5,3\n";

    static readonly object Mapping = new
    {
        description = "The harbour's list",
        singleScore = "residual",
        tables = new[]
        {
            new
            {
                columns = new[]
                {
                    new { heading = "What may happen", fields = new[] { "title" } },
                    new { heading = "How bad", fields = new[] { "residualImpact" } },
                    new { heading = "How likely", fields = new[] { "residualLikelihood" } },
                },
            },
        },
    };

    [Fact]
    public async Task A_mapping_is_kept_used_changed_and_removed_and_the_audit_log_says_so()
    {
        string etag;
        using (var made = await Editor.PutProfile("harbour", Mapping))
        {
            made.StatusCode.ShouldBe(HttpStatusCode.Created);
            made.Headers.Location!.ToString().ShouldBe($"{Profiles.Path}/harbour");
            etag = made.Headers.ETag!.ToString();
        }

        (await Editor.Import("?profile=harbour", File(TwoWords))).Created.ShouldBe(1);
        var entry = (await Editor.Hold("CR1")).Entry;
        (entry.Title, entry.ResidualScore.Impact, entry.ResidualScore.Likelihood).ShouldBe(("The weir fails", 5, 3));

        using (var same = await Editor.PutProfile("harbour", Mapping, etag)) same.Headers.ETag!.ToString().ShouldBe(etag);
        using (var changed = await Editor.PutProfile("harbour", new { description = "Another" }, etag))
        {
            changed.StatusCode.ShouldBe(HttpStatusCode.OK);
            etag = changed.Headers.ETag!.ToString();
        }

        var read = await Editor.Get($"{Profiles.Path}/harbour").Read<ProfileDocument>();
        (read.Description, read.Ships, read.Mapping.SingleScore).ShouldBe(("Another", false, null));
        using (var removed = await Editor.Delete($"{Profiles.Path}/harbour", etag)) removed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Editor.Get($"{Profiles.Path}/harbour").Problem(404, "profile_not_found");
        await Editor.SendImport("?profile=harbour", [File(TwoWords)]).Problem(404, "profile_not_found");
        var acts = (await Editor.ReadAudit(""))
            .Where(row => row.Action is AuditAction.ImportProfileKept or AuditAction.ImportProfileRemoved).ToArray();
        acts.Select(row => $"{row.Action} {row.Detail!["profile"]}")
            .ShouldBe(["ImportProfileRemoved harbour", "ImportProfileKept harbour", "ImportProfileKept harbour"]);
    }

    [Fact]
    public async Task A_file_that_no_longer_fits_its_profile_is_asked_about_with_what_is_missing()
    {
        await Editor.PutProfile("harbour", Mapping).Is(HttpStatusCode.Created);

        var problem = await Editor.SendImport("?profile=harbour",
            [File("No,What may happen,Gravity,How likely\nA1,The weir fails,5,3\n")]).Problem(409, "mapping_needed");

        problem.Detail.ShouldContain("\"How bad\"");
    }

    [Fact]
    public async Task Nobodys_profile_is_overwritten_unseen()
    {
        var etag = await Editor.KeepProfile("harbour");

        await Editor.Send(HttpMethod.Put, $"{Profiles.Path}/harbour", Mapping).Problem(428, "match_required");
        await Editor.Send(HttpMethod.Put, $"{Profiles.Path}/another", Mapping).Problem(428, "match_required");
        await Editor.PutProfile("harbour", Mapping).Problem(412, "stale");
        await Editor.PutProfile("harbour", Mapping, "*").Problem(428, "match_required");
        await Editor.Delete($"{Profiles.Path}/harbour").Problem(428, "match_required");
        var answers = await Task.WhenAll(Editor.PutProfile("harbour", Mapping, etag),
            Editor.PutProfile("harbour", new { rows = "items" }, etag));
        answers.Select(answer => (int)answer.StatusCode).ShouldBe([200, 412], ignoreOrder: true);

        // One that was removed and made again is another.
        using var there = await Editor.Get($"{Profiles.Path}/harbour");
        var last = there.Headers.ETag!.ToString();
        using (await Editor.Delete($"{Profiles.Path}/harbour", last)) await Editor.KeepProfile("harbour");
        await Editor.Delete($"{Profiles.Path}/harbour", last).Problem(412, "stale");
    }

    [Fact]
    public async Task Profiles_that_ship_are_listed_and_stay_as_they_are()
    {
        await Editor.KeepProfile("a-first");
        await Editor.KeepProfile("zz-last");

        var listed = new List<ProfileSummary>();
        for (var path = $"{Profiles.Path}?limit=3"; path is not null;)
        {
            var page = await Editor.Get(path).Read<Page<ProfileSummary>>();
            listed.AddRange(page.Items);
            path = page.NextCursor is { } cursor ? $"{Profiles.Path}?limit=3&cursor={cursor}" : null;
        }

        listed.Select(profile => profile.Name).ShouldBe(["a-first", .. ShippedProfiles.All.Keys, "zz-last"]);
        listed.Where(profile => profile.Ships).Select(profile => profile.Name).ShouldBe(ShippedProfiles.All.Keys);
        await Editor.PutProfile("opengrc", Mapping).Problem(409, "profile_ships");
        await Editor.Delete($"{Profiles.Path}/opengrc", "\"any\"").Problem(409, "profile_ships");
        var shipped = await Editor.Get($"{Profiles.Path}/opengrc").Read<ProfileDocument>();
        (shipped.Ships, shipped.UpdatedAt).ShouldBe((true, null));
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("two--hyphens")]
    [InlineData("-first")]
    [InlineData("caf%C3%A9")]
    [InlineData("a%20b")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890")]
    public async Task What_is_no_name_names_nothing(string name)
    {
        await Editor.PutProfile(name, Mapping).Problem(404, "profile_not_found");
        await Editor.Get($"{Profiles.Path}/{name}").Problem(404, "profile_not_found");
        await Editor.Delete($"{Profiles.Path}/{name}", "\"any\"").Problem(404, "profile_not_found");
    }

    [Fact]
    public async Task Every_fault_of_a_mapping_is_named_by_its_path_and_nothing_is_kept()
    {
        var problem = await Editor.PutProfile("harbour", """{"closuresAtMost": -1, "exemptParagraph": "9", "tables": [{"sheet": "", "columns": [{"heading": ""}]}]}""")
            .Problem(400, "invalid");
        problem.Errors!.Keys.ShouldBe(
            ["$.closuresAtMost", "$.exemptParagraph", "$.tables[0].sheet", "$.tables[0].columns[0].heading"], ignoreOrder: true);
        await Editor.PutProfile("harbour", """{"singleScore": "sideways"}""").Problem(400, "invalid");
        await Editor.PutProfile("harbour", """{"nothing": 1}""").Problem(400, "invalid");
        await Editor.PutProfile("harbour", "{").Problem(400, "malformed");
        await Editor.Get($"{Profiles.Path}/harbour").Problem(404, "profile_not_found");
    }

    [Fact]
    public async Task As_many_are_kept_as_there_may_be()
    {
        for (var number = 0; number < ImportProfiles.Most; number++)
            await Editor.PutProfile($"p{number}", new { }).Is(HttpStatusCode.Created);

        await Editor.PutProfile("one-more", new { }).Problem(409, "profiles_full");
        await Editor.PutProfile("p1", new { rows = "items" }, await Editor.KeepProfile("p1")).Is(HttpStatusCode.OK);
    }

    static (string, byte[]) File(string text) => ("harbour.csv", Encoding.UTF8.GetBytes(text));
}
