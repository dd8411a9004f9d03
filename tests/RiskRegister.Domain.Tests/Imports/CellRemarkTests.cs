using RiskRegister.Domain.Imports;
using Shouldly;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>What rows and cells are beside their text is never passed over in silence.</summary>
public sealed class CellRemarkTests
{
    static readonly string[] Headings = ["Ref", "Title", "Score", "Residual score"];

    [Fact]
    public void A_hidden_table_is_not_read() =>
        Read(Table(Row(2, "CR1", "Flood", "16", "12")), Table(Row(2, "CR2", "Withdrawn", "16", "12")) with { IsHidden = true })
            .Rows.ShouldHaveSingleItem().Title.ShouldBe("Flood");

    [Fact]
    public void Hidden_rows_and_columns_and_struck_text_are_named()
    {
        var struck = new Dictionary<int, CellRemark> { [1] = new(CellMarks.Struck, "old") };
        var table = Table(
            Row(2, "CR1", "Flood", "16", "12") with { Remarks = struck }, Row(3, "CR2", "Withdrawn", "16", "9") with { IsHidden = true })
            with
        { HiddenColumns = new HashSet<int> { 3 } };

        var read = Read(table);

        read.Rows.ShouldHaveSingleItem().Title.ShouldBe("Flood");
        read.Messages.Select(message => (message.Code, message.Row, message.Column)).ShouldBe(
        [
            (ImportCodes.ColumnHidden, 1, "Residual score"), (ImportCodes.TextStruck, 2, "Title"), (ImportCodes.RowHidden, 3, null),
        ]);
    }

    [Theory]
    [InlineData("done")]
    [InlineData("– completed 3 June 2026")]
    [InlineData("(no longer needed)")]
    [InlineData("Superseded by R4")]
    [InlineData("Closed Q1")]
    public void What_is_said_of_a_struck_action_is_no_action(string said)
    {
        var read = ReadStruck("Actions", said);

        read.Rows.ShouldHaveSingleItem().Actions!.Value.Select(action => (action.Text, action.Status))
            .ShouldBe([("Fit gate", null), ("Write letter", null)]);
        read.Messages.ShouldHaveSingleItem().Message
            .ShouldBe($"\"Consult\" is struck through and is not read, nor is what is said of it, \"{said.Trim('–', ' ', '(', ')')}\".");
    }

    [Theory]
    [InlineData("Consult all unions")]
    [InlineData("Publish what was done")]
    [InlineData("Remove the gate")]
    public void What_is_written_in_place_of_it_is_one(string text) =>
        ReadStruck("Controls", text).Rows.ShouldHaveSingleItem().Controls!.Value.ShouldBe(["Fit gate", text, "Write letter"]);

    [Fact]
    public void What_else_is_written_in_place_of_struck_text_is_read() => ReadStruck("Narrative", "Completed").Rows.ShouldHaveSingleItem()
        .Narrative!.Value!.ShouldContain("Completed");

    static ReadRegister ReadStruck(string heading, string behind)
    {
        var struck = new Dictionary<int, CellRemark> { [4] = new(CellMarks.Struck, "Consult") { BehindStruck = [1] } };
        return Read(new SourceTable("register", [new SourceRow(1, [.. Headings, heading]),
            Row(2, "CR1", "Flood", "16", "9", $"Fit gate\n{behind}\nWrite letter") with { Remarks = struck }]));
    }

    [Fact]
    public void An_action_of_a_form_that_is_struck_out_is_named_and_takes_no_line_from_the_others()
    {
        var struck = new Dictionary<int, CellRemark>
        {
            [0] = new(CellMarks.Struck, "Old groyne"),
            [1] = new(CellMarks.Struck, "Planner"),
        };

        var read = Read(new SourceTable("form", [
            Row(1, "Ref", "K1", "Risk", "Wall fails"), Row(2, "Gross score", "16", "Net score", "9"), Row(3, "Action", "Owner", "Due", ""),
            Row(4, "Raise wall", "Engineer", "1/3/2027", ""), Row(5, "Rock armour", "Mason", "1/4/2027", ""),
            Row(6, "", "", "", "") with { Remarks = struck }]));

        read.Rows.ShouldHaveSingleItem().Actions!.Value.Select(action => (action.Text, action.Owner.Value))
            .ShouldBe([("Raise wall", "Engineer"), ("Rock armour", "Mason")]);
        read.Messages.Select(message => (message.Row, message.Code, message.Message)).ShouldBe(
            [(6, ImportCodes.RowIgnored, "\"Old groyne Planner\" is struck through, and the row is left out.")]);
    }

    [Fact]
    public void A_formula_without_its_value_is_refused()
    {
        var remarks = new Dictionary<int, CellRemark> { [1] = new(CellMarks.NotCalculated) };

        var refused = Read(Table(Row(2, "CR1", "", "16", "12") with { Remarks = remarks })).Messages
            .First(message => message.Severity == ImportSeverity.Refused);

        (refused.Code, refused.Row, refused.Column).ShouldBe((ImportCodes.FormulaNotCalculated, 2, "Title"));
    }

    [Fact]
    public void A_merged_cell_is_read_once()
    {
        var merged = new CellRemark(CellMarks.Merged);
        var below = Row(3, "CR1", "Flood", "16", "12", "Pump") with
        {
            Remarks = new Dictionary<int, CellRemark> { [0] = merged, [1] = merged, [2] = merged, [3] = merged },
        };
        var heading = new SourceRow(1, [.. Headings, "Controls"]);

        var row = Read(new SourceTable("r", [heading, Row(2, "CR1", "Flood", "16", "12", "Gate"), below])).Rows.ShouldHaveSingleItem();

        row.Controls!.Value.ShouldBe(["Gate", "Pump"]);
    }

    [Theory]
    [InlineData(true, "Works Manager")]
    [InlineData(false, null)]
    public void An_owner_that_is_merged_over_two_actions_owns_both(bool isMerged, string? second)
    {
        var merged = new CellRemark(CellMarks.Merged);
        var remarks = Enumerable.Range(0, 4).ToDictionary(at => at, _ => merged);
        if (isMerged) remarks[5] = merged;
        var below = Row(3, "CR1", "Flood", "16", "12", "Pump", isMerged ? "Works Manager" : "") with { Remarks = remarks };
        var heading = new SourceRow(1, [.. Headings, "Actions", "Action owner"]);

        var row = Read(new SourceTable("r", [heading, Row(2, "CR1", "Flood", "16", "12", "Gate", "Works Manager"), below])).Rows
            .ShouldHaveSingleItem();

        row.Actions!.Value.Select(action => (action.Text, action.Owner.Value)).ShouldBe([("Gate", "Works Manager"), ("Pump", second)]);
    }

    static ReadRegister Read(params SourceTable[] tables) => RegisterReader.Read(tables, new RegisterSettings());

    static SourceTable Table(params SourceRow[] rows) => new("r", [new SourceRow(1, Headings), .. rows]);

    static SourceRow Row(int number, params string[] cells) => new(number, cells);
}
