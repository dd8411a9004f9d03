using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>A register as a council published it, and its quarter before; they stand beside the project, not in it.</summary>
public sealed class PublishedRegisterTests
{
    readonly ReadRegister before = ReadFiles("lancashire-2016-17-q2-constructed");
    readonly ReadRegister after = ReadFiles("lancashire-2016-17-q3");

    [Fact]
    public void All_fifteen_risks_and_four_opportunities_are_read_and_none_refused()
    {
        after.Messages.ShouldAllBe(message => message.Code == ImportCodes.DirectionUnreadable);
        after.Messages.Count.ShouldBe(5);
        after.Rows.Count(row => row.Kind == EntryKind.Risk).ShouldBe(15);
        after.Rows.Count(row => row.Kind == EntryKind.Opportunity).ShouldBe(4);
    }

    [Fact]
    public void Scores_owners_types_and_directions_are_as_published()
    {
        var register = LiveAfter(Plan(after, [])).ToDictionary(entry => entry.Reference.ToString()!);

        (register["CR1"].Score.Value, register["CR1"].ResidualScore.Value).ShouldBe((25, 16));
        (register["CO1"].Score.Value, register["CO1"].ResidualScore.Value).ShouldBe((12, 16));
        register["CR16"].Owners.Count.ShouldBe(2);
        register["CR15"].Types.ShouldBe(["Economic", "Environmental", "Reputational", "Legal"]);
        register["CR2"].Types.ShouldBe(["Economic", "Political", "Social"]);
        register["CR21"].Types.ShouldBe(["Reputational", "Social", "Economic", "Political"]);
        register["CR16"].Direction.Direction.ShouldBe(Direction.Level);
        register["CR16"].Direction.Narrative.ShouldNotBeNull().ShouldStartWith("risks");
        register["CR15"].Direction.Direction.ShouldBe(Direction.Downwards);
        register["CR21"].Direction.ShouldBe(new StatedDirection(Direction.Downwards, Now, null));
        register["CR20"].Direction.Direction.ShouldBe(Direction.Upwards);
        register["CO1"].Direction.ShouldBe(new StatedDirection(Direction.Upwards, Now, null));
        foreach (var silent in new[] { "CR1", "CR5", "CR6", "CR7", "CR8" })
        {
            register[silent].Direction.Direction.ShouldBeNull();
            register[silent].Direction.Narrative.ShouldNotBeNullOrWhiteSpace();
        }

        register.Values.ShouldAllBe(entry => RegisterRule.IsOnRegister(entry.Status, entry.ResidualScore, Settings.Threshold));
    }

    [Fact]
    public void Every_twelve_and_fifteen_is_marked_as_assumed()
    {
        var first = Plan(before, []);
        var second = Plan(after, LiveAfter(first), new ImportOptions { Quarter = new Quarter(2016, 3) });

        foreach (var plan in new[] { first, second })
        {
            var scores = LiveAfter(plan).SelectMany(entry => new[] { entry.Score, entry.ResidualScore }).ToArray();
            scores.ShouldAllBe(score => score.Assumed == (score.Value == 12 || score.Value == 15));
            plan.Messages.Count(message => message.Code == ImportCodes.ScoreAssumed).ShouldBe(scores.Count(score => score.Assumed));
        }
    }

    [Fact]
    public void The_next_quarter_changes_what_the_council_said_it_changed()
    {
        var plan = Plan(after, LiveAfter(Plan(before, [])), new ImportOptions { Quarter = new Quarter(2016, 3) });

        plan.HasRefusals.ShouldBeFalse();
        plan.Closings.ShouldBeEmpty();
        Changed("actions").ShouldBe(["CO1", "CO2", "CO4", "CR1", "CR12", "CR16", "CR2", "CR26", "CR4", "CR5", "CR7"]);
        Changed("directionOfTravel").ShouldBe(["CR15", "CR5", "CR7", "CR8"]);
        plan.Outcomes.SelectMany(outcome => outcome.ChangedFields).Distinct().Order().ShouldBe(["actions", "directionOfTravel"]);
        References(plan.Outcomes.Where(outcome => outcome.Result == RowResult.Unchanged))
            .ShouldBe(["CO3", "CR20", "CR21", "CR24", "CR25", "CR6"]);

        string[] Changed(string field) => References(plan.Outcomes.Where(outcome => outcome.ChangedFields.Contains(field)));

        static string[] References(IEnumerable<RowOutcome> outcomes) =>
            [.. outcomes.Select(outcome => outcome.Reference.ToString()!).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Importing_it_again_changes_nothing()
    {
        var live = LiveAfter(Plan(after, []));

        Plan(after, live).Outcomes.ShouldAllBe(outcome => outcome.Result == RowResult.Unchanged);
    }

    static ReadRegister ReadFiles(string register)
    {
        var folder = SharedFolder() is { } shared ? Path.Combine(shared, "data", register) : null;
        Assert.SkipWhen(folder is null || !Directory.Exists(folder), $"The published register {register} is not beside the project.");
        return Read(TableOf("risks.csv"), TableOf("opportunities.csv"));

        SourceTable TableOf(string name) => new(name, RowsOf(File.ReadAllText(Path.Combine(folder!, name))));
    }

    static string? SharedFolder()
    {
        if (Environment.GetEnvironmentVariable("RISKREGISTER_SHARED") is { Length: > 0 } named) return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(shared, "data"))) return shared;
        }

        return null;
    }

    // As much of RFC 4180 as the two files use.
    static List<SourceRow> RowsOf(string csv)
    {
        var rows = new List<SourceRow>();
        var (cells, cell, quoted, line, first) = (new List<string>(), new System.Text.StringBuilder(), false, 1, 1);
        var text = csv.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        foreach (var character in text.Replace("\"\"", "\uE000", StringComparison.Ordinal))
        {
            if (character == '\n') line++;
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || character is not (',' or '\n'))
            {
                cell.Append(character == '\uE000' ? '"' : character);
            }
            else
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (character == ',') continue;
                rows.Add(new SourceRow(first, cells));
                (cells, first) = ([], line);
            }
        }

        if (cells.Count > 0 || cell.Length > 0) rows.Add(new SourceRow(first, [.. cells, cell.ToString()]));
        return rows;
    }
}
