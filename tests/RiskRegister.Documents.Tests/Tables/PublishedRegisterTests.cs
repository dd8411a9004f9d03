using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>Registers as councils really published them, where the machine has them.</summary>
public sealed class PublishedRegisterTests
{
    [Theory]
    [InlineData("risks.csv", 15)]
    [InlineData("opportunities.csv", 4)]
    public async Task A_published_register_has_its_headings_and_a_row_for_every_entry(string file, int entries)
    {
        if (RealRegister.SharedData() is not { } data)
        {
            Assert.Skip("No folder shared/data beside the repository, and RISKREGISTER_SHARED names none.");
            return;
        }

        foreach (var register in new[] { "lancashire-2016-17-q2-constructed", "lancashire-2016-17-q3" })
        {
            var content = await File.ReadAllBytesAsync(Path.Combine(data, register, file), TestContext.Current.CancellationToken);

            var rows = Reading.Read(content, file).Tables.ShouldHaveSingleItem().Rows;

            rows.Count.ShouldBe(1 + entries);
            rows.ShouldAllBe(row => row.Cells.Count == 10);
        }
    }
}
