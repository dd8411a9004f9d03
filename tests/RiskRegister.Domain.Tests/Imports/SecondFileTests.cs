using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>What a second file changes of that which a first one said.</summary>
public sealed class SecondFileTests
{
    static readonly DateTimeOffset June = new(2026, 6, 15, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Action due date", "30/11/2027", "Target date")]
    [InlineData("Action due date", "30/11/2027", "By when")]
    [InlineData("Action owner", "Works", "By whom")]
    [InlineData("Action status", "Done", "Completed")]
    public void An_empty_column_that_may_mean_something_else_clears_nothing_and_is_named(string heading, string cell, string empty)
    {
        var live = Imported(Register([heading], [cell]));
        var read = Read(Register([empty], [""]));

        Plan(read, live).Outcomes[0].Result.ShouldBe(RowResult.Unchanged);
        var message = read.Messages.ShouldHaveSingleItem();
        (message.Code, message.Column).ShouldBe((ImportCodes.ColumnIgnored, empty));
        message.Message.ShouldContain("it is empty");
    }

    [Theory]
    [InlineData("Responsible officer", "Officer", "Head of Works")]
    [InlineData("Description", "Background", "Old cables")]
    [InlineData("Consequences", "Leading to", "Smoke")]
    [InlineData("Service", "Team", "Depots")]
    [InlineData("Type", "Theme", "Legal")]
    public void So_it_is_with_fields_of_the_entry(string heading, string empty, string cell)
    {
        var live = Imported(Register([heading], [cell]));
        var state = Plan(Read(Register([empty], [""])), live).Outcomes[0].State!;

        (state.Owners.Concat(state.Types).Concat(state.Effects).Append(state.Service ?? state.Description)).ShouldContain(cell);
    }

    [Theory]
    [InlineData("Action due date")]
    [InlineData("Due date")]
    public void An_empty_column_that_is_surely_understood_clears(string heading)
    {
        var live = Imported(Register(["Due date"], ["30/11/2027"]));

        Plan(Read(Register([heading], [""])), live).Outcomes[0].State!.Actions[0].DueOn.ShouldBeNull();
    }

    [Fact]
    public void An_empty_cell_of_a_column_that_says_something_elsewhere_clears_and_one_that_a_mapping_names_does()
    {
        var live = Imported(Register(["Due date"], ["30/11/2027"]));
        string[][] two = [.. Register(["Target date"], [""]).Rows.Select(row => row.Cells.ToArray()),
            ["R8", "Theft of fuel", "16", "9", "Lock the tank", "31/12/2027"]];
        var mapping = new ImportMapping
        {
            Tables = [new TableMapping { Columns = [new ColumnMapping { Heading = "Target date", Fields = [ImportField.ActionDates] }] }],
        };

        Plan(Read(Table(two)), live).Outcomes[0].State!.Actions[0].DueOn.ShouldBeNull();
        Plan(RegisterReader.Read([Register(["Target date"], [""])], Settings, mapping), live).Outcomes[0].State!.Actions[0].DueOn
            .ShouldBeNull();
    }

    [Theory]
    [InlineData("Progress", "Not started")]
    [InlineData("Progress", "Slipped")]
    [InlineData("Action progress", "In progress")]
    [InlineData("Action progress", "On hold")]
    [InlineData("% complete", "40%")]
    [InlineData("% complete", "0")]
    [InlineData("Progress", "Delayed")]
    public void Progress_that_plainly_says_an_action_is_open_reopens_it(string heading, string progress)
    {
        foreach (var over in new[] { "Completed", "Cancelled" })
        {
            var live = Imported(Register(["Action progress"], [over]));
            live[0].Actions[0].Status.ShouldNotBe(ActionStatus.Open);

            Plan(Read(Register([heading], [progress])), live).Outcomes[0].State!.Actions[0].Status.ShouldBe(ActionStatus.Open);
        }
    }

    [Theory]
    [InlineData("Posts are in")]
    [InlineData("100%")]
    [InlineData("")]
    public void Progress_that_says_nothing_of_it_leaves_an_action_done(string progress)
    {
        var live = Imported(Register(["Action progress"], ["Completed"]));

        Plan(Read(Register(["Action progress"], [progress])), live).Outcomes[0].State!.Actions[0].Status.ShouldBe(ActionStatus.Done);
    }

    [Theory]
    [InlineData("Yes", "3", "5")]
    [InlineData("Yes - paragraph 2", "3", "2")]
    public void A_row_that_names_no_paragraph_has_the_one_that_is_known(string cell, string ofAll, string paragraph)
    {
        var live = Imported(Register(["Exempt"], ["Yes - paragraph 5"]));
        var mapping = new ImportMapping { ExemptParagraph = ofAll };

        var plan = Plan(RegisterReader.Understand([Register(["Exempt"], [cell])], Settings, mapping).Register, live);

        plan.Outcomes[0].State!.Exempt!.Paragraph.ShouldBe(paragraph);
    }

    [Theory]
    [InlineData("Exempt", "Yes")]
    [InlineData("Confidential?", "Y")]
    [InlineData("Access", "Not for publication")]
    public void No_paragraph_is_asked_for_where_each_entry_has_one(string heading, string cell)
    {
        var live = Imported(Register(["Exempt"], ["Yes - paragraph 5"]));
        var read = Read(Register([heading], [cell]));

        var plan = Plan(read, live);
        plan.Questions.ShouldBeEmpty();
        plan.Outcomes.ShouldHaveSingleItem().Result.ShouldBe(RowResult.Unchanged);

        var open = Plan(read, Imported(Register(["Exempt"], ["No"])));
        open.Questions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            question => question.Id.ShouldBe("exempt-paragraph"), question => question.Column.ShouldBe(heading),
            question => question.Row.ShouldBe(2));
        open.Outcomes.ShouldHaveSingleItem().Result.ShouldBe(RowResult.Refused);
    }

