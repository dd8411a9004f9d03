using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Rows of registers with numbers, whose titles changed places and nothing else, or went with the rest of their rows.</summary>
public sealed class NumberedTitleTests
{
    static readonly string[] Headings = ["Ref", "Risk", "Owner", "Gross", "Net", "Actions"];

    static readonly string[][] Rest =
    [
        ["AD Leisure", "16", "12", "Options paper"],
        ["S151 Officer", "25", "20", "Savings plan"],
        ["Head of ICT", "25", "15", "SOC tender"],
    ];

    static readonly string[] Titles = ["Leisure failure", "Budget gap", "Cyber attack"];

    [Theory]
    [InlineData("R")]
    [InlineData("CR")]
    public void Titles_that_were_sorted_alone_are_asked_about_once(string letters)
    {
        var live = Imported(Register(letters, Titles, Rest));
        var read = Read(Register(letters, ["Budget gap", "Cyber attack", "Leisure failure"], Rest));

        var question = Plan(read, live).Questions.ShouldHaveSingleItem();
        var refused = Plan(read, live, Answering((question.Id, "refuse")));
        var renamed = Plan(read, live, Answering((question.Id, "rename")));

        (question.Id, question.Code, question.Proposed).ShouldBe(("numbered-titles", ImportCodes.TitlesMoved, "refuse"));
        question.Text.ShouldContain(
            $"The row of {letters}1 has the title of {letters}2, \"Budget gap\", and else what \"Leisure failure\" has");
        Plan(read, live).Outcomes.ShouldAllBe(outcome => outcome.Result == RowResult.Refused);
        Refusals(refused.Messages).ShouldBe([ImportCodes.TitlesMoved, ImportCodes.TitlesMoved, ImportCodes.TitlesMoved]);
        renamed.Questions.ShouldBeEmpty();
        renamed.Outcomes.Select(outcome => (outcome.State!.Id, string.Join(' ', outcome.ChangedFields)))
            .ShouldBe(live.Select(entry => (entry.Id, "title")));
        renamed.Renumbered.ShouldBeEmpty();
    }

    [Fact]
    public void Where_it_is_answered_the_titles_say_which_entries_they_are()
    {
        var live = Imported(Register("R", Titles, Rest));
        var read = Read(Register("R", ["Budget gap", "Cyber attack", "Leisure failure"], Rest));

        var plan = Plan(read, live, Answering(("numbered-titles", "renumber")));

        plan.Questions.ShouldBeEmpty();
        plan.Outcomes.Select(outcome => outcome.State!.Id).ShouldBe([live[1].Id, live[2].Id, live[0].Id]);
        plan.Renumbered.Count.ShouldBe(3);
    }

    [Fact]
    public void Two_of_them_are_enough_with_some_changes_in_the_rows()
    {
        var live = Imported(Register("R", Titles, Rest));

        Plan(Read(Register("R", ["Budget gap", "Leisure failure", "Cyber attack"],
            [["AD Leisure", "16", "9", "Options paper"], ["Head of Finance", "25", "20", "Savings plan"], Rest[2]])), live)
            .Questions.ShouldHaveSingleItem().Id.ShouldBe("numbered-titles");
    }

    [Fact]
    public void A_title_of_another_row_beside_a_new_one_is_asked_about_and_so_is_the_new_one()
    {
        var live = Imported(Register("R", Titles, Rest));
        var read = Read(Register("R", ["Budget gap", "Flooding of depots", "Cyber attack"], Rest));

        Plan(read, live).Questions.ShouldContain(question => question.Id == "numbered-titles");
        var renamed = Plan(read, live, Answering(("numbered-titles", "rename")));

        renamed.Outcomes[0].State!.Id.ShouldBe(live[0].Id);
        renamed.Questions.ShouldHaveSingleItem().Id.ShouldBe("same:risk:flooding of depots");
    }

    [Theory]
    [InlineData("R", 1, 0, 2)]
    [InlineData("R", 2, 0, 1)]
    [InlineData("R", 2, 1, 0)]
    [InlineData("CR", 1, 0, 2)]
    public void Rows_that_went_with_their_titles_are_not(string letters, int first, int second, int third)
    {
        int[] order = [first, second, third];
        var live = Imported(Register(letters, Titles, Rest));
        var read = Read(Register(letters, [.. order.Select(at => Titles[at])], [.. order.Select(at => Rest[at])]));

        Plan(read, live).Questions.ShouldNotContain(question => question.Id == "numbered-titles");
    }

    [Fact]
    public void Rows_that_are_alike_but_for_their_titles_go_with_them()
    {
        string[][] alike = [Rest[0], Rest[0], Rest[0]];
        var live = Imported(Register("R", Titles, alike));

        var plan = Plan(Read(Register("R", ["Budget gap", "Leisure failure", "Cyber attack"], alike)), live);

        (plan.Questions.Count, plan.Renumbered.Count).ShouldBe((0, 2));
    }

    [Fact]
    public void A_row_that_moved_up_and_was_scored_as_the_one_before_it_is_not()
    {
        var live = Imported(Table(Rows(("R1", "Leisure failure", "16", "12"), ("R2", "Budget gap", "25", "12"))));

        Plan(Read(Table(Rows(("R1", "Budget gap", "16", "12")))), live).Questions.ShouldBeEmpty();
    }

    static SourceTable Register(string letters, string[] titles, string[][] rest) =>
        Table([Headings, .. titles.Select((title, at) => new[] { $"{letters}{at + 1}", title }.Concat(rest[at]).ToArray())]);
}
