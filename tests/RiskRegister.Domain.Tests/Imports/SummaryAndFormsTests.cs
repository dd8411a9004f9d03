using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>A summary of all entries, and the form of each behind it.</summary>
public sealed class SummaryAndFormsTests
{
    const string Join = "one-register:summary";

    static readonly string[] Scores = ["Gross score", "Net score"];
    static readonly SourceTable Summary = Sheet("Summary", ["Ref", "Risk", "Owner", "Net score", "Direction"],
        ["K1", "Kiln cracks", "Potter", "9", "Up"], ["K2", "Clay runs out", "Buyer", "8", "Down"]);

    [Fact]
    public void They_are_joined_where_they_say_the_same_of_what_both_say()
    {
        SourceTable[] tables = [Summary, Form("K1 – Kiln cracks", "Potter", "9"), Form("K2 – Clay runs out", "Buyer", "8")];

        Asked(tables).Where(id => id != "single-score").ShouldBe([Join]);
        var read = Answered(tables, (Join, "join"));

        read.Rows.Select(row => (row.Title, row.Owners!.Value.ShouldHaveSingleItem(), row.Score!.Value!.Value,
            row.ResidualScore!.Value!.Value, row.Direction!.Value)).ShouldBe(
        [
            ("Kiln cracks", "Potter", 16, 9, Direction.Upwards),
            ("Clay runs out", "Buyer", 16, 8, Direction.Downwards),
        ]);
        read.Rows.Select(row => row.Actions!.Value.Single().Owner).ShouldAllBe(owner => owner != "Potter" && owner != "Buyer");
    }

    [Fact]
    public void One_that_has_the_form_of_one_entry_only_keeps_all_of_them()
    {
        var read = Answered([Summary, Form("K1 – Kiln cracks", "Potter", "9")], (Join, "join"), ("single-score", "residual"));

        read.Rows.Select(row => (row.Title, row.Controls?.Value.Count)).ShouldBe([("Kiln cracks", 1), ("Clay runs out", 0)]);
    }

    [Fact]
    public void Which_owner_is_meant_is_asked_where_they_differ() =>
        Asked([Summary, Form("K1 – Kiln cracks", "Potter", "9"), Form("K2 – Clay runs out", "Glazer", "8")])
            .ShouldContain("twice:owners:summary");

    [Fact]
    public void Which_of_them_is_the_register_is_asked_where_their_scores_differ_and_the_one_with_all_entries_is_not_left_out_unasked()
    {
        var one = Understood(Summary, Form("K1 – Kiln cracks", "Potter", "4")).Analysis.Questions.Single(IsOfSame);
        one.Proposed.ShouldNotBe("second");
        Understood(Summary, Form("K1 – Kiln cracks", "Potter", "4"), Form("K2 – Clay runs out", "Buyer", "4")).Analysis.Questions
            .Single(IsOfSame).Proposed.ShouldBe("second");

        static bool IsOfSame(ImportQuestion question) => question.Id.StartsWith("same-sheets:", StringComparison.Ordinal);
    }

    [Fact]
    public void Sheets_of_two_quarters_are_not_joined_though_no_score_has_changed()
    {
        AreJoined("Q1 2026-27", "Q2 2026-27").ShouldBeFalse();
        AreJoined("Some", "More").ShouldBeTrue();

        static bool AreJoined(string one, string other) => Array.Exists(
            Asked(Quarter(one, "Owner"), Quarter(other, "Direction")), id => id.StartsWith("one-register:", StringComparison.Ordinal));
        static SourceTable Quarter(string name, string own) =>
            Sheet(name, ["Ref", "Risk", .. Scores, own], ["K1", "Kiln cracks", "16", "9", "Up"], ["K2", "Clay", "12", "8", "Up"]);
    }

    [Fact]
    public void A_table_of_actions_behind_a_form_is_that_form_s_though_the_summary_has_its_reference()
    {
        SourceTable[] tables =
        [
            Sheet("Summary", ["Ref", "Risk", "Net score"], ["K1", "Kiln cracks", "9"], ["K2", "Clay runs out", "8"]),
            Bare("K1 – Kiln cracks", "Potter"), Actions("K1 – Kiln cracks", "Rebuild"),
            Bare("K2 – Clay runs out", "Buyer"), Actions("K2 – Clay runs out", "Look"),
        ];

        var same = Understood(tables).Analysis.Questions.ShouldHaveSingleItem();
        same.Proposed.ShouldBe("second");
        var read = Answered(tables, (same.Id, "second"));
        read.Rows.Select(row => (row.Title, row.Owners!.Value.Single(), row.Actions!.Value[^1].Text, row.Actions!.Value[^1].Owner))
            .ShouldBe([("Kiln cracks", "Potter", "Rebuild", "Ann"), ("Clay runs out", "Buyer", "Look", "Ann")]);

        static SourceTable Bare(string title, string owner) =>
            Sheet(title, ["Risk owner", owner], [Scores[0], "16"], [Scores[1], "8"], ["Controls", "Weekly test"]);
        static SourceTable Actions(string title, string action) => Sheet(title, ["Action", "Owner", "Due"], [action, "Ann", "1 May 2027"]);
    }

    static SourceTable Form(string title, string owner, string net) => Sheet(title, ["Risk owner", owner], [Scores[0], "16"],
        [Scores[1], net], ["Controls", "Weekly test"], ["Further actions", "Rebuild"]);
}
