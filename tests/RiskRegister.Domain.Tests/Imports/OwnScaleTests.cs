using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Whether figures count as they are is asked where a file says another scale, and nowhere else.</summary>
public sealed class OwnScaleTests
{
    const string OutOfTen = "Scores are out of 10";

    static readonly string[][] Plain = Rows(("1", "Depot floods", "16", "12"), ("2", "Old bridge", "9", "6"));

    [Theory]
    [InlineData("Scores are out of 10")]
    [InlineData("Note: all scores are given out of ten.")]
    [InlineData("Scored 1 (highest) to 5 (lowest)")]
    [InlineData("Maximum score: 16")]
    [InlineData("Max. risk score = 36")]
    [InlineData("The highest possible score is 16.")]
    [InlineData("4 by 4 matrix")]
    [InlineData("The council uses a six-by-six scoring grid")]
    [InlineData("Impact: 1 to 6")]
    [InlineData("Likelihood 1-5, impact 1-4")]
    [InlineData("Likelihood (1 to 5) and impact (1 to 6) are multiplied.")]
    [InlineData("Risks are rated on a ten-point scale")]
    [InlineData("Anytown scores risks from 1 to 10.")]
    [InlineData("As agreed by Cabinet in May, scores are out of 100")]
    [InlineData("Likelihood is given as a percentage")]
    [InlineData("1 is the most severe")]
    [InlineData("Severity: 1 is the worst and 5 the least")]
    [InlineData("Scores: 1 = high, 2 = medium, 3 = low")]
    [InlineData("Likelihood: 1 = unlikely, 2 = possible, 3 = likely")]
    [InlineData("1 = rare, 2 = unlikely, 3 = likely, 4 = almost certain")]
    [InlineData("Likelihood runs from rare = 1 to almost certain = 4")]
    [InlineData("Lower scores are worse")]
    [InlineData("Scores (lower is worse)")]
    [InlineData("The lower the score, the higher the risk.")]
    [InlineData("Impact 1-5 (high to low)")]
    [InlineData("Each risk is given a score between 1 and 10")]
    [InlineData("On a scale of 1 to 10")]
    [InlineData("Risk ratings range from 1 to 16")]
    [InlineData("Scores go up to 36.")]
    [InlineData("Scores: 1 (very high) – 5 (very low)")]
    [InlineData("1 - very high; 5 - very low")]
    [InlineData("1 low to 10 high")]
    [InlineData("5 = lowest risk, 1 = highest risk")]
    [InlineData("A score of 1 is the highest risk")]
    [InlineData("Impact scale: 1 = low, 2 = medium, 3 = high")]
    [InlineData("Risk scoring (4x4)")]
    [InlineData("The maximum total score is 16")]
    [InlineData("Scored 1 - 4 for likelihood and 1 - 4 for impact")]
    [InlineData("Likelihood 1–10 x impact 1–10")]
    [InlineData("Impact: Level 1 (low) to Level 4 (high)")]
    [InlineData("Sgôr allan o 10")]
    [InlineData("Risk scores: low 1-3, medium 4-6, high 7-9")]
    [InlineData("Likelihood: 1 Unlikely, 2 Possible, 3 Likely, 4 Almost certain")]
    [InlineData("Impact: 1 Low, 2 Medium, 3 High, 4 Critical")]
    [InlineData("Impact 1=Low 2=Medium 3=High 4=Critical; Likelihood 1=Unlikely 2=Possible 3=Likely 4=Very likely")]
    [InlineData("Consequence: 1 Insignificant / 2 Minor / 3 Major and 4 Fundamental")]
    [InlineData("Probability – 4 Very likely, 3 Likely, 2 Unlikely, 1 Very unlikely")]
    [InlineData("Severity (1) Minor (2) Moderate (3) Severe")]
    [InlineData("Impact 1 Low 2 Medium 3 High 4 Critical 5 Dire 6 Catastrophic")]
    [InlineData("Likelihood 1 Rare, 2 Unlikely, 3 Possible, 4 Likely, 5 Almost certain; impact 1 Minor, 2 Moderate, 3 Major, 4 Severe")]
    [InlineData("Impact: 1 Catastrophic, 2 Major, 3 Moderate, 4 Minor, 5 Negligible")]
    public void A_line_that_says_another_scale_is_asked_about_wherever_it_stands(string line)
    {
        foreach (var (place, file) in PlacesOf(line))
        {
            var questions = RegisterReader.Understand(file, Settings).Analysis.Questions;
            questions.Select(question => (question.Id[..10], question.Code)).ShouldBe([("own-scale:", ImportCodes.ScaleUnclear)], place);
            Answered(file, (questions[0].Id, "asWritten")).Rows.Select(row => row.Score!.Value!.Value).ShouldBe([16, 9], place);
        }
    }

