using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Bullets below the items of a cell, and when they belong to these.</summary>
public sealed class NestedLineTests
{
    [Theory]
    [InlineData("- Recruit\n   o nurses\n   o doctors\n- Train")]
    [InlineData("•\tRecruit\n\to\tnurses\n\to\tdoctors\n•\tTrain")]
    [InlineData("• Recruit\n   – nurses,\n   – doctors.\n• Train")]
    [InlineData("• Recruit:\n– nurses;\n– doctors\n• Train")]
    [InlineData("- Recruit:\no nurses\no doctors\n- Train")]
    [InlineData("- Recruit\n  - nurses\n  - doctors\n- Train")]
    [InlineData("- Recruit:\n\n  ◦ nurses\n\n  ◦ doctors\n- Train")]
    public void What_is_further_in_or_below_a_colon_with_another_sign_belongs_to_its_item(string cell)
    {
        foreach (var heading in new[] { "Actions", "Controls" })
        {
            var row = ReadOne((heading, cell));
            (row.Actions?.Value.Select(action => action.Text) ?? row.Controls!.Value).ShouldBe(["Recruit: nurses; doctors", "Train"]);
        }
    }

    [Theory]
    [InlineData("1. Recruit:\n- nurses\n- doctors\n2. Train", "1. Recruit: nurses; doctors", "2. Train")]
    [InlineData("1. Recruit:\na) nurses\nb) doctors\n2. Train", "1. Recruit: nurses; doctors", "2. Train")]
    [InlineData("- Recruit\n   o nurses\n      ▪ for wards\n- Train", "Recruit: nurses; for wards", "Train")]
    [InlineData("- Drill\n- Recruit\n   - nurses", "Drill", "Recruit: nurses")]
    public void So_do_bullets_below_numbers(string cell, params string[] texts) =>
        ReadOne(("Actions", cell)).Actions!.Value.Select(action => action.Text).ShouldBe(texts);

    [Theory]
    [InlineData("• Recruit\n– Train\n– Drill\n• Paint", 4)]
    [InlineData("- Recruit\n  - Train\n  - Drill", 3)]
    [InlineData("Agreed by the board:\n• Recruit\n• Train", 3)]
    [InlineData("Recruit\n  Train\n  Drill", 3)]
    [InlineData("Recruit\n  • Train\n  • Drill", 3)]
    [InlineData("• Recruit:\n• Train\n• Drill", 3)]
    [InlineData("1. Recruit\na) Train\nb) Drill", 3)]
    [InlineData("- Recriwtio:\no fewn y flwyddyn", 2)]
    public void Where_that_is_not_clear_every_line_is_an_item(string cell, int count) =>
        ReadOne(("Actions", cell)).Actions!.Value.Count.ShouldBe(count);

    [Fact]
    public void What_is_said_of_the_item_is_said_of_all_below_it() =>
        ReadOne(("Actions", "• Recruit (Head of HR, March 2027)\n   o nurses\n   o doctors\n• Train")).Actions!.Value.ShouldBe(
        [
            new ImportedAction("Recruit: nurses; doctors", "Head of HR", new DateOnly(2027, 3, 31)), new ImportedAction("Train"),
        ]);

    [Fact]
    public void Bullets_with_owners_or_days_of_their_own_are_items() =>
        ReadOne(("Actions", "• Recruit:\n   – nurses (Head of HR, March 2027)\n   – doctors\n• Train")).Actions!.Value.ShouldBe(
        [
            new ImportedAction("Recruit: nurses", "Head of HR", new DateOnly(2027, 3, 31)), new ImportedAction("Recruit: doctors"),
            new ImportedAction("Train"),
        ]);

    [Theory]
    [InlineData("Short term:\nRecruit\nLong term:\nTrain", 2)]
    [InlineData("Agreed by the board:\n• Recruit\n• Train", 1)]
    [InlineData("• Recruit:\n   – nurses\n   – doctors", 0)]
    [InlineData("Completed:\n- Recruit\nOutstanding:\n- Train", 0)]
    public void Lines_that_seem_to_be_headings_and_are_read_as_actions_are_named(string cell, int count) =>
        CodesOf(ReadCells(("Actions", cell)).Messages).Count(code => code == ImportCodes.ActionUnreadable).ShouldBe(count);

