using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Features.Entries;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

/// <summary>Pages of entries as large as entries may be: they are written while they are read, and say what any page says.</summary>
public sealed class LargePagesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const int Many = 11;

    // Three bytes a letter, and nearly as many letters as an entry may have.
    static readonly string[] Effects = [.. Enumerable.Repeat(new string('\u6f22', 4_998), 39)];

    [Fact]
    public async Task They_hold_every_entry_once_and_go_on_where_they_end()
    {
        var editor = await app.Client(Role.Editor);
        var made = new List<Held>();
        for (var number = 0; number < Many; number++) made.Add(await editor.Create(new NewEntry { Effects = Effects, Service = "Large" }));
        var owner = await app.Client(Role.Owner, "Head of Nothing");

        foreach (var reader in new[] { editor, owner })
        {
            using var first = await reader.Get($"{Requests.Entries}?service=Large&limit={Many - 1}");
            var page = await first.Read<Page<EntryDocument>>();
            page.Items.Select(entry => entry.Id).ShouldBe(made.Take(Many - 1).Select(held => held.Entry.Id));
            page.Items[0].Effects.ShouldBe(Effects);
            first.Content.Headers.ContentLength.ShouldNotBeNull().ShouldBeGreaterThan(5_000_000);
            first.Headers.GetValues("Link").Single().ShouldContain(Uri.EscapeDataString(page.NextCursor!));
            var rest = await reader.Get($"{Requests.Entries}?service=Large&limit={Many - 1}&cursor={page.NextCursor}")
                .Read<Page<EntryDocument>>();
            rest.Items.Select(entry => entry.Id).ShouldBe([made[^1].Entry.Id]);
            rest.NextCursor.ShouldBeNull();
            var all = await reader.Get($"{Requests.Entries}?service=Large&limit={Many}").Read<Page<EntryDocument>>();
            (all.Items.Count, all.NextCursor).ShouldBe((Many, null));
        }

        await editor.Take("2016-17-Q3");
        var frozen = await editor.Get("/api/v1/snapshots/2016-17-Q3/entries?edition=full&limit=10").Read<Page<FrozenEntryDocument>>();
        // A snapshot is of the whole register, and another test of this class may have made an entry before.
        var listed = frozen.Items.Select(entry => entry.Id).Intersect(made.Select(held => held.Entry.Id)).ToArray();
        listed.ShouldBe(made.Take(listed.Length).Select(held => held.Entry.Id));
        listed.Length.ShouldBeGreaterThanOrEqualTo(Many - 2);
        frozen.NextCursor.ShouldNotBeNull();
    }

    [Fact]
    public async Task So_do_the_revisions_of_an_entry_that_was_written_anew_each_time()
    {
        var editor = await app.Client(Role.Editor);
        var held = await editor.Create(new NewEntry { Effects = Effects });
        for (var number = 0; number < 9; number++)
            held = await editor.Change(held, new { effects = number % 2 == 0 ? [] : Effects });

        var page = await editor.Get($"{held.Path}/revisions?limit=8").Read<Page<RevisionDocument>>();

        page.Items.Select(revision => revision.Revision).ShouldBe(Enumerable.Range(3, 8).Reverse());
        page.NextCursor.ShouldNotBeNull();
        page.Items[0].Changes.ShouldHaveSingleItem().From!.AsArray().Count.ShouldBe(Effects.Length);
    }

    [Fact]
    public async Task No_more_rows_are_held_than_a_few_megabytes_of_them()
    {
        const int Length = 1024 * 1024;
        var (read, written, most) = (0, 0, 0);
        var http = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton(new SpoolFolder(Path.GetTempPath())).BuildServiceProvider(),
        };

        var answer = await Page.Write(http, Rows(), 200, row => new Cursor("list", $"{row}", ""), (writer, row) =>
        {
            most = Math.Max(most, read - written++);
            writer.WriteStringValue(new string('x', Length));
        }, _ => Length);

        answer.Length.ShouldBeGreaterThan(200L * Length);
        (read, written).ShouldBe((201, 200));
        most.ShouldBeInRange(2, 8);
        answer.Link.ShouldNotBeNull();
        await answer.Spooled!.DisposeAsync();

        async IAsyncEnumerable<int> Rows()
        {
            await Task.CompletedTask;
            while (read < 201) yield return ++read;
        }
    }
}
