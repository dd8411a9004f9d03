using Shouldly;

namespace RiskRegister.Domain.Tests;

public sealed class MatrixTests
{
    [Theory]
    [MemberData(nameof(ScoreTests.Cells), MemberType = typeof(ScoreTests))]
    public void The_default_bands_go_by_product(int impact, int likelihood)
    {
        var (risk, opportunity) = (impact * likelihood) switch
        {
            <= 4 => ("low", "low"),
            <= 10 => ("medium", "medium"),
            <= 16 => ("high", "high"),
            _ => ("severe", "very high"),
        };
        var matrix = new Matrix(new MatrixSettings());
        matrix.BandOf(impact, likelihood).NameFor(EntryKind.Risk).ShouldBe(risk);
        matrix.BandOf(impact, likelihood).NameFor(EntryKind.Opportunity).ShouldBe(opportunity);
        matrix.BandOf(new Score(impact, likelihood, Assumed: true)).ShouldBe(matrix.BandOf(impact, likelihood));
    }

    [Theory]
    [MemberData(nameof(ScoreTests.Cells), MemberType = typeof(ScoreTests))]
    public void Each_cell_can_have_its_own_band(int impact, int likelihood)
    {
        string[][] cells = [.. Enumerable.Range(0, 5).Select(_ => Enumerable.Repeat("plain", 5).ToArray())];
        cells[impact - 1][likelihood - 1] = "marked";
        var matrix = new Matrix(new MatrixSettings
        {
            Bands = [new Band("plain", "plain", "#ffffff"), new Band("marked", "marked", "#000000")],
            Cells = cells,
        });

        var marked = ScoreTests.Cells().Select(row => row.Data)
            .Where(cell => matrix.BandOf(cell.Item1, cell.Item2).Risk == "marked");

        marked.ShouldBe([(impact, likelihood)]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 6)]
    [InlineData(6, 1)]
    public void There_is_no_band_outside_the_matrix(int impact, int likelihood)
    {
        var matrix = new Matrix(new MatrixSettings());
        Should.Throw<ArgumentOutOfRangeException>(() => matrix.BandOf(impact, likelihood));
        Should.Throw<ArgumentOutOfRangeException>(() => matrix.BandOf(new Score(impact, likelihood)));
    }
}