    [Fact]
    public void What_comes_back_has_its_paragraph_and_what_replaces_it_needs_one()
    {
        var live = Imported(Register(["Exempt"], ["Yes - paragraph 5"]));
        var missing = live.Select(entry => entry with
        {
            Status = EntryStatus.Closed,
            Closure = new Closure($"{ImportPlanner.ClosedAsMissing}Q2", Now, [], EntryStatus.Open),
        }).ToArray();
        var read = Read(Register(["Exempt"], ["Yes"]));

        var back = Plan(read, missing);
        back.Questions.ShouldBeEmpty();
        back.Outcomes.ShouldHaveSingleItem().State!.Exempt!.Paragraph.ShouldBe("5");

        var other = live.Select(entry => entry with { Title = "Something else altogether" }).ToArray();
        Plan(read, other, new ImportOptions { Replace = [$"{live[0].Reference}"] }).Questions.ShouldHaveSingleItem()
            .Id.ShouldBe("exempt-paragraph");
    }

    [Theory]
    [InlineData("4")]
    [InlineData("14")]
    public void The_answer_is_for_entries_that_have_none(string paragraph)
    {
        var live = Imported(Register(["Exempt"], ["No"]));
        var read = Answered([Register(["Exempt"], ["Yes"])], ("exempt-paragraph", paragraph));

        Plan(read, live).Outcomes[0].State!.Exempt!.Paragraph.ShouldBe(paragraph);
        Plan(read, []).Outcomes[0].State!.Exempt!.Paragraph.ShouldBe(paragraph);
    }

    [Fact]
    public void Another_day_of_completion_takes_the_place_of_the_one_before_and_an_open_action_has_none()
    {
        var live = After(After([], "Lock the tank (in progress)"), "Lock the tank - Completed May 2026");
        Progress(live).ShouldBe((ActionStatus.Done, "Completed in May 2026"));

        live = After(live, "Lock the tank (completed 3 May 2026)");
        Progress(live).ShouldBe((ActionStatus.Done, "Completed on 3 May 2026"));

        live = LiveAfter(Plan(Read(Register(["Action complete?"], ["N"])), live, now: June));
        Progress(live).ShouldBe((ActionStatus.Open, null));
    }

