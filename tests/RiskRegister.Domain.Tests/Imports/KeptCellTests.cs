using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Cells that say that nothing changed, or where it is said: what is known stays.</summary>
public sealed class KeptCellTests
{
    static readonly string[] Headings =
    [
        "Ref", "Risk", "Description", "Consequences", "Service", "Owner", "Risk type", "Gross", "Net", "Controls", "Actions",
        "Action owner", "Due date", "Progress",
    ];

    static readonly string[] Known =
    [
        "R1", "Flood", "River level", "Depot shut", "Place", "Head of Works", "Financial", "16", "9", "Pumps", "Raise wall", "J Smith",
        "31/03/2027", "Tendered",
    ];

    [Theory]
    [InlineData("No change")]
    [InlineData("no changes.")]
    [InlineData("No change from Q1")]
    [InlineData("No change since last quarter")]
    [InlineData("No change this quarter")]
    [InlineData("No change (Q2 2026/27)")]
    [InlineData("No change - as before")]
    [InlineData("There has been no change since the last review.")]
    [InlineData("No further update")]
    [InlineData("No update this period")]
    [InlineData("N/C")]
    [InlineData("No chg")]
    [InlineData("Unch.")]
    [InlineData("Unchanged")]
    [InlineData("Unchanged since March 2026")]
    [InlineData("Remains the same")]
    [InlineData("Same")]
    [InlineData("Same as last quarter")]
    [InlineData("The same as before")]
    [InlineData("As before")]
    [InlineData("as previously")]
    [InlineData("As previously reported")]
    [InlineData("As per last quarter")]
    [InlineData("As reported in Q1 25/26")]
    [InlineData("As above")]
    [InlineData("See above.")]
    [InlineData("Same as above")]
    [InlineData("As per row above")]
    [InlineData("Ditto")]
    [InlineData("\"")]
    public void What_is_known_stays_where_cells_say_that_nothing_changed_or_where_it_is_written(string cell)
    {
        var live = Imported(Table(Headings, Known));
        string[] row = [.. Known.Select((known, at) => at is < 2 ? known : cell)];

        var read = Read(Table(Headings, row));
        var plan = Plan(read, live);

        plan.Questions.ShouldBeEmpty();
        plan.Outcomes.ShouldHaveSingleItem().ChangedFields.ShouldBeEmpty();
        read.Messages.ShouldAllBe(message => message.Code == ImportCodes.CellKept);
        read.Messages.Select(message => message.Column).ShouldBe(Headings[2..], ignoreOrder: true);
    }

