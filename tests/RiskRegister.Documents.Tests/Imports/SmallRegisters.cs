using RiskRegister.Documents.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Imports;

/// <summary>The small registers that stand beside the project, each showing one thing that real ones do.</summary>
static class SmallRegisters
{
    public static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    public static byte[] Bytes(string name)
    {
        var folder = Folder();
        Assert.SkipWhen(folder is null, "No folder shared/data/imports beside the repository, and RISKREGISTER_SHARED names none.");
        return File.ReadAllBytes(Path.Combine(folder!, name));
    }

    public static TableFileResult Open(string name) => TableFile.Read(name, Bytes(name), new TableLimits(), CancellationToken.None);

    public static Understanding Understand(string name, ImportMapping? mapping = null, RegisterSettings? settings = null) =>
        RegisterReader.Understand(Open(name).ShouldBeOfType<TablesRead>().Tables, settings ?? new RegisterSettings(), mapping);

    /// <summary>What it says, where nothing is in question and nothing refused.</summary>
    public static ReadRegister Read(string name, ImportMapping? mapping = null)
    {
        var (register, analysis) = Understand(name, mapping);
        analysis.Questions.Select(question => $"{question.Id}: {question.Text}").ShouldBeEmpty();
        register.Messages.Where(message => message.Severity == ImportSeverity.Refused).ShouldBeEmpty();
        return register;
    }

    public static ImportPlan Plan(ReadRegister read, IReadOnlyList<EntryState> live, ImportOptions? options = null) => ImportPlanner.Plan(
        read, live, options ?? new ImportOptions(), new RegisterSettings(), new NextNumbers(1, 1), Now, Guid.NewGuid);

    /// <summary>The entries after importing it into an empty register.</summary>
    public static IReadOnlyList<EntryState> Import(string name, ImportMapping? mapping = null) => After(Plan(Read(name, mapping), []));

    public static IReadOnlyList<EntryState> After(ImportPlan plan)
    {
        plan.Messages.Where(message => message.Severity == ImportSeverity.Refused).ShouldBeEmpty();
        plan.Questions.ShouldBeEmpty();
        return [.. plan.Outcomes.Select(outcome => outcome.State).OfType<EntryState>()];
    }

    public static ImportMapping Answer(params (string Question, string Choice)[] answers) =>
        new() { Answers = answers.ToDictionary(answer => answer.Question, answer => answer.Choice) };

    public static (int, int) Cell(Score score) => (score.Impact, score.Likelihood);

    public static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("RISKREGISTER_SHARED") is { Length: > 0 } named)
            return Path.Combine(named, "data", "imports");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data", "imports");
            if (Directory.Exists(data)) return data;
        }

        return null;
    }
}
