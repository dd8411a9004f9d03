using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Rows of our own exports, known by their ids, whose titles are those of other entries.</summary>
public sealed class MovedTitleTests
{
    static readonly EntryState[] Stored =
    [
        .. Imported(Table(Rows(
            ("CR1", "Quay wall leans", "16", "9"), ("CR2", "Sale of Pier Hall", "16", "9"), ("CR3", "Bus strike", "20", "12")))),
    ];

    [Fact]
    public void Titles_that_were_sorted_alone_are_asked_about_once()
    {
        EntryState[] stored = [Stored[0], Stored[1] with { Exempt = new Exemption("3", "Terms of a sale") }, Stored[2]];
        var read = Export((0, "Bus strike"), (1, "Quay wall leans"), (2, "sale of Pier Hall"));

        var question = Plan(read, stored).Questions.ShouldHaveSingleItem();
        var refused = Plan(read, stored, Answering((question.Id, "refuse")));
        var renamed = Plan(read, stored, Answering((question.Id, "rename")));

        (question.Id, question.Code, question.Proposed).ShouldBe(("moved-titles", ImportCodes.TitlesMoved, "refuse"));
        question.Text.ShouldContain("The row of CR3 has the title of CR2, \"Sale of Pier Hall\", which is exempt");
        Refusals(refused.Messages).ShouldBe([ImportCodes.TitlesMoved, ImportCodes.TitlesMoved, ImportCodes.TitlesMoved]);
        renamed.Outcomes.Select(outcome => outcome.State!.Title).ShouldBe(["Bus strike", "Quay wall leans", "sale of Pier Hall"]);
        renamed.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void A_title_that_stands_in_one_row_too_many_is_asked_about() =>
        Plan(Export((0, "Quay wall leans"), (1, "Quay wall leans")), Stored).Questions.ShouldHaveSingleItem().Id.ShouldBe("moved-titles");

    [Fact]
    public void Titles_that_nobody_else_has_are_edited_without_a_question()
    {
        var plan = Plan(Export((0, "Quay wall leans out"), (1, "SALE of Pier Hall"), (2, "Tram strike")), Stored);

        (plan.Questions.Count, plan.HasRefusals).ShouldBe((0, false));
        plan.Outcomes.Select(outcome => outcome.State!.Title).ShouldBe(["Quay wall leans out", "SALE of Pier Hall", "Tram strike"]);
    }

    [Fact]
    public void Whole_rows_in_another_order_are_no_question()
    {
        var plan = Plan(Export((2, "Bus strike"), (0, "Quay wall leans"), (1, "Sale of Pier Hall")), Stored);

        (plan.Questions.Count, plan.Outcomes.All(outcome => outcome.Result == RowResult.Unchanged)).ShouldBe((0, true));
    }

    [Fact]
    public void Entries_that_share_a_title_keep_it()
    {
        EntryState[] stored = [Stored[0], Stored[1] with { Title = "Quay wall leans" }];

        Plan(Export((0, "Quay wall leans"), (1, "Quay wall leans.")), stored).Questions.ShouldBeEmpty();
    }

    [Fact]
    public void A_title_that_the_entry_had_when_it_was_exported_was_not_moved()
    {
        EntryState[] stored = [Stored[0] with { Title = "Quay wall collapses" }, Stored[1] with { Title = "Quay wall leans" }];
        var options = new ImportOptions
        {
            Revisions = stored.ToDictionary(entry => entry.Id, _ => 2),
            AsExported = new Dictionary<Guid, EntryState> { [stored[0].Id] = Stored[0] },
        };

        var plan = Plan(Export((0, "Quay wall leans")), stored, options);

        (plan.Questions.Count, plan.Outcomes[0].Result).ShouldBe((0, RowResult.Unchanged));
    }

    static ReadRegister Export(params (int Entry, string Title)[] rows) => Read(Table(
    [
        ["Reference", "Title", "Score", "Residual score", "Id", "Revision"],
        .. rows.Select(row => new[]
        {
            Stored[row.Entry].Reference!.Value.ToString(), row.Title, $"{Stored[row.Entry].Score.Value}",
            $"{Stored[row.Entry].ResidualScore.Value}", Stored[row.Entry].Id.ToString(), "1",
        }),
    ]));
}
