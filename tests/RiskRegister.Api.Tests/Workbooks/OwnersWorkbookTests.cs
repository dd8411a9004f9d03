using RiskRegister.Api.Features.Imports;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Workbooks;

/// <summary>The workbook that owners fill in, there and back.</summary>
public sealed class OwnersWorkbookTests(TestCluster cluster) : FreshRegister(cluster)
{
    const string Post = "Head of Wells";

    static readonly object Exemption = new { paragraph = "3", reason = "A bid is awaited" };

    static readonly object[] Actions =
    [
        new { text = "Dig wells", owner = "Foreman", dueOn = "2016-11-30", progress = "Two are dug" },
        new { text = "Save water", status = "open" },
    ];

    [Fact]
    public async Task An_untouched_workbook_changes_nothing_and_names_nothing()
    {
        await Fill();

        var imported = await Editor.Import("", ("w.xlsx", await Workbook()));

        (imported.Unchanged, imported.Updated, imported.Messages.Count).ShouldBe((2, 0, 0), Said(imported));
    }

    [Theory]
    [InlineData("register?")]
    [InlineData("entries?")]
    public async Task An_owners_workbook_has_that_owners_entries_and_no_others(string path)
    {
        await Fill();
        await Editor.Create(new NewEntry { Title = "Somebody else's drought", Owners = ["Head of Heaths"] });
        await Editor.Create(new NewEntry { Title = "A small thing", Owners = [Post], ResidualScore = new Cell(1, 2) });

        using var book = new FilledWorkbook(await Workbook($"{path}owner={Uri.EscapeDataString(Post)}&format=xlsx"));

        book.Read("Risks", "CR1", "Title").ShouldBe("Reservoir runs dry");
        Should.Throw<ArgumentOutOfRangeException>(() => book.Read("Risks", "CR2", "Title"));
        (await Editor.Get($"/api/v1/register?owner={Uri.EscapeDataString(Post)}").Read<Forms.RegisterDocument<Forms.EntryDocument>>())
            .Entries.Select(entry => entry.Reference).ShouldBe(["CR1"]);
    }