    [Theory]
    [InlineData("Scores are out of 25")]
    [InlineData("Scored on a 5 x 5 matrix (max 25)")]
    [InlineData("Five by five risk matrix")]
    [InlineData("Likelihood and impact: 1 to 5")]
    [InlineData("1 = low, 5 = high")]
    [InlineData("Impact 1 (minor) to 5 (severe)")]
    [InlineData("Scores from 1 (rare, negligible) to 25 (almost certain, catastrophic)")]
    [InlineData("Maximum score: 25")]
    [InlineData("Risks are scored on a five-point scale, 5 being the worst")]
    [InlineData("Higher scores are worse")]
    [InlineData("Risk scores: low 1-4, medium 5-9, high 10-15, very high 16-25")]
    [InlineData("Scores 1 to 4 are tolerable")]
    [InlineData("Risks scored 1-4 (low) are reviewed each year")]
    [InlineData("Average score: 9")]
    [InlineData("Risk appetite: scores up to 9")]
    [InlineData("Tolerance: max score 9")]
    [InlineData("Low risks (scores 1-4)")]
    [InlineData("Risks scored 1 to 9")]
    [InlineData("Sites with a likelihood of 1 to 2 and a gate")]
    [InlineData("Impact: up to 100 times the budget")]
    [InlineData("Current score: 4 x 4 = 16")]
    [InlineData("Risk score: high (12), residual: low (4)")]
    [InlineData("Control effectiveness is scored 1 to 4")]
    [InlineData("Grades run from 1 (low) to 9 (high)")]
    [InlineData("Flood alerts: level 1 (low) to level 4 (high)")]
    [InlineData("Scored by 1 to 2 officers")]
    [InlineData("Risk scores as at 1 to 30 June")]
    [InlineData("The tender was scored 1 to 10")]
    [InlineData("Residents rated the service 8 out of 10")]
    [InlineData("Our customer satisfaction score is out of 10")]
    [InlineData("The school was rated 3 out of 4 by Ofsted")]
    [InlineData("Impact on 1 to 6 wards")]
    [InlineData("Impact: 1 to 6 months of delay")]
    [InlineData("Likelihood of a flood: 1 to 3%")]
    [InlineData("Up to 10 homes are at risk")]
    [InlineData("2 of 3 risks were scored")]
    [InlineData("Phase 1 is the most critical")]
    [InlineData("Priority: 1 = high, 2 = medium, 3 = low")]
    [InlineData("1. Severe weather")]
    [InlineData("1 - Critical friend")]
    [InlineData("4 x 4 vehicles")]
    [InlineData("5 critical services")]
    [InlineData("Lower Mill is at risk")]
    [InlineData("The lower figure is a forecast")]
    [InlineData("The council moved from a 4 x 4 matrix to a 5 x 5 matrix")]
    [InlineData("Q1 scores, 1 April to 30 June")]
    [InlineData("Impact of the 1 to 4 January floods")]
    [InlineData("Total 10, high 3, low 7")]
    [InlineData("Likelihood: 1 Rare, 2 Unlikely, 3 Possible, 4 Likely, 5 Almost certain")]
    [InlineData("Impact 1=Insignificant 2=Minor 3=Moderate 4=Major 5=Catastrophic")]
    [InlineData("Impact: 5 Catastrophic, 4 Major, 3 Moderate, 2 Minor, 1 Negligible")]
    [InlineData("Risk totals: 1 low, 2 medium, 3 high")]
    [InlineData("Assurance and impact: 1 Low, 2 Medium, 3 High")]
    [InlineData("Likelihood of flooding at 1 Low Road, 2 Mill Lane and 3 High Street")]
    [InlineData("Impact 1 low, 3 medium, 5 high")]
    public void A_line_that_says_our_own_scale_or_none_is_not(string line)
    {
        foreach (var (place, file) in PlacesOf(line))
        {
            var questions = RegisterReader.Understand(file, Settings).Analysis.Questions;
            questions.Where(question => question.Id.StartsWith("own-scale:", StringComparison.Ordinal)).ShouldBeEmpty(place);
        }
    }

