using RiskRegister.Documents.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;

namespace RiskRegister.Documents.Tests;

/// <summary>Imports a file that was written as an organisation would.</summary>
static class Importing
{
    static readonly DateTimeOffset Now = new(2017, 1, 2, 0, 0, 0, TimeSpan.Zero);

    public static ImportPlan Plan(IReadOnlyList<SourceTable> tables, IReadOnlyList<EntryState> live, RegisterSettings? settings = null)
    {
        settings ??= Registers.Settings;
        var id = 0;
        return ImportPlanner.Plan(
            RegisterReader.Read(tables, settings), live, new ImportOptions(), settings, new NextNumbers(1_000, 1_000), Now,
            () => new Guid(++id, 1, 1, new byte[8]));
    }

    /// <summary>The plan of importing a file into the register that it was written from.</summary>
    public static ImportPlan Again(byte[] file, PrintableRegister register, string name)
    {
        var read = TableFile.Read(name, file, new TableLimits(), CancellationToken.None).ShouldBeOfType<TablesRead>();
        return Plan(read.Tables, [.. register.Lines.ToBlockingEnumerable().Select(line => line.State)], register.Settings);
    }

    public static void ShouldChangeNothing(this ImportPlan plan, int entries)
    {
        plan.Messages.Where(message => message.Severity == ImportSeverity.Refused).ShouldBeEmpty();
        plan.Closings.ShouldBeEmpty();
        plan.Outcomes.SelectMany(outcome => outcome.ChangedFields.Select(field => $"{outcome.Reference} {field}")).ShouldBeEmpty();
        plan.Outcomes.Count.ShouldBe(entries);
        plan.Outcomes.ShouldAllBe(outcome => outcome.Result == RowResult.Unchanged);
    }
}
