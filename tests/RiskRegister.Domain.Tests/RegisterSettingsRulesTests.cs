using Shouldly;

namespace RiskRegister.Domain.Tests;

public sealed class RegisterSettingsRulesTests
{
    static readonly RegisterSettings Good = new();

    static readonly (string Path, RegisterSettings Settings)[] Faulty =
    [
        ("Organisation", Good with { Organisation = "" }),
        ("Organisation", Good with { Organisation = new string('x', 201) }),
        ("Organisation", Good with { Organisation = null! }),
        ("RegisterName", Good with { RegisterName = " \t" }),
        ("Labels:Score", Good with { Labels = Good.Labels with { Score = "" } }),
        ("Labels:ResidualScore", Good with { Labels = Good.Labels with { ResidualScore = "" } }),
        ("Labels:TargetScore", Good with { Labels = Good.Labels with { TargetScore = "" } }),
        ("Labels:Owner", Good with { Labels = Good.Labels with { Owner = "" } }),
        ("Labels:DirectionOfTravel", Good with { Labels = Good.Labels with { DirectionOfTravel = "" } }),
        ("Contact", Good with { Contact = new string('x', 201) }),
        ("Threshold", Good with { Threshold = 0 }),
        ("Threshold", Good with { Threshold = 26 }),
        ("FinancialYearStartsIn", Good with { FinancialYearStartsIn = 0 }),
        ("FinancialYearStartsIn", Good with { FinancialYearStartsIn = 13 }),
        ("Types", Good with { Types = [] }),
        ("Types", Good with { Types = [.. Enumerable.Range(1, 101).Select(number => $"Type {number}")] }),
        ("Types", Good with { Types = ["Social", " "] }),
        ("Types", Good with { Types = [null!] }),
        ("Types", Good with { Types = [new string('x', 61)] }),
        ("Types", Good with { Types = ["Social", "social"] }),
        ("Objectives", Good with { Objectives = [.. Enumerable.Range(1, 101).Select(number => new Objective($"O{number}", "Roads"))] }),
        ("Objectives", Good with { Objectives = [new("", "Roads")] }),
        ("Objectives", Good with { Objectives = [new("O,1", "Roads")] }),
        ("Objectives", Good with { Objectives = [new(" O1", "Roads")] }),
        ("Objectives", Good with { Objectives = [new(new string('x', 21), "Roads")] }),
        ("Objectives", Good with { Objectives = [new("O1", " ")] }),
        ("Objectives", Good with { Objectives = [new("O1", "Roads"), new("o1", "Bridges")] }),
        ("Appetite", Good with { Appetite = [new("Wells", 4, 9)] }),
        ("Appetite", Good with { Appetite = [new("Social", 0, 9)] }),
        ("Appetite", Good with { Appetite = [new("Social", 9, 8)] }),
        ("Appetite", Good with { Appetite = [new("Social", 9, 26)] }),
        ("Appetite", Good with { Appetite = [new("Social", 4, 9, new string('x', 1_001))] }),
        ("Appetite", Good with { Appetite = [new("Social", 4, 9), new("Social", 4, 12)] }),
        ("AssuranceMonths", Good with { AssuranceMonths = 0 }),
        ("AssuranceMonths", Good with { AssuranceMonths = 121 }),
        ("Matrix:RiskImpact", With(Good.Matrix with { RiskImpact = ["a", "b", "c", "d"] })),
        ("Matrix:RiskImpact", With(Good.Matrix with { RiskImpact = ["a", "b", "c", "d", ""] })),
        ("Matrix:OpportunityImpact", With(Good.Matrix with { OpportunityImpact = ["a", "b", "c", "d", "e", "f"] })),
        ("Matrix:Likelihood", With(Good.Matrix with { Likelihood = [] })),
        ("Matrix:Bands", With(Good.Matrix with { Bands = [.. Enumerable.Range(0, 11).Select(Numbered)] })),
        ("Matrix:Bands", With(Good.Matrix with { Bands = [.. Good.Matrix.Bands, new Band("", "none", "#ffffff")] })),
        ("Matrix:Bands", With(Good.Matrix with { Bands = [.. Good.Matrix.Bands, new Band("none", " ", "#ffffff")] })),
        ("Matrix:Bands", With(Good.Matrix with { Bands = [.. Good.Matrix.Bands, new Band("low", "lowest", "#ffffff")] })),
        ("Matrix:Bands", With(Good.Matrix with { Bands = [.. Good.Matrix.Bands, new Band("lowest", "low", "#ffffff")] })),
        ("Matrix:Bands", With(Good.Matrix with { Bands = [.. Good.Matrix.Bands, new Band("none", "none", "white")] })),
        ("Matrix:Bands", With(Good.Matrix with { Bands = [.. Good.Matrix.Bands, new Band("none", "none", "#fffffg")] })),
        ("Matrix:Bands", With(Good.Matrix with { Bands = [.. Good.Matrix.Bands, new Band("none", "none", "#ffffff\n")] })),
        ("Matrix:Bands", With(Good.Matrix with { Bands = [.. Good.Matrix.Bands, new Band("none", "none", null!)] })),
        ("Matrix:Cells", With(Good.Matrix with { Cells = [.. Good.Matrix.Cells.Take(4)] })),
        ("Matrix:Cells", With(Good.Matrix with { Cells = [.. Good.Matrix.Cells.Take(4), ["low", "low", "low", "low"]] })),
        ("Matrix:Cells", With(Good.Matrix with { Cells = [.. Good.Matrix.Cells.Take(4), ["low", "low", "low", "low", "very high"]] })),
        ("Matrix:Cells", With(Good.Matrix with { Cells = [.. Good.Matrix.Cells.Take(4), ["low", "low", "low", "low", null!]] })),
    ];