    [Fact]
    public void NC_says_so_where_it_is_nobodys_initials_and_no_code()
    {
        var live = Imported(Table(Headings, Known));
        string[] row = [.. Known.Select((known, at) => at is < 2 ? known : "NC")];

        var outcome = Plan(Read(Table(Headings, row)), live).Outcomes.ShouldHaveSingleItem();

        outcome.ChangedFields.ShouldBe(["types", "service", "owners"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Key: NC = no change", "NC")]
    [InlineData("TBC = to be confirmed; NC - no change since last quarter", "nc")]
    [InlineData("UC means unchanged", "UC")]
    public void What_a_key_says_to_mean_so_does_in_every_column(string key, string cell)
    {
        var live = Imported(Table(Headings, Known));
        string[] row = [.. Known.Select((known, at) => at is < 2 ? known : cell)];

        Plan(Read(Table([key], Headings, row)), live).Outcomes.ShouldHaveSingleItem().ChangedFields.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Key: NC = Northern Centre")]
    [InlineData("Key: N = no change")]
    [InlineData("Key: SC = no change of staff is planned")]
    public void Other_keys_say_nothing_of_cells(string key) =>
        Read(Table([key], ["Ref", "Risk", "Gross", "Net", "Owner", "Service"], ["R1", "Flood", "16", "9", "NC", "SC"]))
            .Rows.Single().Owners!.Value.ShouldBe(["NC"]);

    [Theory]
    [InlineData("As risk 3")]
    [InlineData("Same as for CR1")]
    [InlineData("as per entry 4a.")]
    public void Owners_of_another_entry_are_not_written_out(string cell) =>
        Read(Table(["Ref", "Risk", "Gross", "Net", "Owner"], ["R1", "Flood", "16", "9", cell])).Rows.Single().Owners.ShouldBeNull();

    [Theory]
    [InlineData("\"")]
    [InlineData("As above")]
    [InlineData("Ditto")]
    public void Titles_that_are_written_elsewhere_are_refused(string title) =>
        Refusals(Read(Table(["Ref", "Risk", "Gross", "Net"], ["R1", "Flood", "16", "9"], ["R2", title, "16", "9"])).Messages)
            .ShouldBe([ImportCodes.TitleMissing]);

    [Theory]
    [InlineData("Raise wall\nNo change", "No change")]
    [InlineData("• Raise wall\n• As before.", "As before.")]
    [InlineData("Raise wall\nNC", "NC")]
    [InlineData("Raise wall\nUnch.", "Unch.")]
    public void Among_actions_it_is_none_and_is_named(string cell, string named)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows.ShouldHaveSingleItem().Actions!.Value.Select(action => action.Text).ShouldBe(["Raise wall"]);
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ActionUnreadable
            && message.Message.StartsWith($"\"{named}\" says nothing of its own", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("No change\nNo change")]
    [InlineData("• N/C\n• Unchanged")]
    public void Where_every_line_says_so_the_actions_stay(string cell)
    {
        var live = Imported(Table(Headings, Known));
        string[] row = [.. Known.Select((known, at) => at == 10 ? cell : at > 10 ? "" : known)];

        var read = Read(Table(Headings, row));

        LiveAfter(Plan(read, live)).Single().Actions.Select(action => action.Text).ShouldBe(["Raise wall"]);
        CodesOf(read.Messages).ShouldContain(ImportCodes.CellKept);
    }

    [Fact]
    public void What_is_beside_it_goes_with_it() => ReadOne(
        ("Actions", "Raise wall\nNo change\nFit gate"), ("Action owner", "Mason\nBaker\nPotter"), ("Due date", "March 2027\n-\nMay 2027"))
        .Actions!.Value.Select(action => (action.Text, action.Owner.Value, action.DueOn.Value?.Month))
        .ShouldBe([("Raise wall", "Mason", 3), ("Fit gate", "Potter", 5)]);

    [Fact]
    public void As_many_owners_as_there_are_actions_are_theirs() => ReadOne(
        ("Actions", "Raise wall\nAs before\nFit gate"), ("Action owner", "Mason\nPotter")).Actions!.Value
        .Select(action => (action.Text, action.Owner.Value)).ShouldBe([("Raise wall", "Mason"), ("Fit gate", "Potter")]);

    [Theory]
    [InlineData("No change\nNo change")]
    [InlineData("1. No change\n2. Unch.")]
    [InlineData("N/C\nN/C")]
    public void Where_each_line_says_so_what_is_known_stays(string cell)
    {
        var live = Imported(Table(Headings, Known));
        string[] row = [.. Known.Select((known, at) => Headings[at] == "Actions" ? cell : known)];

        Plan(Read(Table(Headings, row)), live).Outcomes.ShouldHaveSingleItem().ChangedFields.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Raise wall\nManage the change")]
    [InlineData("Raise wall\nNo change without a vote")]
    public void Actions_that_speak_of_change_stay(string cell) =>
        ReadCells(("Actions", cell)).Rows.ShouldHaveSingleItem().Actions!.Value.Count.ShouldBe(2);

    [Theory]
    [InlineData("TBC")]
    [InlineData("T.B.C.")]
    [InlineData("To be determined")]
    public void What_is_known_stays_where_texts_are_not_known_yet(string cell)
    {
        var live = Imported(Table(Headings, Known));
        string[] row = [.. Known.Select((known, at) => at is 2 or 3 or 4 or 6 or 9 or 10 ? cell : at > 10 ? "-" : known)];

        var read = Read(Table(Headings, row));

        Plan(read, live).Outcomes.ShouldHaveSingleItem().ChangedFields.ShouldBeEmpty();
        CodesOf(read.Messages).ShouldBe(Enumerable.Repeat(ImportCodes.CellKept, 6));
    }

    [Theory]
    [InlineData("No change in government policy is expected")]
    [InlineData("No changing rooms")]
    [InlineData("Unchanged budgets lose value")]
    [InlineData("Same-day surgery stops")]
    [InlineData("As before the flood, pumps fail")]
    [InlineData("As above, and the weir gives way")]
    [InlineData("See above the weir")]
    [InlineData("No update of the servers")]
    [InlineData("May")]
    [InlineData("Last quarter")]
    [InlineData("Not tested")]
    public void Texts_that_say_more_are_texts(string cell)
    {
        string[] row = [.. Known.Select((known, at) => at is 2 or 3 ? cell : known)];

        var read = Read(Table(Headings, row));

        (read.Rows[0].Description!.Value, read.Rows[0].Effects!.Value).ShouldBe((cell, read.Rows[0].Effects!.Value));
        read.Rows[0].Effects!.Value.ShouldBe([cell]);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("''")]
    [InlineData("\"")]
    [InlineData("“")]
    public void A_narrative_of_signs_alone_stays(string narrative)
    {
        SourceTable[] table = [Table(["Ref", "Risk", "Gross", "Net", "Narrative"], ["R1", "Flood", "16", "9", narrative])];
        var plan = Plan(Read(table), Imported(table));
        plan.Outcomes.ShouldHaveSingleItem().State!.Direction.Narrative.ShouldBe(narrative);
    }

    [Fact]
    public void They_are_named_once_a_column()
    {
        var read = Read(Table(["Ref", "Risk", "Owner", "Gross", "Net"],
            ["R1", "Flood", "No change", "16", "9"], ["R2", "Fire", "As before", "16", "9"], ["R3", "Fraud", "no change", "16", "9"],
            ["R4", "Theft", "As above", "16", "9"]));

        read.Messages.Select(message => (message.Row, message.Column, message.Message)).ShouldBe(
        [
            (2, "Owner", "3 cells under \"Owner\" say that nothing changed (\"No change\", \"As before\"): what is known stays."),
            (5, "Owner", "1 cell under \"Owner\" says where else it is written (\"As above\"): nothing is read there, and what is known "
                + "stays. Write it out in every row."),
        ]);
    }

    [Fact]
    public void Of_a_new_entry_nothing_is_known_and_no_such_words_are_stored()
    {
        var plan = Plan(Read(Table(Headings, [.. Known.Select((known, at) => at is < 2 or 7 or 8 ? known : "As before")])), []);

        var entry = LiveAfter(plan).ShouldHaveSingleItem();
        (entry.Description, entry.Service, entry.Owners.Count, entry.Types.Count, entry.Effects.Count, entry.Controls.Count,
            entry.Actions.Count).ShouldBe((null, null, 0, 0, 0, 0, 0));
        plan.Messages.ShouldContain(message => message.Code == ImportCodes.CellKept
            && message.Message.StartsWith("\"Flood\" is new, and nothing is known", StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_entry_whose_scores_did_not_change_is_a_proposal_until_it_is_scored()
    {
        var plan = Plan(Read(Table(Headings, [.. Known.Select((known, at) => at is 7 or 8 ? "No change" : known)])), []);

        LiveAfter(plan).ShouldHaveSingleItem().Status.ShouldBe(EntryStatus.Proposed);
        CodesOf(plan.Messages).ShouldContain(ImportCodes.EntryProposed);
    }

    [Fact]
    public void One_score_changes_beside_another_that_did_not()
    {
        var live = Imported(Table(Headings, Known));

        var plan = Plan(Read(Table(Headings, [.. Known.Select((known, at) => at == 7 ? "No change" : at == 8 ? "12" : known)])), live);

        plan.Questions.ShouldBeEmpty();
        plan.Outcomes.ShouldHaveSingleItem().ChangedFields.ShouldBe(["residualScore"]);
    }

    [Fact]
    public void A_likelihood_beside_an_impact_that_did_not_change_is_named()
    {
        string[] headings = ["Ref", "Risk", "Impact", "Likelihood", "Net"];
        var live = Imported(Table(headings, ["R1", "Flood", "4", "4", "9"]));

        var read = Read(Table(headings, ["R1", "Flood", "No change", "3", "9"]));

        Plan(read, live).Outcomes.ShouldHaveSingleItem().ChangedFields.ShouldBeEmpty();
        CodesOf(read.Messages).ShouldBe([ImportCodes.ScoreMissing, ImportCodes.CellKept]);
    }

    [Theory]
    [InlineData("Actions", "Action owner", ImportCodes.ActionUnreadable)]
    [InlineData("Controls", "Control owner", ImportCodes.ControlUnreadable)]
    public void What_is_new_of_items_that_are_not_written_out_is_named(string items, string part, string code)
    {
        var read = ReadCells((items, "No change"), (part, "B Brown"));

        CodesOf(read.Messages).ShouldBe([code, ImportCodes.CellKept]);
        read.Messages[0].Message.ShouldStartWith("\"B Brown\" is not read");
        CodesOf(ReadCells((items, "No change"), (part, "N/A")).Messages).ShouldBe([ImportCodes.CellKept]);
    }

    [Fact]
    public void What_is_known_of_one_action_stays_beside_another_that_changed()
    {
        var live = Imported(Table(Headings, [.. Known[..10], "Raise wall\nBuy pumps", "J Smith\nA Jones", "-", "Tendered\nOrdered"]));

        var plan = Plan(Read(Table(Headings,
            [.. Known[..10], "Raise wall\nBuy pumps", "No change\nB Brown", "-", "As before\nDelivered"])), live);

        CodesOf(plan.Messages).ShouldBe([ImportCodes.ActionUnreadable, ImportCodes.ActionUnreadable]);
        plan.Outcomes.ShouldHaveSingleItem().State!.Actions.Select(action => (action.Owner, action.Progress))
            .ShouldBe([("J Smith", "Tendered"), ("B Brown", "Delivered")]);
    }

    [Theory]
    [InlineData("As before", true)]
    [InlineData("No change", true)]
    [InlineData("As above", true)]
    [InlineData("TBC", false)]
    [InlineData("\"", false)]
    [InlineData("See CR1", false)]
    public void In_our_own_workbook_what_may_be_an_entrys_text_is_one(string cell, bool isKept)
    {
        var live = Imported(Table(Headings, Known));
        var read = Read(Table(["Reference", "Title", "Score", "Residual score", "Controls", "Owners", "Id", "Revision"],
            ["CR1", "Flood", "16", "9", cell, cell, live[0].Id.ToString(), "1"]));

        var state = Plan(read, live, new ImportOptions { Revisions = new Dictionary<Guid, int> { [live[0].Id] = 1 } })
            .Outcomes.ShouldHaveSingleItem().State!;

        (state.Controls[0].Text, state.Owners[0]).ShouldBe(isKept ? ("Pumps", "Head of Works") : (cell, cell));
        CodesOf(read.Messages).Count(code => code == ImportCodes.CellKept).ShouldBe(isKept ? 2 : 0);
    }

    [Fact]
    public void A_row_that_goes_on_says_as_above_what_its_entry_says()
    {
        var read = Read(Table(["Ref", "Risk", "Owner", "Gross", "Net", "Actions", "Action owner"],
            ["R1", "Flood", "Head of Works", "16", "9", "Pumps", "J Smith"], ["", "", "As above", "", "", "Walls", "A Jones"]));

        read.Rows.ShouldHaveSingleItem().Owners!.Value.ShouldBe(["Head of Works"]);
        read.Rows[0].Actions!.Value.Select(action => action.Owner.Value).ShouldBe(["J Smith", "A Jones"]);
    }

    [Fact]
    public void In_a_column_of_directions_or_narratives_they_say_how_it_moved()
    {
        var read = Read(Table(["Ref", "Risk", "Gross", "Net", "Direction", "Narrative"],
            ["R1", "Flood", "16", "9", "No change", "No change"]));

        (read.Rows[0].Direction!.Value, read.Rows[0].Narrative!.Value).ShouldBe((Direction.Level, "No change"));
        read.Messages.ShouldBeEmpty();
    }
}