    [Theory]
    [InlineData("Two bolts are on", "Two bolts are on (completed on 3 May 2026)")]
    [InlineData("Two bolts are on (completed on 31 May 2026)", "Two bolts are on (completed on 3 May 2026)")]
    [InlineData("in progress (completed on 31 May 2026) (completed on 4 May 2026)", "Completed on 3 May 2026")]
    [InlineData("Two bolts are on (done on 2 May 2026)", "Two bolts are on (done on 2 May 2026) (completed on 3 May 2026)")]
    [InlineData("Completed on 31 May 2026", "Completed on 3 May 2026")]
    [InlineData("Completed on 31 May 2026 by the smith", "Completed on 31 May 2026 by the smith (completed on 3 May 2026)")]
    public void A_day_of_completion_leaves_what_somebody_wrote(string stored, string progress) =>
        new ImportedAction("Lock", CompletedOn: new DateOnly(2026, 5, 3))
            .ApplyTo(new(1, "Lock", Progress: stored), new(2026, 6, 1)).Progress.ShouldBe(progress);

    [Theory]
    [InlineData(ActionStatus.Done, "Bolts are on (completed on 31 May 2026)")]
    [InlineData(ActionStatus.Open, "Bolts are on")]
    [InlineData(ActionStatus.Dropped, "Bolts are on")]
    public void A_status_that_is_not_done_takes_the_day_away(ActionStatus status, string progress) =>
        new ImportedAction("Lock", Status: status)
            .ApplyTo(new(1, "Lock", Progress: "Bolts are on (completed on 31 May 2026)"), new(2026, 6, 1)).Progress.ShouldBe(progress);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_row_of_an_action_that_was_pasted_twice_is_kept_once_and_named(int pasted)
    {
        string[][] rows = [ActionRow("Lock the tank", "30/11/2027"), ActionRow("Light the yard", "31/12/2027")];
        var read = Read(Table([Headings("Due date"), .. rows[..(pasted - 1)], rows[pasted - 2], .. rows[(pasted - 1)..]]));

        read.Rows.ShouldHaveSingleItem().Actions!.Value.Select(action => action.Text).ShouldBe(["Lock the tank", "Light the yard"]);
        var message = read.Messages.Where(message => message.Code == ImportCodes.RowIgnored).ShouldHaveSingleItem();
        (message.Row, message.Message.Contains($"the same as row {pasted}", StringComparison.Ordinal)).ShouldBe((pasted + 1, true));
    }

    [Fact]
    public void Rows_of_one_text_that_differ_in_their_day_are_two_actions()
    {
        var read = Read(Table(Headings("Due date"), ActionRow("Walk the yard", "30/11/2027"), ActionRow("Walk the yard", "31/12/2027")));

        read.Rows.ShouldHaveSingleItem().Actions!.Value.Count.ShouldBe(2);
        CodesOf(read.Messages).ShouldBe([ImportCodes.RowsJoined]);
    }

    [Fact]
    public void An_action_that_is_written_beside_each_of_several_controls_is_one()
    {
        var read = Read(Table(Headings("Due date", "Controls"), [.. ActionRow("Walk the yard", "30/11/2027"), "Fence"],
            [.. ActionRow("Walk the yard", "30/11/2027"), "Dog"], [.. ActionRow("Light the yard", "31/12/2027"), "Dog"]));

        var row = read.Rows.ShouldHaveSingleItem();
        row.Actions!.Value.Select(action => (action.Text, action.DueOn.Value?.Month))
            .ShouldBe([("Walk the yard", 11), ("Light the yard", 12)]);
        row.Controls!.Value.ShouldBe(["Fence", "Dog"]);
    }

    static string[] Headings(params string[] more) => ["Ref", "Risk title", "Gross score", "Net score", "Actions", .. more];

    static string[] ActionRow(string action, string cell) => ["R7", "Theft from the yard", "16", "9", action, cell];

    static SourceTable Register(string[] headings, string[] cells, string action = "Lock the tank") =>
        Table(Headings(headings), [.. ActionRow(action, "")[..5], .. cells]);

    static IReadOnlyList<EntryState> After(IReadOnlyList<EntryState> live, string action) =>
        LiveAfter(Plan(Read(Register([], [], action)), live, now: June));

    static (ActionStatus, string?) Progress(IReadOnlyList<EntryState> live) =>
        (live[0].Actions.ShouldHaveSingleItem().Status, live[0].Actions[0].Progress);
}
