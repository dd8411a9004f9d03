using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Columns whose cells say what their headings do not.</summary>
public class ColumnOfCodesTests
{
    static IReadOnlyList<ImportField> FieldsOf(string heading, string cell = "Twelve eels") =>
        Understood(Table(["Ref", "Risk", "Score", "Residual", "Actions", heading], ["R1", "Rot", "16", "9", "Paint", cell]))
            .Analysis.Tables[0].Columns.Single(column => column.Heading == heading).Fields;

    [Theory]
    [InlineData("G1", "I2", true)]
    [InlineData("FIN-01", "FIN-02", true)]
    [InlineData("1", "2", false)]
    [InlineData("G1", "G1", false)]
    [InlineData("High", "Low", false)]
    public void Codes_in_a_first_column_without_a_heading_are_references(string one, string other, bool areReferences)
    {
        var read = Read(Table(["", "Risk", "Score", "Residual"], [one, "Sluice fails", "16", "9"], [other, "Bridge falls", "12", "4"]));
        read.Rows.Select(row => row.SourceReference?.Value).ShouldBe(areReferences ? [one, other] : [null, null]);
    }

    [Fact]
    public void Sections_between_such_codes_are_none() =>
        Answered([Table(["", "Risk", "Score", "Residual"], ["Water", "", "", ""], ["W1", "Sluice fails", "16", "9"], ["Land", "", "", ""],
            ["L1", "Bridge falls", "12", "4"])], ("section-rows", "nothing")).Rows.Select(row => row.SourceReference?.Value)
            .ShouldBe(["W1", "L1"]);

    [Fact]
    public void Codes_without_a_heading_beside_references_are_none() =>
        Read(Table(["", "Ref", "Risk", "Score", "Residual"], ["A1", "R1", "Sluice fails", "16", "9"], ["A2", "R2", "Rot", "12", "4"]))
            .Rows.Select(row => row.SourceReference!.Value).ShouldBe(["R1", "R2"]);

    [Theory]
    [InlineData("Treat", EntryResponse.Treat)]
    [InlineData("Tolerate", EntryResponse.Tolerate)]
    public void A_decision_on_a_risk_is_its_response(string word, EntryResponse response) =>
        ReadOne(("Risk Decision", word)).Response!.Value.ShouldBe(response);

    [Theory]
    [InlineData("Cabinet agreed to mend the sluice in May")]
    [InlineData("Retain")]
    public void Another_decision_is_neither_response_nor_actions(string cell)
    {
        var row = ReadOne(("Decision", cell));
        row.Response.ShouldBeNull();
        row.Actions.ShouldBeNull();
    }

    [Fact]
    public void A_response_among_statuses_is_both()
    {
        var read = Answered(
            [Table(["Ref", "Risk", "Score", "Residual", "Risk status"], ["R1", "Sluice fails", "16", "9", "Treat"],
                ["R2", "Rot", "12", "4", "Closed"], ["R3", "Silt", "12", "4", "Live"])],
            ("status:closed", "closed"));
        read.Rows.Select(row => (row.Response?.Value, row.Status)).ShouldBe(
            [(EntryResponse.Treat, RowStatus.Open), (null, RowStatus.Closed), (null, RowStatus.Open)]);
    }

    [Theory]
    [InlineData("Control Rating")]
    [InlineData("Adequacy of controls")]
    public void How_controls_work_is_said_by_the_words_below_their_rating(string heading)
    {
        var read = Read(Table(["Ref", "Risk", "Score", "Residual", "Controls", heading],
            ["R1", "Sluice fails", "16", "9", "Yearly check", "Effective"], ["R2", "Rot", "12", "4", "Paint", "Inadequate"],
            ["R3", "Silt", "12", "4", "Dredger", "Adequate"]));
        read.Rows.Select(row => row.ControlDetails!.Single().Effectiveness.Value)
            .ShouldBe([ControlEffectiveness.Effective, ControlEffectiveness.Ineffective, null]);

        // What "adequate" is differs from scheme to scheme.
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ControlUnreadable && message.Message.Contains("Adequate"));
    }

    [Fact]
    public void Levels_below_a_rating_of_controls_are_not_how_they_work() =>
        FieldsOf("Control rating", "High").ShouldBeEmpty();

    [Theory]
    [InlineData("Key controls and sources of assurance", ImportField.Controls)]
    [InlineData("Controls / lines of assurance", ImportField.Controls)]
    [InlineData("Timeframe of action", ImportField.ActionDates)]
    public void Headings_that_say_it_in_more_words_are_read(string heading, ImportField field) =>
        FieldsOf(heading).ShouldBe([field]);

    [Fact]
    public void Sources_of_assurance_alone_are_no_controls() =>
        FieldsOf("Sources of assurance").ShouldBeEmpty();

    [Theory]
    [InlineData("08/2026", 2026, 8, 31)]
    [InlineData("2/2027", 2027, 2, 28)]
    [InlineData("09.2026", 2026, 9, 30)]
    public void A_month_in_figures_is_when_an_entry_was_reviewed(string cell, int year, int month, int day)
    {
        var read = ReadCells(("Last reviewed", cell));
        read.Rows[0].ReviewedOn.ShouldBe(new DateOnly(year, month, day));
        CodesOf(read.Messages).ShouldContain(ImportCodes.DayAssumed);
    }

    [Theory]
    [InlineData("13/2026")]
    [InlineData("08/26")]
    public void What_may_be_no_month_is_no_day(string cell)
    {
        var read = ReadCells(("Last reviewed", cell));
        read.Rows[0].ReviewedOn.ShouldBeNull();
        CodesOf(read.Messages).ShouldContain(ImportCodes.DateUnreadable);
    }

    [Theory]
    [InlineData("Change log")]
    [InlineData("Changelog")]
    [InlineData("Version history")]
    [InlineData("Document control")]
    [InlineData("Record of amendments")]
    public void A_sheet_of_changes_is_no_register(string title)
    {
        var register = Sheet("Register", ["Ref", "Risk", "Score", "Residual"], ["R1", "Sluice fails", "16", "9"]);
        var changes = Sheet(title, ["Date", "Ref", "Risk", "Change"], ["3 May 2026", "R7", "Closed – ferry sold", "Taken out"]);
        Asked(register, changes).ShouldBeEmpty();
        var read = Read(register, changes);
        read.Rows.ShouldHaveSingleItem();
        read.Messages.ShouldContain(message => message.Code == ImportCodes.SheetIgnored && message.Table == changes.Name);
    }

    [Theory]
    [InlineData("Climate change")]
    [InlineData("Change programme")]
    [InlineData("Records")]
    public void Other_sheets_are_asked_about(string title) =>
        Asked(Sheet("Register", ["Ref", "Risk", "Score", "Residual"], ["R1", "Sluice fails", "16", "9"]),
            Sheet(title, ["Ref", "Risk", "Owner"], ["R7", "Ferry sinks", "Head of Water"]))
            .ShouldContain(question => question.StartsWith("sheet:", StringComparison.Ordinal));
}
