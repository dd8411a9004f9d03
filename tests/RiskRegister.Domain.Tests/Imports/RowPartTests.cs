using System.Globalization;
using System.Text.Json;
using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Long tables, whose rows several processors read at once.</summary>
public sealed class RowPartTests
{
    const int Rows = 3_500;

    static readonly string[] Headings =
    [
        "Ref", "Title", "Type", "Impact", "Likelihood", "Residual score", "Owner", "Status", "Actions", "Direction of travel",
        "Last reviewed",
    ];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    public void As_many_processors_as_there_are_read_the_same(int processors)
    {
        var table = Table([Headings, .. Enumerable.Range(1, Rows).Select(Row)]);

        var one = RegisterReader.Understand([table], Settings, processors: 1);
        var several = RegisterReader.Understand([table], Settings, processors: processors);

        Written(several).ShouldBe(Written(one));
        one.Register.Rows.Count.ShouldBe(Rows);
        one.Analysis.Questions.Select(question => question.Id)
            .ShouldBe(["status:parked", "impact:grave", "impact:mild", "status:paused"], ignoreOrder: true);
        one.Register.Messages.Select(message => message.Code).Distinct()
            .ShouldBe(
                [
                    ImportCodes.OrderAssumed, ImportCodes.OwnerUnknown, ImportCodes.TypeUnknown, ImportCodes.TitleShortened,
                    ImportCodes.DateUnreadable, ImportCodes.ActionUnreadable,
                ],
                ignoreOrder: true);
    }

    [Fact]
    public void Answers_hold_for_all_parts()
    {
        var table = Table([Headings, .. Enumerable.Range(1, Rows).Select(Row)]);
        var mapping = new ImportMapping
        {
            Answers = new Dictionary<string, string>
            {
                ["status:parked"] = "leaveOut",
                ["status:paused"] = "open",
                ["impact:grave"] = "5",
                ["impact:mild"] = "2",
            },
        };

        var one = RegisterReader.Understand([table], Settings, mapping, processors: 1);
        var several = RegisterReader.Understand([table], Settings, mapping, processors: 4);

        Written(several).ShouldBe(Written(one));
        several.Analysis.Questions.ShouldBeEmpty();
        several.Register.Rows.Count.ShouldBe(Rows - 1);
        several.Analysis.LeftOut.ShouldContain(row => row.Row == Parked + 1);
    }

    // 20 of 100 is no 20 of 25, in whichever part a score says that there are 100; and so in the tables behind.
    [Theory]
    [InlineData(10)]
    [InlineData(3_490)]
    public void A_score_of_another_scale_counts_for_all_parts(int at)
    {
        string[][] rows = [["Ref", "Title", "Score", "Residual score"], .. Enumerable.Range(1, Rows)
            .Select(number => new[] { $"CR{number}", $"Loss of depot {number}", number == at ? "64" : "20", "2 x 2" })];
        string[][] behind = [rows[0], .. Enumerable.Range(Rows + 1, Rows)
            .Select(number => new[] { $"CR{number}", $"Loss of park {number}", "15", "2 x 2" })];
        SourceTable[] tables = [Sheet("Depots", rows), Sheet("Parks", behind)];

        var several = RegisterReader.Understand(tables, Settings, processors: 4);

        Written(several).ShouldBe(Written(RegisterReader.Understand(tables, Settings, processors: 1)));
        several.Analysis.Questions.Select(question => question.Id).ShouldContain("score:15");
    }

    [Fact]
    public void Of_more_scores_than_are_told_of_the_same_are_counted()
    {
        // The second part has more others than are told of, and behind them what the first part has.
        var table = Table([Headings, .. Enumerable.Range(1, Rows).Select(number =>
            (string[])[.. Row(number)[..3], $"Step {(number is > 1_150 and < 2_000 ? number : number % 150)}", .. Row(number)[4..]])]);

        var one = RegisterReader.Understand([table], Settings, processors: 1);
        var several = RegisterReader.Understand([table], Settings, processors: 3);

        one.Analysis.Scales.Count.ShouldBe(200);
        Written(several).ShouldBe(Written(one));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_300)]
    [InlineData(Rows)]
    public void A_figure_beyond_the_matrix_makes_those_behind_figures_of_another_scale(int row)
    {
        var table = Table(
            [
                ["Title", "Score", "Residual score"],
                .. Enumerable.Range(1, Rows)
                    .Select(number => new[] { $"Loss of depot {number}", number == row ? "30" : "20", "2 x 3" }),
            ]);

        var one = RegisterReader.Understand([table], Settings, processors: 1);
        var several = RegisterReader.Understand([table], Settings, processors: 3);

        one.Register.Rows.Count(read => read.IsRefused).ShouldBe(Rows - row + 1);
        Written(several).ShouldBe(Written(one));
    }

    [Fact]
    public void What_was_asked_of_headings_is_known_in_every_part()
    {
        var table = Table(
            [
                ["Title", "Inherent score", "Q1 score", "Q2 score"],
                .. Enumerable.Range(1, Rows).Select(number => new[] { $"Loss of depot {number}", "20", "16", "12" }),
            ]);

        var one = RegisterReader.Understand([table], Settings, processors: 1);
        var several = RegisterReader.Understand([table], Settings, processors: 3);

        one.Analysis.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("other-score:");
        Written(several).ShouldBe(Written(one));
    }

    // Each in another part.
    const int Parked = 1_100;
    const int Paused = 3_400;
    const int Long = 2_000;

    static string[] Row(int number) =>
    [
        $"CR{number.ToString(CultureInfo.InvariantCulture)}",
        number == Long ? new string('a', 2_000) : $"Loss of depot {number}",
        number % 400 == 7 ? "Weather" : "Financial",
        number switch { 5 => "Grave", 2_700 => "Mild", _ => "4" },
        $"{1 + (number % 5)}",
        "2 x 3 = 6",
        number % 900 == 3 ? "Various" : $"Head of {(number % 30) + 1}",
        number switch { Parked => "Parked", Paused => "Paused", _ => "Open" },
        number switch { 4 => "Recruit (JS)\nTrain (JS)", 3_450 => "Move (KL)\nSell (KL)", _ => "Recruit\nTrain" },
        number % 3 == 0 ? "↑ Demand is rising" : "Level",
        number == 3_000 ? "soon" : "1 March 2026",
    ];

    static string Written(Understanding understanding) => JsonSerializer.Serialize(understanding);
}
