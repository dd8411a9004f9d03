using RiskRegister.Documents.Tests.Csv;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Tests;

/// <summary>Registers that show everything a document can say.</summary>
static class Registers
{
    public static readonly RegisterSettings Settings = new()
    {
        Organisation = "Waterside Council",
        Contact = "Legal services, legal@example.org",
        Objectives = [new("W1", "Water for all"), new("W2", "Dry cellars")],
        Appetite = [new("Environmental", 4, 9), new("Social", 8, 20)],
    };

    /// <summary>An entry with something in each field; no text is part of another.</summary>
    public static readonly EntryState Whole = Lines.Entry("CR10.1") with
    {
        SourceReference = "CRR0065",
        Title = "Reservoir runs dry & <cracks>",
        Description = "No rain for a year\nand none in sight",
        Service = "Water and drains",
        Types = ["Environmental", "Social"],
        Effects = ["Thirst in summer", "Fires on the moor"],
        Controls =
        [
            new Control(1, "Dams are inspected")
            {
                Effectiveness = ControlEffectiveness.Partly,
                Owner = "Keeper of Dams",
                Assurance = new(
                    new("Monthly walk; with a lamp", "Keeper | Dams", new DateOnly(2014, 5, 3)), Third: new("Panel of engineers")),
            },
            new Control(3, "Pipes are lined"),
        ],
        Actions =
        [
            new PlannedAction(1, "Dig wells", "Head of Wells", new DateOnly(2016, 11, 30), ActionStatus.Open, "Two are dug"),
            new PlannedAction(2, "Save water", "Head of Baths", new DateOnly(2017, 3, 31), ActionStatus.Done, "Baths are shut"),
            new PlannedAction(4, "Pray for rain", Status: ActionStatus.Dropped),
        ],
        ResidualScore = new Score(4, 3, Assumed: true),
        TargetScore = new Score(2, 1),
        TargetDate = new DateOnly(2016, 11, 30),
        Response = EntryResponse.Transfer,
        Objectives = ["W2", "W1"],
        Owners = ["Director of Water", "Management Team"],
        Direction = new StatedDirection(Direction.Downwards, DateTimeOffset.UnixEpoch, "Clouds are seen\nin the west"),
        Exempt = new Exemption("3", "A contract is being let"),
        ReviewedAt = new DateTimeOffset(2016, 11, 7, 9, 0, 0, TimeSpan.Zero),
    };

    /// <summary>What every form must say of <see cref="Whole"/>.</summary>
    public static readonly string[] WholeTexts =
    [
        "CR10.1", "CRR0065", "Reservoir runs dry & <cracks>", "No rain for a year", "and none in sight", "Water and drains",
        "Environmental", "Social",
        "Thirst in summer", "Fires on the moor", "Dams are inspected", "Pipes are lined", "Dig wells", "Save water", "Pray for rain",
        "Director of Water", "Management Team", "Downwards", "Clouds are seen", "in the west", "A contract is being let",
        "Dams were meant, not dikes",
    ];

    /// <summary>What printed forms say of it beside that where it is switched on.</summary>
    public static readonly string[] SwitchedOnTexts =
    [
        "Transfer", "W2 – Dry cellars; W1 – Water for all", "Outside tolerance", "30 November 2016 (overdue)", "1 quarter",
        "partly effective", "owner Keeper of Dams", "first line: Monthly walk; with a lamp, Keeper | Dams, 3 May 2014",
        "third line: Panel of engineers", "assurance stale",
    ];

    public static readonly PrintSettings PrintsAll = new()
    {
        Response = true,
        Objectives = true,
        TargetDate = true,
        TimeAtScore = true,
        Appetite = true,
        Assurance = true,
    };

    /// <summary>What every form but CSV must say of its actions.</summary>
    public static readonly string[] ActionTexts = ["Head of Wells", "Two are dug", "Head of Baths", "Baths are shut"];

    public static readonly EntryState Opportunity = Lines.Entry("CO2") with
    {
        Id = new Guid("0a4a44f9-9f3e-4e08-8b0f-6f2b1c0f7a02"),
        Kind = EntryKind.Opportunity,
        Title = "A canal is dug",
        Score = new Score(3, 3),
        ResidualScore = new Score(5, 4),
        Direction = new StatedDirection(Direction.Upwards, DateTimeOffset.UnixEpoch, null),
    };

    public static PrintableRegister Full() => new()
    {
        Settings = Settings,
        Quarter = new Quarter(2016, 3),
        Edition = Edition.Full,
        GeneratedAt = new DateTimeOffset(2016, 12, 5, 10, 0, 0, TimeSpan.Zero),
        PublishedAt = new DateTimeOffset(2016, 12, 9, 10, 0, 0, TimeSpan.Zero),
        Digest = new string('a', 64),
        Lines = Lines.All(
            Lines.Of(Whole) with { Corrections = [new Correction(new DateOnly(2017, 1, 9), "Dams were meant, not dikes")] },
            Lines.Of(Opportunity, Movement.Up)),
        Highlights = Highlights,
    };

    public static PrintableRegister Public() =>
        Full() with { Edition = Edition.Public, Lines = Lines.All(Lines.Of(Whole with { Exempt = null }), Lines.Of(Opportunity)) };

    public static readonly RegisterHighlights Highlights = new(
        new Quarter(2016, 3), new Quarter(2016, 2), 12, ["There are no additions to or deletions from the register this quarter."],
        [
            new(Whole.Id, new EntryReference(EntryKind.Risk, 10, 1), Whole.Title, EntryKind.Risk,
                [new Change(ChangeCode.ResidualDown) { From = 16, To = 12 }], "Residual score reduced from 16 to 12."),
        ]);

    /// <summary>With a report to a committee, earlier quarters, moves, corrections and abbreviations.</summary>
    public static PrintableRegister Reported() => Full() with
    {
        Settings = Settings with { Abbreviations = [new Abbreviation("MT", "Management Team")] },
        ReviewedSince = new DateTimeOffset(2016, 11, 8, 0, 0, 0, TimeSpan.Zero),
        Committee = new CommitteeReport
        {
            Body = "Audit Committee",
            MeetingOn = new DateOnly(2017, 1, 23),
            ReportOf = "Director of Law",
            ExecutiveSummary = "The register is reported.\nIt is short.",
            Recommendation = "The committee is asked to note it.",
            Implications = [new ReportSection("Finance", "None.")],
            ReasonForPartTwo = "A contract is being let.",
        },
        Lines = Lines.All(
            Lines.Of(Whole, Movement.Down) with
            {
                Corrections = [new Correction(new DateOnly(2017, 1, 9), "Dams were meant, not dikes")],
                ResidualBefore = new Score(4, 4),
                Earlier = [.. Enumerable.Range(0, 8)
                    .Select(at => new TrendMark(new Quarter(2014 + (at / 4), (at % 4) + 1), 20, 16, 12, 8))],
            },
            Lines.Of(Opportunity, Movement.Up) with { ResidualBefore = new Score(4, 4) }),
    };

    /// <summary>Entries enough for several pages.</summary>
    public static PrintableRegister Of(int entries) => Public() with
    {
        Lines = Lines.All(Enumerable.Range(1, entries).Select(number => Lines.Of(Whole with
        {
            Id = new Guid(number, 0, 0, new byte[8]),
            Reference = new EntryReference(EntryKind.Risk, number),
            Exempt = null,
        }))),
    };
}