    public static TheoryData<int, string> Bad() => [.. Faulty.Select((one, index) => new TheoryDataRow<int, string>(index, one.Path))];

    [Fact]
    public void The_defaults_are_good() => RegisterSettingsRules.FaultsOf(Good).ShouldBeEmpty();

    [Fact]
    public void Limits_themselves_are_good()
    {
        var settings = Good with
        {
            Organisation = new string('x', 200),
            Contact = new string('x', 200),
            Threshold = 25,
            FinancialYearStartsIn = 12,
            Objectives = [new(new string('x', 20), new string('x', 200))],
            Appetite = [new("1".PadLeft(60, 'x'), 25, 25, new string('x', 1_000))],
            AssuranceMonths = 120,
            Types = [.. Enumerable.Range(1, 100).Select(number => $"{number}".PadLeft(60, 'x'))],
            Matrix = Good.Matrix with { Bands = [.. Good.Matrix.Bands, .. Enumerable.Range(0, 6).Select(Numbered)] },
        };
        RegisterSettingsRules.FaultsOf(settings).ShouldBeEmpty();
        RegisterSettingsRules.FaultsOf(Good with { Threshold = 1, FinancialYearStartsIn = 1, Types = ["x"] }).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_fault_is_named_by_its_path(int index, string path)
    {
        var faults = RegisterSettingsRules.FaultsOf(Faulty[index].Settings).ToList();
        faults.ShouldHaveSingleItem();
        faults[0].ShouldStartWith(path + " ");
        faults[0].ShouldEndWith(".");
    }

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var settings = Good with
        {
            Organisation = "",
            Threshold = 0,
            FinancialYearStartsIn = 0,
            Types = [],
            Matrix = Good.Matrix with { Likelihood = [], Bands = [] },
        };
        RegisterSettingsRules.FaultsOf(settings).Select(fault => fault.Split(' ')[0]).Distinct()
            .ShouldBe(["Organisation", "Threshold", "FinancialYearStartsIn", "Types", "Matrix:Likelihood", "Matrix:Bands", "Matrix:Cells"]);
    }

    [Fact]
    public void Good_settings_give_every_cell_a_band()
    {
        var settings = Good.Matrix with
        {
            Bands = [new Band("green", "green", "#00ff00"), new Band("red", "gold", "#FF0000")],
            Cells = [.. Enumerable.Range(0, 5).Select(_ => (string[])["green", "green", "red", "red", "red"])],
        };
        RegisterSettingsRules.FaultsOf(With(settings)).ShouldBeEmpty();
        new Matrix(settings).BandOf(1, 3).NameFor(EntryKind.Opportunity).ShouldBe("gold");
        new Matrix(settings).BandOf(3, 1).NameFor(EntryKind.Risk).ShouldBe("green");
    }

    static RegisterSettings With(MatrixSettings matrix) => Good with { Matrix = matrix };

    static Band Numbered(int number) =>
        Good.Matrix.Bands.ElementAtOrDefault(number - 7) ?? new Band($"band {number}", $"band {number}", "#ffffff");
}
