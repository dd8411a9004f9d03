using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests;

/// <summary>A register as a council published it, where the machine has it.</summary>
static class RealRegister
{
    static readonly string[] Files = ["risks.csv", "opportunities.csv"];

    public static async Task<PrintableRegister> Read()
    {
        if (SharedData() is not { } data)
        {
            Assert.Skip("No folder shared/data beside the repository, and RISKREGISTER_SHARED names none.");
            return Registers.Public();
        }

        var tables = new List<SourceTable>();
        foreach (var file in Files)
        {
            var content = await File.ReadAllBytesAsync(
                Path.Combine(data, "lancashire-2016-17-q3", file), TestContext.Current.CancellationToken);
            tables.AddRange(TableFile.Read(file, content, new TableLimits(), CancellationToken.None).ShouldBeOfType<TablesRead>().Tables);
        }

        var plan = Importing.Plan(tables, []);
        return Registers.Public()
            with
        { Highlights = null, Lines = Csv.Lines.All(plan.Outcomes.Select(outcome => Csv.Lines.Of(outcome.State!))) };
    }

    public static string? SharedData()
    {
        if (Environment.GetEnvironmentVariable("RISKREGISTER_SHARED") is { Length: > 0 } named) return Path.Combine(named, "data");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data)) return data;
        }

        return null;
    }
}
