using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Whose owner a column has, by where it stands; days headed as persons; and what says that there is no action.</summary>
public sealed class OwnersByPlaceTests
{
    [Theory]
    [InlineData("Who", "Lead")]
    [InlineData("Who", "Owner")]
    [InlineData("By whom", "Responsible officer")]
    public void Of_the_risk_beside_it_and_of_the_actions_behind_them(string beside, string behind)
    {
        var row = Read(Table(["Ref", "Risk", beside, "Gross", "Net", "Action", behind, "Due"],
            ["K1", "Silt", "Ports Manager", "16", "9", "Dredge", "Rigger", "31/03/2027"])).Rows.ShouldHaveSingleItem();
        row.Owners!.Value.ShouldBe(["Ports Manager"]);
        row.Actions!.Value.Single().Owner.Value.ShouldBe("Rigger");
    }

    [Theory]
    [InlineData("Who", "Risk owner")]
    [InlineData("Action owner", "Lead")]
    public void Not_so_where_a_heading_says_it(string first, string second)
    {
        var row = Read(Table(["Ref", "Risk", first, "Gross", "Net", "Action", second, "Due"],
            ["K1", "Silt", "Rigger", "16", "9", "Dredge", "Ports Manager", "31/03/2027"])).Rows.ShouldHaveSingleItem();
        row.Owners!.Value.ShouldBe(["Ports Manager"]);
        row.Actions!.Value.Single().Owner.Value.ShouldBe("Rigger");
    }

    [Fact]
    public void An_owner_that_was_chosen_leaves_the_other_to_the_actions()
    {
        SourceTable[] tables =
        [
            Table(["Ref", "Risk", "Who", "Gross", "Net", "Action", "Lead", "Due"],
                ["K1", "Silt", "Ports Manager", "16", "9", "Dredge", "Rigger", "31/03/2027"]),
        ];
        var who = new ColumnMapping { Heading = "Who", Fields = [ImportField.Owners] };
        var mapping = new ImportMapping { Tables = [new TableMapping { Columns = [who] }] };
        var (register, analysis) = RegisterReader.Understand(tables, Settings, mapping);
        analysis.Questions.ShouldBeEmpty();
        register.Rows.Single().Actions!.Value.Single().Owner.Value.ShouldBe("Rigger");
    }

    [Theory]
    [InlineData("Mitigation", "Mitigation owner", "Mitigation by")]
    [InlineData("Treatment", "Treatment owner", "Treatment by")]
    [InlineData("Action", "Owner of action", "Action by")]
    [InlineData("Further controls", "Responsible", "Implement by")]
    [InlineData("Response plan", "Response owner", "Response date")]
    public void What_is_done_by_a_day_is_due_then(string texts, string owners, string days)
    {
        var table = Table(["Ref", "Risk", "Risk owner", "Gross", "Net", texts, owners, days],
            ["K1", "Silt", "Mason", "16", "9", "Dredge", "Rigger", "31/12/2027"],
            ["K2", "Ice", "Mason", "16", "9", "Grit", "Rigger", "TBC"]);
        Asked(table).ShouldBeEmpty();
        Read(table).Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Dredge", "Rigger", new DateOnly(2027, 12, 31))]);
    }

    [Theory]
    [InlineData("Mitigation", "Mitigation by")]
    [InlineData("Treatment", "Treatment by")]
    [InlineData("Further action", "By")]
    public void What_is_done_by_a_post_is_its(string texts, string by)
    {
        var table = Table(["Ref", "Risk", "Risk owner", "Gross", "Net", texts, by, "When"],
            ["K1", "Silt", "Mason", "16", "9", "Dredge", "Harbour Master", "31/12/2027"]);
        Asked(table).ShouldBeEmpty();
        Read(table).Rows.Single().Actions!.Value.ShouldBe([new ImportedAction("Dredge", "Harbour Master", new DateOnly(2027, 12, 31))]);
    }

    [Fact]
    public void Without_other_texts_such_a_heading_may_stand_over_them() =>
        Read(Table(["Ref", "Risk", "Risk owner", "Gross", "Net", "Mitigation by"], ["K1", "Silt", "Mason", "16", "9", "Dredging twice"]))
            .Rows.Single().Actions!.Value.Single().Text.ShouldBe("Dredging twice");

    [Fact]
    public void Who_stands_right_behind_the_actions_does_them_where_another_column_has_the_owners_of_risks()
    {
        var table = Table(["Ref", "Risk", "Gross", "Net", "Action required", "Person responsible", "To be implemented by", "Risk owner"],
            ["K1", "Silt", "16", "9", "Dredge", "Rigger", "31/12/2027", "Mason"]);
        Asked(table).ShouldBeEmpty();
        var row = Read(table).Rows.Single();
        row.Owners!.Value.ShouldBe(["Mason"]);
        row.Actions!.Value.ShouldBe([new ImportedAction("Dredge", "Rigger", new DateOnly(2027, 12, 31))]);
    }

    [Theory]
    [InlineData("Action by")]
    [InlineData("Actions by")]
    public void Days_are_no_persons(string heading)
    {
        var row = Read(Table(["Ref", "Risk", "Gross", "Net", "Actions", heading, "Risk owner"],
            ["K1", "Silt", "16", "9", "Dredge", "Dec 2027", "Mason"])).Rows.ShouldHaveSingleItem();
        row.Actions!.Value.ShouldBe([new ImportedAction("Dredge", DueOn: new DateOnly(2027, 12, 31))]);
        Read(Table(["Ref", "Risk", "Gross", "Net", "Actions", heading, "Risk owner"],
            ["K1", "Silt", "16", "9", "Dredge", "Potter", "Mason"])).Rows.Single().Actions!.Value.Single().Owner.Value.ShouldBe("Potter");
    }

    [Theory]
    [InlineData("None outstanding")]
    [InlineData("No outstanding actions")]
    [InlineData("Nil outstanding.")]
    [InlineData("No actions remaining")]
    [InlineData("Nothing further")]
    [InlineData("Actions complete")]
    [InlineData("All actions completed - none outstanding")]
    public void There_is_no_action_where_a_cell_says_so(string cell)
    {
        var read = ReadCells(("Actions", cell));
        read.Rows.ShouldHaveSingleItem().Actions!.Value.ShouldBeEmpty();
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ActionUnreadable);
    }

    [Theory]
    [InlineData("Outstanding repairs")]
    [InlineData("Nothing further to the north is dredged")]
    [InlineData("Actions complete by March")]
    public void What_says_more_is_one(string cell) =>
        ReadCells(("Actions", cell)).Rows.ShouldHaveSingleItem().Actions!.Value.Count.ShouldBe(1);

    [Theory]
    [InlineData("Parks Officer and Ports Manager", true)]
    [InlineData("Coast Officer / Police Liaison", true)]
    [InlineData("Head of Parks and Trees", false)]
    [InlineData("Finance and Audit Manager", false)]
    public void Owners_that_may_be_two_and_stay_one_are_named(string cell, bool isNamed)
    {
        var read = ReadCells(("Risk owner", cell));
        read.Rows.ShouldHaveSingleItem().Owners!.Value.ShouldBe([cell]);
        read.Messages.Any(message => message.Column == "Risk owner").ShouldBe(isNamed);
    }
}
