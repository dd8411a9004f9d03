using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests;

/// <summary>A register that is exported and imported where there is none gives the register again, but for its history.</summary>
public sealed class ExportedRegisterTests
{
    static readonly string[] Awkward =
    [
        "word", "N/A", "None", "-", "–", "• item", "- item", "Total", "Title", "Score", "16", "4 x 4", "=1+1", "'=1", "\\", "\\n", "a;b",
        "a/b", "a, b",
        "Director/Head of Works", "#1", "Level", "Upwards", "(Head of Works, 31 March 2027)", "2027-03-31", "Notes", "¶", "é", "🙂", "שלום",
        "\"", "…",
    ];

    static readonly Gen<string> Line = from count in Gen.Choose(1, 4)
                                       from pieces in Gen.Elements(Awkward).ArrayOf(count)
                                       select string.Join(' ', pieces);

    // A dash alone stands for nothing in a line about an action.
    static readonly Gen<string> Told = Line.Where(line => line != OwnExportColumns.None);

    static readonly Gen<string> Prose = from lines in Line.NonEmptyListOf() select string.Join('\n', lines.Take(3));

    static readonly Gen<Score> Scores = from impact in Gen.Choose(1, 5)
                                        from likelihood in Gen.Choose(1, 5)
                                        from assumed in Gen.Elements(true, false)
                                        select new Score(impact, likelihood, assumed);

    static readonly Gen<PlannedAction> Actions =
        from text in Line
        from owner in Maybe(Told)
        from due in Gen.Elements<DateOnly?>(null, new DateOnly(2027, 3, 31), new DateOnly(2016, 2, 29))
        from status in Gen.Elements(Enum.GetValues<ActionStatus>())
        from progress in Maybe(Prose.Where(line => line != OwnExportColumns.None))
        select new PlannedAction(1, text, owner, due, status, progress);

    static readonly Gen<Control> Controls =
        from text in Line
        from owner in Maybe(Told)
        from effectiveness in Gen.Elements<ControlEffectiveness?>(null, ControlEffectiveness.Effective, ControlEffectiveness.NotTested)
        from what in Maybe(Line)
        from whom in Maybe(Line)
        from day in Gen.Elements<DateOnly?>(null, new DateOnly(2027, 3, 31))
        select new Control(1, text)
        {
            Owner = owner,
            Effectiveness = effectiveness,
            Assurance = what is null ? null : new ControlAssurance(Second: new LineAssurance(what, whom, day)),
        };

    static readonly Gen<EntryState> Entries =
        from kind in Gen.Elements(EntryKind.Risk, EntryKind.Opportunity)
        from life in Gen.Elements("open", "proposed", "closed", "refused")
        from source in Maybe(Gen.OneOf(Line, Gen.Elements("X1", "x1")))
        from title in Line
        from description in Maybe(Prose)
        from service in Maybe(Line)
        from response in Gen.Elements<EntryResponse?>(null, EntryResponses.Of(kind)[0], EntryResponses.Of(kind)[3])
        from objectives in Gen.Elements<string[]>([], ["O1"], ["O/2", "O1"])
        from targetDate in Gen.Elements<DateOnly?>(null, new DateOnly(2027, 3, 31))
        from types in Line.Where(text => text.Length <= EntryLimits.Type).ListOf()
        from effects in Line.ListOf()
        from controls in Controls.ListOf()
        from actions in Actions.ListOf()
        from owners in Line.ListOf()
        from score in Scores
        from residual in Scores
        from target in Maybe(Scores)
        from direction in Gen.Elements<Direction?>(null, Direction.Upwards, Direction.Level, Direction.Downwards)
        from narrative in Maybe(Prose)
        from reviewed in Gen.Elements<DateTimeOffset?>(null, new DateTimeOffset(2016, 11, 7, 0, 0, 0, TimeSpan.Zero))
        from paragraph in Gen.Elements<string?>(null, null, "3", "7A")
        from reason in Line
        select new EntryState
        {
            Id = Guid.Empty,
            Kind = kind,
            Status = life switch { "open" => EntryStatus.Open, "proposed" => EntryStatus.Proposed, _ => EntryStatus.Closed },
            SourceReference = source,
            Title = title,
            Description = description,
            Service = service,
            Types = Distinct(types),
            Effects = [.. effects.Take(4)],
            Controls = [.. controls.Take(4).Select((control, at) => control with { Id = at + 1 })],
            Response = response,
            Objectives = objectives,
            TargetDate = target is null ? null : targetDate,
            Actions = [.. actions.Take(4).Select((action, at) => action with { Id = at + 1 })],
            Score = score,
            ResidualScore = residual,
            TargetScore = target,
            Owners = Distinct(owners),
            Direction = new StatedDirection(direction, null, narrative),
            ReviewedAt = reviewed,
            Exempt = paragraph is null ? null : new Exemption(paragraph, reason),
            Closure = life is "closed" or "refused"
                ? new Closure(reason, DateTimeOffset.UnixEpoch, [], life == "refused" ? EntryStatus.Proposed : EntryStatus.Open) : null,
        };

    static readonly Gen<EntryState[]> Generated = from entries in Entries.NonEmptyListOf() select entries.Take(8).Select(Named).ToArray();

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public void Any_register_is_there_again_in_an_empty_one(string form) => Prop.ForAll(Generated.ToArbitrary(), entries =>
    {
        var register = Registers.Full() with
        {
            Lines = Csv.Lines.All(entries.Select(entry => Csv.Lines.Of(entry) with { Revision = 7 })),
        };
        var file = Forms.Write(form, register).GetAwaiter().GetResult();
        var read = TableFile.Read($"register.{form}", file, new TableLimits(), CancellationToken.None).ShouldBeOfType<TablesRead>();
        var plan = Importing.Plan(read.Tables, [], register.Settings);

        plan.Messages.Where(message => message.Severity == ImportSeverity.Refused).ShouldBeEmpty();
        plan.Questions.ShouldBeEmpty();
        var imported = plan.Outcomes.Select(outcome => outcome.State!).ToDictionary(state => state.Id);
        imported.Keys.ShouldBe(entries.Select(entry => entry.Id), ignoreOrder: true);
        foreach (var entry in entries) Said(imported[entry.Id]).ShouldBe(Said(entry));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    // Everything but when it was said, and the numbers of items.
    static string Said(EntryState entry) => JsonSerializer.Serialize(entry with
    {
        Controls = [.. entry.Controls.Select(control => control with { Id = 0 })],
        Actions = [.. entry.Actions.Select(action => action with { Id = 0 })],
        LastControlId = 0,
        LastActionId = 0,
        Direction = entry.Direction with { StatedAt = null },
        Closure = entry.Closure is { } closure ? closure with { ClosedAt = default } : null,
    });

    // A closed entry may have the number that another has now.
    static EntryState Named(EntryState entry, int at) => entry with
    {
        Id = new Guid(at + 1, 2, 3, new byte[8]),
        Reference = entry switch
        {
            { Status: EntryStatus.Proposed } or { Closure.From: EntryStatus.Proposed } => null,
            { Status: EntryStatus.Closed } => new EntryReference(entry.Kind, (at / 2) + 1),
            _ => new EntryReference(entry.Kind, at + 1),
        },
    };

    static string[] Distinct(IEnumerable<string> names) => [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Take(4)];

    static Gen<T?> Maybe<T>(Gen<T> some)
        where T : class => Gen.OneOf(Gen.Constant<T?>(null), some.Select(each => (T?)each));
}
