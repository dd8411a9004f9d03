using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Sheets that are called after closed entries, to which a risk is moved that was open last quarter.</summary>
public sealed class ClosedSheetTests
{
    static readonly string[] Headings = ["Ref", "Risk", "Gross", "Net"];
    static readonly string[] Flood = ["R1", "Flood", "16", "9"];
    static readonly string[] Elections = ["R2", "Elections", "16", "9"];

    [Theory]
    [InlineData("Closed Risks")]
    [InlineData("Archive")]
    [InlineData("Risks closed in Q2")]
    public void A_sheet_of_closed_entries_is_asked_about_once_and_proposed_to_be_left_out(string name)
    {
        var question = Understood(Book(name)).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Proposed).ShouldBe(($"closed-sheet:{name.ToLowerInvariant()}", "leaveOut"));
        Answered(Book(name), (question.Id, "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Flood");
        Answered(Book(name), (question.Id, "closed")).Rows.Select(row => (row.Title, row.Status)).ShouldBe(
            [("Flood", null), ("Elections", RowStatus.Closed)]);
    }

    [Fact]
    public void What_is_moved_there_is_closed_or_named()
    {
        var stored = Imported(Table(Headings, Flood, Elections));
        var closed = Plan(Answered(Book("Closed Risks"), ("closed-sheet:closed risks", "closed")), stored);
        LiveAfter(closed).Select(entry => (entry.Title, entry.Status)).ShouldBe(
            [("Flood", EntryStatus.Open), ("Elections", EntryStatus.Closed)]);
        Named(closed).ShouldBeEmpty();

        var left = Plan(Answered(Book("Closed Risks"), ("closed-sheet:closed risks", "leaveOut")), stored);
        Named(left).ShouldHaveSingleItem().ShouldContain("CR2 (\"Elections\")");

        var mapping = new ImportMapping { Tables = [new TableMapping { Sheet = "Closed Risks", Use = TableUse.None }] };
        Named(Plan(RegisterReader.Read(Book("Closed Risks"), Settings, mapping), stored)).ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_open_in_a_row_of_its_own_or_closed_already_is_not_named()
    {
        var stored = Imported(Table(Headings, Flood, Elections));
        SourceTable[] both = [Sheet("Risks", Headings, Flood, Elections), Sheet("Closed Risks", Headings, Elections)];
        Named(Plan(Answered(both, ("closed-sheet:closed risks", "leaveOut")), stored)).ShouldBeEmpty();

        var already = LiveAfter(Plan(Answered(Book("Closed Risks"), ("closed-sheet:closed risks", "closed")), stored));
        Named(Plan(Answered(Book("Closed Risks"), ("closed-sheet:closed risks", "leaveOut")), already)).ShouldBeEmpty();
    }

    [Fact]
    public void The_mapping_that_is_answered_says_the_same_next_quarter()
    {
        foreach (var choice in new[] { "closed", "leaveOut" })
        {
            var answers = new Dictionary<string, string> { ["closed-sheet:closed risks"] = choice };
            var first = RegisterReader.Understand(Book("Closed Risks"), Settings, new ImportMapping { Answers = answers });
            var again = RegisterReader.Understand(Book("Closed Risks"), Settings, first.Analysis.Mapping);
            again.Analysis.Questions.ShouldBeEmpty();
            again.Register.Rows.Count.ShouldBe(choice == "closed" ? 2 : 1);
        }
    }

    [Fact]
    public void While_it_is_asked_the_mapping_does_not_leave_the_sheet_out()
    {
        var asked = RegisterReader.Understand(Book("Closed Risks"), Settings).Analysis;
        asked.Mapping.Tables.ShouldAllBe(table => table.Use != TableUse.None);
    }

    [Theory]
    [InlineData("Closed landfill sites")]
    [InlineData("Open risks")]
    public void Another_sheet_is_read_without_a_question(string name) =>
        Understood(Book(name)).Analysis.Questions.ShouldNotContain(question => question.Id.StartsWith("closed-sheet"));

    [Fact]
    public void A_sheet_without_headings_is_left_out_without_a_question() =>
        Understood(Sheet("Risks", Headings, Flood), Sheet("Closed Risks", ["None this year"])).Analysis.Questions.ShouldBeEmpty();

    static SourceTable[] Book(string name) => [Sheet("Risks", Headings, Flood), Sheet(name, Headings, Elections)];

    static string[] Named(ImportPlan plan) => [.. plan.Messages.Select(message => message.Message)
        .Where(message => message.Contains("has what is open here", StringComparison.Ordinal))];
}