    [Theory]
    [InlineData("Mason\nPotter", "Mason", "Potter")]
    [InlineData("Ada\nBo\nCy\nDi", "Ada", "Bo", "Cy", "Di")]
    public void Owners_may_stand_beside_the_items_or_beside_every_line(string owners, params string[] read) =>
        ReadOne(("Actions", "• Recruit:\n   – nurses\n   – doctors\n• Train"), ("Action owner", owners)).Actions!.Value
            .Select(action => action.Owner.Value).ShouldBe(read);

    [Fact]
    public void What_would_be_too_textfor_an_item_stays_in_several()
    {
        var text = new string('x', 3000);

        ReadOne(("Actions", $"• Recruit:\n   – {text}\n   – {text}\n• Train")).Actions!.Value.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("• People:\n   o Phishing tests\n   o Training (95% completed)\n• Insurance")]
    [InlineData("• People:\no\tPhishing tests\no\tTraining (95% completed)\n• Insurance")]
    public void A_share_parts_the_bullets_of_actions_and_not_those_of_controls(string cell)
    {
        ReadOne(("Actions", cell)).Actions!.Value.ShouldBe(
        [
            new ImportedAction("People: Phishing tests"),
            new ImportedAction("People: Training", Status: ActionStatus.Open, Progress: "95% completed"), new ImportedAction("Insurance"),
        ]);
        ReadOne(("Controls", cell)).Controls!.Value.ShouldBe(["People: Phishing tests; Training (95% completed)", "Insurance"]);
    }

    [Theory]
    [InlineData("o Paint\no Sell", "Paint", "Sell")]
    [InlineData("Paint\n   o Sell", "Paint", "Sell")]
    [InlineData("Gweithio\no fewn y flwyddyn", "Gweithio o fewn y flwyddyn")]
    [InlineData("o fewn y flwyddyn", "o fewn y flwyddyn")]
    [InlineData("Paint or o to o\nSell", "Paint or o to o", "Sell")]
    public void The_letter_o_is_a_bullet_where_it_is_further_in_or_stands_before_several_lines(string cell, params string[] texts)
    {
        ReadOne(("Actions", cell)).Actions!.Value.Select(action => action.Text).ShouldBe(texts);
        ReadOne(("Controls", cell)).Controls!.Value.ShouldBe(texts);
    }

    [Theory]
    [InlineData("Grow our own:\n- 20 apprentices\n- 10 trainees\nReview of supplements",
        "Grow our own: 20 apprentices; 10 trainees", "Review of supplements")]
    [InlineData("Review of supplements\nGrow our own:\n   • apprentices\n   • trainees",
        "Review of supplements", "Grow our own: apprentices; trainees")]
    [InlineData("Wards:\no nurses\no doctors\nSurgeries:\no nurses", "Wards: nurses; doctors", "Surgeries: nurses")]
    public void Bullets_below_a_line_that_ends_in_a_colon_belong_to_it(string cell, params string[] texts)
    {
        ReadOne(("Actions", cell)).Actions!.Value.Select(action => action.Text).ShouldBe(texts);
        ReadOne(("Controls", cell)).Controls!.Value.ShouldBe(texts);
    }

    [Theory]
    [InlineData("Grow our own:\n- Apprentices (Head of HR, March 2027)\n- Trainees (Head of HR, May 2027)")]
    [InlineData("Grow our own:\n- Apprentices\n- Trainees")]
    [InlineData("Completed:\n- Apprentices\nTrainees")]
    [InlineData("Grow our own\n- Apprentices\nTrainees")]
    [InlineData("1. Grow our own:\n2. Apprentices\n3. Trainees")]
    public void What_stands_above_all_of_a_cell_or_says_how_they_stand_does_not(string cell) =>
        ReadOne(("Actions", cell)).Actions!.Value.Count.ShouldBe(3);
}
