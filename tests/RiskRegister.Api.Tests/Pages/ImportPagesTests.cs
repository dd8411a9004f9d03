using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using RiskRegister.Api.Tests.Imports;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Pages;

/// <summary>What a clerk sees of an import before anything is stored, and can say of it.</summary>
public sealed class ImportPagesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Headings = "Reference,Title,Description,Impact,Likelihood,Residual score,Owner\n";

    [Fact]
    public async Task What_an_entry_was_and_becomes_is_shown_before_it_is_imported()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        using var editor = await app.Client(Role.Editor);
        var held = await editor.Create(new NewEntry { Title = "Harbour <b>walls</b>", Owners = ["Harbour Master"] });

        var page = await clerk.Page(await SendFile(clerk,
            $"{Headings}{held.Entry.Reference},Harbour <b>walls</b>,Silted up,4,4,4 x 2,Head of Harbours\n"));

        var change = Tags(page, "details").First(details => details.Contains("-details\" open>", StringComparison.Ordinal));
        var text = TextOf(change);
        text.ShouldStartWith($"{held.Entry.Reference}, Harbour <b>walls</b>:");
        text.ShouldContain("Description Was Nothing Becomes Silted up");
        text.ShouldContain("Owners Was Harbour Master Becomes Head of Harbours");
        TextOf(page).ShouldContain("Changed: Description, ");
        TextOf(page).ShouldNotContain("residualScore");
    }

    [Fact]
    public async Task Of_many_entries_that_change_the_first_are_open_and_the_last_are_counted()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        using var editor = await app.Client(Role.Editor);
        string Register(string owner) =>
            "Source reference,Title,Impact,Likelihood,Residual score,Owner\n"
            + string.Concat(Enumerable.Range(1, 103).Select(number => $"Y{number},Lighthouse {number},4,4,4 x 2,{owner}\n"));
        await editor.Import(Register("Harbour Master"));

        var page = await clerk.Page(await SendFile(clerk, Register("Head of Harbours")));

        Regex.Count(page, "<details class=\"govuk-details\" open>", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(3);
        Regex.Count(page, ", Lighthouse [0-9]+: Owners", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(100);
        page.ShouldContain("And 3 more.");
    }

    [Fact]
    public async Task A_column_is_given_a_field_or_left_unread_and_the_import_follows()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        var look = await SendFile(clerk,
            "Reference,Title,Impact,Likelihood,Residual score,Owner,Zebra\nZ1,Zebra crossing,4,4,4 x 2,Head of Roads,Paint wears off\n");
        var form = await clerk.Form(look);

        using var said = await clerk.Send(
            look.Split('?')[0], form, (Column("Zebra"), "description"), (Column("Owner"), "none"), ("does", "check"));

        var page = await said.Text();
        TextOf(page).ShouldContain("Zebra Description Paint wears off");
        TextOf(page).ShouldContain("Owner Not read Head of Roads");
        await Import(clerk, look, Visitor.ValuesOf(page));
        (await app.Ask<string>("select content::text from entries where content ->> 'title' = 'Zebra crossing'"))
            .ShouldSatisfyAllConditions(entry => entry.ShouldContain("Paint wears off"), entry => entry.ShouldNotContain("Head of Roads"));
    }

    [Fact]
    public async Task A_column_is_given_another_field_than_the_profile_says_and_the_rest_of_the_profile_holds()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        using var editor = await app.Client(Role.Editor);
        await editor.PutProfile("of-places", new
        {
            tables = new[]
            {
                new
                {
                    columns = new[]
                    {
                        new { heading = "Yak", fields = new[] { "title" } }, new { heading = "Gnu", fields = new[] { "service" } },
                    },
                },
            },
        }).Is(HttpStatusCode.Created);
        var look = await SendFile(
            clerk, "Reference,Yak,Gnu,Impact,Likelihood,Residual score\nG1,Grazing,Commons and verges,4,4,4 x 2\n", "of-places");
        var page = await clerk.Page(look);
        TextOf(page).ShouldContain("read by the profile of-places");

        using var said = await clerk.Send(
            look.Split('?')[0], Visitor.ValuesOf(page), (Column("Gnu"), "description"), ("does", "check"));

        var text = TextOf(await said.Text());
        text.ShouldContain("Yak Title Grazing");
        text.ShouldContain("Gnu Description Commons and verges");
    }

    [Fact]
    public async Task An_answer_is_changed_without_sending_the_file_again()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        var look = await SendFile(
            clerk, "Title,Impact,Likelihood,Residual score,Owner\nPier burns,Gigantic,3,3 x 3,Harbour Master\n");
        using var answered = await clerk.Send(look.Split('?')[0], await clerk.Form(look), ("answer.0", "5"), ("does", "check"));
        var page = await answered.Text();
        TextOf(page).ShouldContain("1 question is answered");
        var form = Visitor.ValuesOf(page);
        form["answer.0"].ShouldBe("5");

        using var changed = await clerk.Send(look.Split('?')[0], form, ("answer.0", "4"), ("does", "check"));

        await Import(clerk, look, Visitor.ValuesOf(await changed.Text()));
        (await app.Ask<int>("select (facts #>> '{score,impact}')::integer from entries where content ->> 'title' = 'Pier burns'"))
            .ShouldBe(4);
    }

    [Fact]
    public async Task Rows_that_only_wait_for_an_answer_are_told_from_those_that_have_to_be_mended()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        const string Waiting = $"{Headings}P1,Pile rots,,Colossal,3,3 x 3,Harbour Master\n";

        var page = TextOf(await clerk.Page(await SendFile(clerk, Waiting)));
        var faulty = TextOf(await clerk.Page(await SendFile(clerk, $"{Waiting}P2,,,4,3,3 x 3,Harbour Master\n")));

        page.ShouldSatisfyAllConditions(
            text => text.ShouldContain("0 refused 1 waiting for an answer"),
            text => text.ShouldContain("Waits for an answer to a question above"),
            text => text.ShouldNotContain("Refused: see above"));
        faulty.ShouldContain("1 refused 1 waiting for an answer");
    }

    [Theory]
    [InlineData("Title,Score,Owner,Zebra\nLock leaks,3 x 3,Harbour Master,At low tide\n", "Lock leaks", "residual")]
    [InlineData("Title,Impact,Likelihood,Residual score,Zebra\nBuoys drift,Vast,3,3 x 3,At low tide\n", "Buoys drift", "4")]
    [InlineData("Title,Status,Score,Residual score,Owner,Zebra\nTide turns,Closed,4 x 4,3 x 3,,At low tide\n", "Tide turns", "closed")]
    public async Task What_a_question_is_answered_and_a_column_is_read_as_may_be_said_together(
        string register, string title, string answer)
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        var look = await SendFile(clerk, register);
        var form = await clerk.Form(look);

        using var said = await clerk.Send(
            look.Split('?')[0], form, ("answer.0", answer), (Column("Zebra"), "description"), ("does", "check"));

        var page = await said.Text();
        TextOf(page).ShouldContain("1 question is answered");
        await Import(clerk, look, Visitor.ValuesOf(page));
        (await app.Ask<string>($"select content ->> 'description' from entries where content ->> 'title' = '{title}'"))
            .ShouldBe("At low tide");
    }

    [Fact]
    public async Task What_empty_cells_mean_is_found_beside_the_columns()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);

        var page = await clerk.Page(await SendFile(clerk, $"{Headings},Quay sinks,,4,4,4 x 2,Harbour Master\n"));

        Tags(page, "summary").Select(TextOf).ShouldContain("What empty cells and hidden rows mean: see or change it");
    }

    [Fact]
    public async Task Empty_cells_leave_a_field_or_empty_it_as_is_said()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        using var editor = await app.Client(Role.Editor);
        await editor.Import($"{Headings}E1,Empty quay,Nobody moors,4,4,4 x 2,Harbour Master\n");
        var look = await SendFile(clerk, $"{Headings}E1,Empty quay,,4,4,4 x 2,Harbour Master\n");
        var form = await clerk.Form(look);

        using var kept = await clerk.Send(look.Split('?')[0], form, ("blankCells", "keep"), ("does", "check"));
        using var cleared = await clerk.Send(look.Split('?')[0], form, ("blankCells", "clear"), ("does", "check"));

        var text = TextOf(await kept.Text());
        text[text.IndexOf("What importing it would do", StringComparison.Ordinal)..].ShouldContain("0 changed 1 not changed");
        TextOf(await cleared.Text()).ShouldContain("Description Was Nobody moors Becomes Nothing");
    }

    [Fact]
    public async Task Answers_and_columns_are_kept_with_an_import_and_hold_next_quarter()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        using var editor = await app.Client(Role.Editor);
        await editor.PutProfile("taken", new { description = "Of others" }).Is(HttpStatusCode.Created);
        const string Register = "Title,Impact,Likelihood,Residual score,Owner,Zebra\nCrane falls,Huge,3,3 x 3,Harbour Master,In a gale\n";
        var look = await SendFile(clerk, Register);
        using var answered = await clerk.Send(
            look.Split('?')[0], await clerk.Form(look), ("answer.0", "5"), (Column("Zebra"), "description"), ("does", "check"));
        var form = Visitor.ValuesOf(await answered.Text());

        foreach (var (name, why) in new[] { ("taken", "already"), ("Not A Name", "small letters"), ("opengrc", "comes with the service") })
        {
            using var refused = await clerk.Send(look.Split('?')[0], form, ("keep", name), ("does", "import"));
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await refused.Text()).ShouldContain(why);
        }

        (await app.Ask<int>("select count(*)::integer from entries where content ->> 'title' = 'Crane falls'")).ShouldBe(0);
        using var done = await clerk.Send(look.Split('?')[0], form, ("keep", "of-harbours"), ("does", "import"));
        TextOf(await clerk.Page(done.Headers.Location!.ToString())).ShouldContain("kept as the profile of-harbours");
        var changed = Register.Replace("In a gale", "In a squall", StringComparison.Ordinal);
        var next = await clerk.Page(await SendFile(clerk, changed, "of-harbours"));

        next.ShouldContain("value=\"import\"");
        TextOf(next).ShouldContain("read by the profile of-harbours");
        TextOf(next).ShouldContain("Description Was In a gale Becomes In a squall");
    }

    [Fact]
    public async Task A_profile_is_kept_again_by_who_uses_it_unless_others_have_changed_it_meanwhile()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        using var editor = await app.Client(Role.Editor);
        var etag = await editor.KeepProfile("of-ferries");
        const string Register = "Title,Impact,Likelihood,Residual score,Owner\nFerry {0},Tiny,3,3 x 3,Harbour Master\n";
        async Task<(string Path, Dictionary<string, string> Form)> Ready(int number)
        {
            var look = await SendFile(clerk, Register.Replace("{0}", $"{number}", StringComparison.Ordinal), "of-ferries");
            using var answered = await clerk.Send(look.Split('?')[0], await clerk.Form(look), ("answer.0", "1"), ("does", "check"));
            return (look.Split('?')[0], Visitor.ValuesOf(await answered.Text()));
        }

        var (path, form) = await Ready(1);
        using (var kept = await clerk.Send(path, form, ("keep", "of-ferries"), ("does", "import")))
            kept.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await kept.Text());
        (await editor.GetStringAsync(new Uri($"{Profiles.Path}/of-ferries", UriKind.Relative), TestContext.Current.CancellationToken))
            .ShouldContain("impact:tiny");
        await editor.PutProfile("of-ferries", new { description = "Changed" }, etag).Is(HttpStatusCode.PreconditionFailed);

        (path, form) = await Ready(2);
        form["revision"] = "1";
        using var late = await clerk.Send(path, form, ("keep", "of-ferries"), ("blankCells", "keep"), ("does", "import"));

        late.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await late.Text()).ShouldContain("meanwhile");
    }

    static async Task Import(Visitor clerk, string look, Dictionary<string, string> form)
    {
        using var done = await clerk.Send(look.Split('?')[0], form, ("does", "import"));
        done.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await done.Text());
    }

    static string Column(string heading) => $"column.\t\t{heading}";

    static async Task<string> SendFile(Visitor visitor, string text, string profile = "")
    {
        var form = await visitor.Form("/import");
        form["profile"] = profile;
        using var sent = await visitor.Upload("/import", form, "register.csv", Encoding.UTF8.GetBytes(text));
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await sent.Text());
        return sent.Headers.Location!.ToString();
    }

    static string[] Tags(string page, string name) =>
    [
        .. Regex.Matches(page, $"<{name}[ >].*?</{name}>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Select(match => match.Value),
    ];

    static string TextOf(string page) => Regex.Replace(
        WebUtility.HtmlDecode(Regex.Replace(page, "<[^>]*>", " ", RegexOptions.None, TimeSpan.FromSeconds(1))),
        "\\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim();
}