    static (string Place, SourceTable[] File)[] PlacesOf(string line)
    {
        string[] alone = [line, "", "", ""];
        return
        [
            ("above", [Table(Plain) with { Above = [line] }]),
            ("behind", [Table(Plain) with { Behind = [line] }]),
            ("on pages", [Table(Plain) with { OnPages = [line] }]),
            ("title", [Table(Plain) with { Title = line }]),
            ("first row", [Table([alone, .. Plain])]),
            ("last row", [Table([.. Plain, ["", "", "", ""], alone])]),
            ("above a later part", [Table([.. Plain[..2], ["", "", "", ""], alone, .. Later()])]),
            ("on another sheet", [Sheet("Register", Plain), Sheet("How we score", [line])]),
        ];

        static string[][] Later() => [["Ref", "Risk", "Owner", "Score", "Residual score"], ["2", "Old bridge", "Bridges", "9", "6"]];
    }

    [Theory]
    [InlineData("Impact (5 = highest)")]
    [InlineData("Impact 1 to 5")]
    [InlineData("Impact (1-5)")]
    [InlineData("Impact (max 5)")]
    [InlineData("Impact (1 = low, 5 = high)")]
    [InlineData("Impact (5x5 matrix)")]
    [InlineData("Impact 1 (minor) to 5 (severe)")]
    [InlineData("Impact (1 low - 5 high)")]
    [InlineData("Impact (1 = Insignificant, 2 = Minor, 3 = Moderate, 4 = Major, 5 = Catastrophic)")]
    [InlineData("Impact (5 is the worst)")]
    [InlineData("Impact\n(1: negligible)")]
    public void A_heading_that_says_our_own_scale_asks_nothing(string heading)
    {
        var table = Table(["Ref", "Title", heading, "Likelihood", "Residual score"], ["1", "Depot floods", "3", "4", "9"]);

        Understood(table).Analysis.Questions.ShouldBeEmpty();
        Read(table).Rows[0].Score!.Value!.Impact.ShouldBe(3);
    }

    [Theory]
    [InlineData("Score (max 25)")]
    [InlineData("Score (5 x 5 matrix)")]
    [InlineData("Score (1 to 25)")]
    [InlineData("Score (25 = highest)")]
    [InlineData("Score (1-4 low, 5-9 medium, 10-25 high)")]
    public void Neither_does_that_of_a_product(string heading) =>
        Understood(Table(["Ref", "Title", heading, "Residual score"], ["1", "Depot floods", "16", "9"])).Analysis.Questions.ShouldBeEmpty();