    [Fact]
    public async Task An_owner_gets_its_own_exempt_entries_and_nobody_elses_by_the_list()
    {
        await Editor.Create(new NewEntry { Title = "Sale of the depot", Owners = [Post], Exempt = Exemption });
        await Editor.Create(new NewEntry { Title = "Sale of the baths", Owners = ["Head of Baths"], Exempt = Exemption });
        var owner = await App.Client([Role.Owner], [Post]);

        using var file = await owner.Get("/api/v1/entries?format=xlsx");
        using var book = new FilledWorkbook(await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        book.Read("Risks", "CR1", "Title").ShouldBe("Sale of the depot");
        Should.Throw<ArgumentOutOfRangeException>(() => book.Read("Risks", "CR2", "Title"));
    }

    [Fact]
    public async Task What_is_said_of_actions_on_their_sheet_is_read_back()
    {
        await Fill();
        using var book = new FilledWorkbook(await Workbook());
        book.Fill("Actions", "CR1", "Action status", "Done").Fill("Actions", "CR1", "Due", "31 March 2027")
            .Fill("Actions", "CR1", "Action owner", "")
            .Fill("Actions", "CR1", "Action progress", "All are dug").Fill("Actions", "CR1", "Action", "Save much more water",
                occurrence: 1)
            .Append("Actions", ("Entry", "CR1"), ("Action", "Line the pipes"), ("Action owner", "Plumber"), ("Due", "2027-04-01"));

        var imported = await Editor.Import("", ("w.xlsx", book.Save()));

        (imported.Updated, imported.Unchanged, imported.Messages.Count).ShouldBe((1, 1, 0), Said(imported));
        imported.Rows.Single(row => row.Reference == "CR1").Fields.ShouldBe(["actions"]);
        var actions = (await Editor.Hold("CR1")).Entry.Actions;
        actions.Select(action => (action.Id, action.Text, action.Owner, action.DueOn, action.Status, action.Progress)).ShouldBe(
        [
            (1, "Dig wells", null, new DateOnly(2027, 3, 31), ActionStatus.Done, "All are dug"),
            (2, "Save much more water", null, null, ActionStatus.Open, null),
            (3, "Line the pipes", "Plumber", new DateOnly(2027, 4, 1), ActionStatus.Open, null),
        ]);
    }

    [Theory]
    [InlineData("Due", "soon", "no day")]
    [InlineData("Action status", "nearly", "no status")]
    [InlineData("Action", "", "1 to 5000")]
    [InlineData("Action ID", "9", "no action 9")]
    [InlineData("Action ID", "x", "no number")]
    public async Task What_cannot_be_taken_from_the_sheet_of_actions_is_refused_by_its_cell(string heading, string text, string why)
    {
        await Fill();
        using var book = new FilledWorkbook(await Workbook());
        var place = book.Place("Actions", "CR1", heading is "Action ID" && text == "9" ? "Action" : heading);
        book.Fill("Actions", "CR1", heading, text);

        var (_, found) = await Editor.SendImport("", [("w.xlsx", book.Save())]).Refused();

        var message = found.Messages.Where(each => each.Severity == ImportSeverity.Refused).ShouldHaveSingleItem();
        (message.File, message.Cell, message.Code).ShouldBe(("w.xlsx – Actions", place, "action_unreadable"));
        message.Message.ShouldContain(why);
    }

    [Fact]
    public async Task An_action_of_no_entry_is_refused_and_one_whose_row_was_taken_out_stays_and_is_named()
    {
        await Fill();
        using (var book = new FilledWorkbook(await Workbook()))
        {
            book.Append("Actions", ("Entry", "CR77"), ("Action", "Line the pipes"));
            var (_, found) = await Editor.SendImport("", [("w.xlsx", book.Save())]).Refused();
            found.Messages.ShouldHaveSingleItem().Message.ShouldContain("CR77");
        }

        using var without = new FilledWorkbook(await Workbook());
        without.Remove("Actions", "CR1", occurrence: 1);
        var imported = await Editor.Import("", ("w.xlsx", without.Save()));
        (imported.Unchanged, imported.Messages.ShouldHaveSingleItem().Code).ShouldBe((2, "action_kept"));
        imported.Messages[0].Message.ShouldContain("Save water");
    }

    [Fact]
    public async Task An_action_that_both_sheets_reword_differently_is_refused()
    {
        await Fill();
        using var book = new FilledWorkbook(await Workbook());
        book.Fill("Actions", "CR1", "Action", "Dig wells deeper").Fill("Risks", "CR1", "Mitigating actions", "Dig wells wider\nSave water");

        var (_, found) = await Editor.SendImport("", [("w.xlsx", book.Save())]).Refused();

        found.Messages.ShouldHaveSingleItem().Message.ShouldContain("reworded here and in the entry's own row");
    }

    [Fact]
    public async Task An_action_that_is_taken_out_of_its_entry_and_changed_on_its_sheet_is_refused()
    {
        await Fill();
        using var book = new FilledWorkbook(await Workbook());
        book.Fill("Actions", "CR1", "Action status", "Done").Fill("Risks", "CR1", "Mitigating actions", "Save water");

        var (_, found) = await Editor.SendImport("", [("w.xlsx", book.Save())]).Refused();

        found.Messages.ShouldHaveSingleItem().Message.ShouldContain("no longer in the entry's own row");
        using var taken = new FilledWorkbook(await Workbook());
        taken.Fill("Risks", "CR1", "Mitigating actions", "Save water");
        (await Editor.Import("", ("w.xlsx", taken.Save()))).Updated.ShouldBe(1);
        (await Editor.Hold("CR1")).Entry.Actions.ShouldHaveSingleItem().Text.ShouldBe("Save water");
    }

    [Theory]
    [InlineData("Residual likelihood", "2", 4, 2, false)]
    [InlineData("Residual impact", "3", 3, 3, false)]
    [InlineData("Residual score", "9", 3, 3, false)]
    [InlineData("Residual score", "6", 3, 2, true)]
    public async Task One_figure_of_a_score_can_be_changed_alone(string heading, string figure, int impact, int likelihood, bool assumed)
    {
        await Editor.Create(new NewEntry { ResidualScore = new Cell(4, 3) });
        using var book = new FilledWorkbook(await Workbook());
        book.Fill("Risks", "CR1", heading, figure);

        var imported = await Editor.Import("", ("w.xlsx", book.Save()));

        imported.Rows.ShouldHaveSingleItem().Fields.ShouldBe(["residualScore"], Said(imported));
        var score = (await Editor.Hold("CR1")).Entry.ResidualScore;
        (score.Impact, score.Likelihood, score.Assumed).ShouldBe((impact, likelihood, assumed));
    }

    [Fact]
    public async Task Figures_of_a_score_that_were_changed_apart_are_refused()
    {
        await Editor.Create(new NewEntry { ResidualScore = new Cell(4, 3) });
        using var book = new FilledWorkbook(await Workbook());
        book.Fill("Risks", "CR1", "Residual likelihood", "2").Fill("Risks", "CR1", "Residual score", "16");

        var (_, found) = await Editor.SendImport("", [("w.xlsx", book.Save())]).Refused();

        found.Messages.ShouldHaveSingleItem().Code.ShouldBe("score_disagrees");
    }

    [Fact]
    public async Task Assumed_figures_stand_in_the_workbook_and_stay_assumed_until_somebody_says_otherwise()
    {
        await Editor.Import("title,score,residual\nFlood,20,12\n");
        using (var book = new FilledWorkbook(await Workbook()))
        {
            (book.Read("Risks", "CR1", "Residual impact"), book.Read("Risks", "CR1", "Residual likelihood")).ShouldBe(("4", "3"));
            book.Read("Risks", "CR1", "Assumed").ShouldContain("Residual score 4 × 3");
            (await Editor.Import("", ("w.xlsx", book.Save()))).Unchanged.ShouldBe(1);
        }

        (await Editor.Hold("CR1")).Entry.ResidualScore.Assumed.ShouldBeTrue();
        using (var book = new FilledWorkbook(await Workbook()))
        {
            book.Fill("Risks", "CR1", "Residual likelihood", "4");
            (await Editor.Import("", ("w.xlsx", book.Save()))).Updated.ShouldBe(1);
        }

        var changed = (await Editor.Hold("CR1")).Entry.ResidualScore;
        (changed.Impact, changed.Likelihood, changed.Assumed).ShouldBe((4, 4, false));
        using var confirmed = new FilledWorkbook(await Workbook());
        (await Editor.Hold("CR1")).Entry.Score.Assumed.ShouldBeTrue();
        confirmed.Fill("Risks", "CR1", "Assumed", "");
        (await Editor.Import("", ("w.xlsx", confirmed.Save()))).Updated.ShouldBe(1);
        (await Editor.Hold("CR1")).Entry.Score.Assumed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Improving")]
    [InlineData("Going well")]
    public async Task A_direction_in_other_words_is_answered_with_what_to_write(string words)
    {
        await Fill();
        using var book = new FilledWorkbook(await Workbook());
        var place = book.Place("Risks", "CR1", "Direction of travel");
        book.Fill("Risks", "CR1", "Direction of travel", words);

        var (_, found) = await Editor.SendImport("", [("w.xlsx", book.Save())]).Refused();

        var message = found.Messages.ShouldHaveSingleItem();
        (message.Code, message.Cell).ShouldBe(("direction_unreadable", place));
        message.Message.ShouldContain("Upwards, Level or Downwards");
        (await Editor.Hold("CR1")).Entry.DirectionOfTravel.Narrative.ShouldBeNull();
    }

    [Fact]
    public async Task A_day_of_review_that_is_not_taken_is_named()
    {
        await Fill();
        using var book = new FilledWorkbook(await Workbook());
        book.Fill("Risks", "CR1", "Last reviewed", "2099-01-01");

        var imported = await Editor.Import("", ("w.xlsx", book.Save()));

        (imported.Unchanged, imported.Messages.ShouldHaveSingleItem().Code).ShouldBe((2, "review_kept"));
    }

    [Fact]
    public async Task A_stale_row_is_refused_by_name_even_where_only_an_action_was_changed()
    {
        await Fill();
        using var book = new FilledWorkbook(await Workbook());
        book.Fill("Actions", "CR1", "Action status", "Done");
        await Editor.Change("CR1", new { title = "Reservoir runs dry again" });

        var (_, found) = await Editor.SendImport("", [("w.xlsx", book.Save())]).Refused();

        found.Messages.ShouldHaveSingleItem().Code.ShouldBe("stale");
        found.Rows.Single(row => row.Reference == "CO1").Result.ShouldBe(RowResult.Unchanged);
        book.Dispose();
    }

    async Task Fill()
    {
        var risk = new NewEntry { Title = "Reservoir runs dry", Owners = [Post], Actions = Actions, TargetScore = new Cell(2, 2) };
        await Editor.Create(risk);
        await Editor.Create(NewEntry.Opportunity with { Owners = ["Director of Heat"], Actions = [new { text = "Lay a pipe" }] });
    }

    async Task<byte[]> Workbook(string path = "register?format=xlsx")
    {
        using var file = await Editor.Get($"/api/v1/{path}");
        return await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    static string Said(ImportDocument imported) =>
        string.Join('\n', imported.Messages.Select(message => $"{message.Code} {message.Cell} {message.Message}"));
}
