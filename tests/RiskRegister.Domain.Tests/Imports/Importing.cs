using RiskRegister.Domain.Imports;
using Shouldly;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Builds tables and plans for tests in a line or two.</summary>
internal static class Importing
{
    public static readonly RegisterSettings Settings = new();
    public static readonly DateTimeOffset Now = new(2016, 12, 5, 10, 0, 0, TimeSpan.Zero);
    public static readonly string[] RiskHeadings =
    [
        "Risk Identification Number (RIN)", "Risk Description", "Risk Type", "Possible Consequences", "Current Controls", "Risk Score",
        "Mitigating Actions", "Residual Score", "Risk Owner", "Direction of Travel",
    ];

    public static SourceTable Table(params string[][] rows) => Named("register.csv", rows);

    public static SourceTable Named(string name, params string[][] rows) =>
        new(name, [.. rows.Select((cells, index) => new SourceRow(index + 1, cells))]);

    public static ReadRegister Read(params SourceTable[] tables) => RegisterReader.Read(tables, Settings);

    /// <summary>What is understood; an answer to any of its questions is known as one.</summary>
    public static Understanding Understood(params SourceTable[] tables)
    {
        var understood = RegisterReader.Understand(tables, Settings);
        understood.Analysis.Questions.ShouldAllBe(question => QuestionKinds.Have(question.Id));
        return understood;
    }

    /// <summary>The ids of what is asked of a register that has nothing yet, by reading and by planning.</summary>
    public static string[] Asked(params SourceTable[] tables)
    {
        var (register, analysis) = Understood(tables);
        return [.. analysis.Questions.Concat(Plan(register, []).Questions).Select(question => question.Id)];
    }

    /// <summary>Reads tables with the choices given; nothing is then refused or in question.</summary>
    public static ReadRegister Answered(SourceTable[] tables, params (string Question, string Choice)[] answers)
    {
        var mapping = new ImportMapping { Answers = answers.ToDictionary(answer => answer.Question, answer => answer.Choice) };
        var read = RegisterReader.Read(tables, Settings, mapping);
        Refusals(read.Messages).ShouldBeEmpty();
        return read;
    }

    /// <summary>A sheet of a workbook that has several.</summary>
    public static SourceTable Sheet(string title, params string[][] rows) =>
        Named($"book.xlsx – {title}", rows) with { Title = title, OneOfSeveral = true };

    /// <summary>What a merged cell shows is repeated over its columns.</summary>
    public static SourceTable Across(SourceTable table) => table with
    {
        Rows =
        [
            .. table.Rows.Select(row => row with
            {
                Remarks = Enumerable.Range(1, row.Cells.Count - 1)
                    .Where(at => row.Cells[at].Length > 3 && row.Cells[at] == row.Cells[at - 1])
                    .ToDictionary(at => at, _ => new CellRemark(CellMarks.Merged)),
            }),
        ],
    };

    /// <summary>Reads one row with the columns that a register needs and those named here.</summary>
    public static ReadRegister ReadCells(params (string Heading, string Cell)[] cells)
    {
        (string Heading, string Cell)[] all = [.. Needed.Where(needed => !cells.Any(cell => cell.Heading == needed.Heading)), .. cells];
        return Read(Table([.. all.Select(cell => cell.Heading)], [.. all.Select(cell => cell.Cell)]));
    }

    public static ImportedRow ReadOne(params (string Heading, string Cell)[] cells)
    {
        var read = ReadCells(cells);
        read.Messages.Where(message => message.Severity == ImportSeverity.Refused).ShouldBeEmpty();
        return read.Rows.ShouldHaveSingleItem();
    }

    /// <summary>A row of what every register has.</summary>
    public static string[][] Rows(params (string Reference, string Title, string Score, string Residual)[] rows) =>
    [
        ["Reference", "Title", "Score", "Residual score"],
        .. rows.Select(row => new[] { row.Reference, row.Title, row.Score, row.Residual }),
    ];

    public static ImportPlan Plan(
        ReadRegister read,
        IReadOnlyCollection<EntryState> live,
        ImportOptions? options = null,
        NextNumbers? next = null,
        DateTimeOffset? now = null)
    {
        var plan = ImportPlanner.Plan(
            read, live, options ?? new ImportOptions(), Settings, next ?? new NextNumbers(1, 1), now ?? Now, Guid.NewGuid);
        plan.Questions.ShouldAllBe(question => QuestionKinds.Have(question.Id));
        return plan;
    }

    /// <summary>The choices of a mapping.</summary>
    public static ImportOptions Answering(params (string Question, string Choice)[] answers) => new()
    {
        Mapping = new ImportMapping { Answers = answers.ToDictionary(answer => answer.Question, answer => answer.Choice) },
    };

    public static IReadOnlyList<EntryState> LiveAfter(ImportPlan plan) =>
        [.. plan.Outcomes.Select(outcome => outcome.State).OfType<EntryState>()];

    public static IReadOnlyList<EntryState> Imported(params SourceTable[] tables)
    {
        var plan = Plan(Read(tables), []);
        plan.Messages.Where(message => message.Severity == ImportSeverity.Refused).ShouldBeEmpty();
        return LiveAfter(plan);
    }

    public static string[] CodesOf(IEnumerable<ImportMessage> messages) => [.. messages.Select(message => message.Code)];

    public static string[] Refusals(IEnumerable<ImportMessage> messages) =>
        CodesOf(messages.Where(message => message.Severity == ImportSeverity.Refused));

    static readonly (string Heading, string Cell)[] Needed =
        [("Reference", "CR1"), ("Title", "Flooding of the depot"), ("Score", "16"), ("Residual", "9")];
}