    [Theory]
    [InlineData("Inherent impact 1 (severe) to 5 (minor)")]
    [InlineData("Inherent impact (1 = severe, 5 = minor)")]
    [InlineData("Inherent impact 1 = severe, 5 = minor")]
    [InlineData("Inherent impact - 1 is the most severe")]
    [InlineData("Inherent impact, lower is worse")]
    [InlineData("Inherent impact (5 = low)")]
    [InlineData("Inherent impact: 1 to 6")]
    [InlineData("Inherent impact 1 (low) to 4 (high)")]
    [InlineData("Inherent impact (1 = low, 2 = medium, 3 = high)")]
    [InlineData("Inherent impact (10 = highest)")]
    [InlineData("Inherent impact (4 by 4)")]
    [InlineData("Inherent impact out of ten")]
    [InlineData("Inherent impact (1-5, high to low)")]
    public void A_heading_of_another_scale_is_recognised_and_asked_about(string heading)
    {
        var table = Table(["Ref", "Title", heading, "Inherent likelihood", "Residual score"], ["1", "Depot floods", "3", "4", "9"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldStartWith("own-scale:");
        Answered([table], (question.Id, "asWritten")).Rows[0].Score!.Value.ShouldBe(new StatedScore(12, 3, 4));
    }

    [Theory]
    [InlineData("Score (max 16)")]
    [InlineData("Score (1 to 5)")]
    [InlineData("Score (4 x 4 matrix)")]
    [InlineData("Score (1-3 low, 4-6 medium, 7-9 high)")]
    [InlineData("Score, maximum 16")]
    public void A_product_of_another_scale_is_asked_about(string heading) =>
        Understood(Table(["Ref", "Title", heading, "Residual score"], ["1", "Depot floods", "4", "3"]))
            .Analysis.Questions.Select(question => question.Id[..10]).ShouldBe(["own-scale:"]);

    [Theory]
    [InlineData("Inherent risk (max 25)")]
    [InlineData("Inherent risk (1-5)")]
    [InlineData("Inherent risk (5 x 5)")]
    public void What_stands_over_steps_and_their_product_may_be_about_either(string group)
    {
        var table = Across(Table(
            ["", "", group, group, group, ""], ["Ref", "Title", "Impact", "Likelihood", "Score", "Residual score"],
            ["1", "Depot floods", "3", "4", "12", "9"]));

        Understood(table).Analysis.Questions.ShouldBeEmpty();
        Read(table).Rows[0].Score!.Value.ShouldBe(new StatedScore(12, 3, 4));
    }

    [Fact]
    public void The_steps_of_a_key_are_seen_from_row_to_row()
    {
        string[][] four = [["1", "Unlikely"], ["2", "Could happen"], ["3", "Likely"], ["4", "Almost certain"]];
        string[][] five = [["1", "Rare"], ["2", "Unlikely"], ["3", "Could happen"], ["4", "Likely"], ["5", "Almost certain"]];
        string[][] priorities = [["Priority", ""], ["1", "High"], ["2", "Medium"], ["3", "Low"]];
        string[][] counts = [["Rating", "Count"], ["High", "1"], ["Low", "5"]];

        IdsWith(Sheet("Key", four)).ShouldBe(["own-scale:1 | unlikely; 2 | could happen; 3 | likely; 4 | almost certain"]);
        IdsWith(Sheet("Key", [["Likelihood", "Meaning"], .. four])).Length.ShouldBe(1);
        IdsWith(Sheet("Key", [.. four.Reverse()])).Length.ShouldBe(1);
        IdsWith(Sheet("Key", five)).ShouldBeEmpty();
        IdsWith(Sheet("Key", [["Likelihood", "Meaning"], .. five])).ShouldBeEmpty();
        IdsWith(Sheet("Lists", priorities)).ShouldBeEmpty();
        IdsWith(Sheet("Dashboard", counts)).ShouldBeEmpty();

        static string[] IdsWith(SourceTable sheet) =>
            [.. Understood(Sheet("Register", Plain), sheet).Analysis.Questions.Select(question => question.Id)];
    }

    [Theory]
    [InlineData(4, 4, false, "", true)]
    [InlineData(4, 4, true, "", true)]
    [InlineData(3, 3, true, "", true)]
    [InlineData(5, 4, false, "", true)]
    [InlineData(6, 6, false, " High", true)]
    [InlineData(5, 5, false, "", false)]
    [InlineData(5, 5, true, " High", false)]
    public void A_grid_of_products_says_how_many_steps_there_are(int high, int wide, bool fromTheTop, string behind, bool isAsked)
    {
        string[][] grid =
        [
            ["", "", .. Enumerable.Range(1, wide).Select(across => $"Step ({across})")],
            .. Enumerable.Range(1, high).Select(at => fromTheTop ? high + 1 - at : at).Select(down => (string[])
                ["Likelihood", $"Step ({down})", .. Enumerable.Range(1, wide).Select(across => $"{down * across}{behind}")]),
            ["", "", .. Enumerable.Range(1, wide).Select(across => $"{across}")],
        ];

        Understood(Sheet("Register", Plain), Sheet("Matrix", grid)).Analysis.Questions.Select(question => question.Id[..10])
            .ShouldBe(isAsked ? ["own-scale:"] : []);
    }

    [Theory]
    [InlineData("Likelihood", true, "4 Very likely", "3 Likely", "2 Unlikely", "1 Remote")]
    [InlineData("Likelihood", true, "1 Rare", "2 Possible", "3 Almost certain")]
    [InlineData("Impact", true, "1 Low", "2 Medium", "3 High")]
    [InlineData("Impact", true, "1 Minimal", "2 Small", "3 Middling", "4 Large", "5 Grave", "6 Catastrophic")]
    [InlineData("Likelihood", false, "1 Rare", "2 Unlikely", "3 Possible", "4 Likely", "5 Almost certain")]
    [InlineData("Priority", false, "1 Low", "2 Medium", "3 High")]
    [InlineData("Likelihood of closure", false, "4 Elms", "3 Oaks", "2 Limes", "1 Ash")]
    [InlineData("Meetings", false, "1 May", "2 June", "3 July")]
    [InlineData("Risk appetite", false, "1 Low", "2 Medium", "3 High")]
    public void A_list_of_figures_with_their_names_is_a_key(string heading, bool isAsked, params string[] steps)
    {
        string[][] list = [[heading, "How often"], .. steps.Select(step => (string[])[step, "so and so"])];
        Understood(Sheet("Register", Plain), Sheet("Key", list)).Analysis.Questions.Select(question => question.Id[..10])
            .ShouldBe(isAsked ? ["own-scale:"] : []);
    }

    [Fact]
    public void A_grid_that_counts_risks_says_no_scale()
    {
        string[][] counts =
            [["Number of risks", "1", "2", "3", "4"], ["4", "0", "1", "2", "1"], ["3", "1", "3", "0", "2"], ["2", "4", "2", "2", "0"],
                ["1", "3", "1", "0", "0"]];

        Understood(Sheet("Register", Plain), Sheet("Heat map", counts)).Analysis.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void A_key_below_the_last_entry_is_seen_too()
    {
        string[] blank = ["", "", "", ""];
        var table = Table(
            [.. Plain, blank, ["Key:", "", "", ""], ["1", "Unlikely", "", ""], ["2", "Possible", "", ""], ["3", "Likely", "", ""],
                ["4", "Almost certain", "", ""]]);

        Understood(table).Analysis.Questions.Select(question => question.Id[..10]).ShouldBe(["own-scale:"]);
    }

    [Fact]
    public void So_is_one_with_headings_in_the_same_sheet_and_a_line_above_a_form()
    {
        string[] blank = ["", "", "", ""];
        var table = Table([.. Plain, blank, ["Likelihood", "Description", "", ""], ["1", "Unlikely", "Once in ten years", ""],
            ["2", "Likely", "Once a year", ""], ["3", "Almost certain", "Each month", ""]]);
        Understood(table).Analysis.Questions.Select(question => question.Id[..10]).ShouldBe(["own-scale:"]);

        string[][] form = [["Ref", "1"], ["Risk", "Depot floods"], ["Owner", "Head of Waste"], ["Score", "16"], ["Residual score", "12"]];
        Understood(Table([[OutOfTen, ""], .. form])).Analysis.Questions.Select(question => question.Id[..10]).ShouldBe(["own-scale:"]);
        Understood(Table([.. form[..3], ["Controls", OutOfTen], .. form[3..]])).Analysis.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void A_title_or_a_narrative_is_never_taken_for_a_notice()
    {
        var titles = Table(
            ["Ref", "Title", "Controls", "Score", "Residual score"],
            ["1", OutOfTen, "", "16", "12"], ["2", "Scored 1 (highest) to 5 (lowest)", "Scored on a 4 x 4 matrix", "9", "6"]);
        Understood(titles).Analysis.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Low = 1 - ")]
    [InlineData("Low = 1 to ")]
    [InlineData("Low = 1 –  ")]
    public void A_line_that_breaks_off_in_a_range_is_read(string line) =>
        Understood(Table(Plain) with { Above = [line] }).Register.Rows.Count.ShouldBe(2);

    [Fact]
    public void A_line_below_titles_without_references_is_no_entry()
    {
        var table = Table(["Title", "Score", "Residual score"], ["Depot floods", "16", "12"], [OutOfTen, "", ""]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldStartWith("own-scale:");
        question.Row.ShouldBe(3);
        Answered([table], (question.Id, "asWritten")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Depot floods");
    }
}
