using FsCheck;
using FsCheck.Fluent;
using RiskRegister.Documents.Tests.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests;

/// <summary>A register that is exported and imported again stays as it was.</summary>
public sealed class RoundTripTests
{
    static readonly string[] Awkward =
    [
        "word", "12", " ", "\"", "''", "=1+1", "+", "-", "@sum", "\t", "\n", ",", ";", "|", "\\", "<b>", "&amp;", "_x000D_", "🙂", "👩‍👧",
            "é", "e\u0301",
        "\u202Eabc\u202C", "שלום", "مرحبا", "–", "• ", "£", "\uFEFF", "'=", "＝1", "＠", "Level", "↑", "Title", "Score", "{0}", "\uFFFE",
    ];

    static readonly Gen<string> Lines = Pieces(1, 14).Select(text => text.Replace("\n", " ", StringComparison.Ordinal));

    static readonly Gen<string> Long = from piece in Gen.Elements("wörter ", "🙂", "שלום ", "=a ", "\"")
                                       select string.Concat(Enumerable.Repeat(piece, 5_000 / piece.Length));

    static readonly Gen<EntryState> Entries =
        from title in Lines
        from description in Gen.OneOf(Pieces(0, 30), Long)
        from service in Lines
        from effects in Items()
        from controls in Items()
        from actions in Items()
        from score in Scores()
        from residual in Scores()
        from target in Gen.OneOf(Scores().Select(each => (Score?)each), Gen.Constant<Score?>(null))
        from direction in Gen.Elements<Direction?>(null, Direction.Upwards, Direction.Level, Direction.Downwards)
        from narrative in Gen.OneOf(Pieces(0, 30), Long)
        from level in Gen.Elements(Enum.GetValues<RegisterLevel>())
        select new EntryState
        {
            Id = Guid.Empty,
            Kind = EntryKind.Risk,
            Status = EntryStatus.Open,
            Title = $"Flooding {title}",
            Description = description,
            Service = service,
            Types = ["Social", "Legal"],
            Effects = effects,
            Controls = [.. controls.Select((text, at) => new Control(at + 1, text))],
            Actions = [.. actions.Select((text, at) => new PlannedAction(at + 1, text, "MT", new DateOnly(2017, 1, 1), ActionStatus.Done))],
            Score = score,
            ResidualScore = residual,
            TargetScore = target,
            Owners = ["Director, Water", "MT"],
            Direction = new StatedDirection(direction, direction is null ? null : DateTimeOffset.UnixEpoch, narrative),
            Move = EntryMove.FromTheBeginning(level),
            LastControlId = controls.Length,
            LastActionId = actions.Length,
        };

    static readonly Gen<PrintableRegister> Generated =
        from entries in Entries.NonEmptyListOf()
        select Registers.Public() with { Lines = Csv.Lines.All(entries.Take(8).Select(Numbered).Select(entry => Csv.Lines.Of(entry))) };

    [Theory]
    [InlineData("csv")]
    [InlineData("fields.csv")]
    [InlineData("xlsx")]
    public void Any_register_comes_back_unchanged(string form) =>
        Prop.ForAll(Generated.ToArbitrary(), register =>
            Importing.Again(Forms.Write(form, register).GetAwaiter().GetResult(), register, $"register.{form}")
                .ShouldChangeNothing(register.Lines.ToBlockingEnumerable().Count()))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Theory]
    [InlineData("csv")]
    [InlineData("fields.csv")]
    [InlineData("xlsx")]
    public async Task The_published_register_comes_back_unchanged(string form)
    {
        var register = await RealRegister.Read();

        Importing.Again(await Forms.Write(form, register), register, $"register.{form}").ShouldChangeNothing(19);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("fields.csv")]
    [InlineData("xlsx")]
    public async Task A_full_edition_in_another_organisations_words_comes_back_unchanged(string form)
    {
        var register = Registers.Full() with
        {
            Settings = Registers.Settings with
            {
                Labels = new RegisterLabels
                {
                    Score = "Gross rating",
                    ResidualScore = "Net",
                    TargetScore = "Desired score",
                    Owner = "Accountable post",
                    DirectionOfTravel = "Outlook"
                },
            },
        };

        Importing.Again(await Forms.Write(form, register), register, $"register.{form}").ShouldChangeNothing(2);
    }

    [Fact]
    public async Task Lists_too_long_for_a_cell_go_on_in_the_rows_below()
    {
        var controls = Enumerable.Range(1, 30).Select(number => new Control(number, $"{number} {new string('x', 4_900)}")).ToArray();
        var register = Registers.Public()
            with
        { Lines = Csv.Lines.All(Csv.Lines.Of(Csv.Lines.Entry() with { Controls = controls, LastControlId = 30 })) };

        Importing.Again(await Forms.Write("xlsx", register), register, "register.xlsx").ShouldChangeNothing(1);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("'=1+1")]
    [InlineData("''=1+1")]
    [InlineData("＝1+1")]
    [InlineData("'＠home' fails")]
    [InlineData("'@home' fails")]
    [InlineData("'- item")]
    [InlineData("'Tis so")]
    public async Task Text_that_begins_like_a_formula_or_its_guard_comes_back_in_every_field(string text)
    {
        var entry = Csv.Lines.Entry()
            with
        { Title = text, Description = text, Service = text, Owners = [text], Controls = [new Control(1, $"a {text}")] };
        var register = Registers.Public() with { Lines = Csv.Lines.All(Csv.Lines.Of(entry)) };

        foreach (var form in new[] { "csv", "fields.csv", "xlsx" })
            Importing.Again(await Forms.Write(form, register), register, $"register.{form}").ShouldChangeNothing(1);
    }

    [Fact]
    public async Task What_names_its_columns_as_the_fields_says_the_same_in_an_empty_register()
    {
        var register = Registers.Full();
        var plan = Importing.Plan(Reading.Read(await Forms.Write("fields.csv", register)).Tables, []);

        var (whole, made) = (Registers.Whole, plan.Outcomes[0].State!);
        plan.Messages.Where(message => message.Severity == ImportSeverity.Refused || message.Code == ImportCodes.ColumnIgnored)
            .ShouldBeEmpty();
        (made.TargetDate, made.ReviewedAt?.Date, made.Direction.Direction, made.ResidualScore, made.Response, made.Exempt).ShouldBe(
            (whole.TargetDate, whole.ReviewedAt?.Date, whole.Direction.Direction, whole.ResidualScore, whole.Response, whole.Exempt));
        made.Controls.Select(control => (control.Text, control.Owner, control.Effectiveness, control.Assurance))
            .ShouldBe(whole.Controls.Select(control => (control.Text, control.Owner, control.Effectiveness, control.Assurance)));
        made.Actions.Select(action => action.DueOn).ShouldAllBe(day => day == null);
    }

    static EntryState Numbered(EntryState entry, int at)
    {
        var kind = at % 3 == 2 ? EntryKind.Opportunity : EntryKind.Risk;
        return entry with { Id = new Guid(at + 1, 0, 0, new byte[8]), Kind = kind, Reference = new EntryReference(kind, at + 1) };
    }

    static Gen<Score> Scores() => from impact in Gen.Choose(1, 5)
                                  from likelihood in Gen.Choose(1, 5)
                                  from assumed in Gen.Elements(true, false)
                                  select new Score(impact, likelihood, assumed);

    static Gen<string[]> Items() => Gen.OneOf(Lines, Long.Select(text => text[..4_900])).ListOf()
        .Select(items => items.Take(6).Select(item => $"a{item}".Trim()).ToArray());

    static Gen<string> Pieces(int fewest, int most) => from count in Gen.Choose(fewest, most)
                                                       from pieces in Gen.Elements(Awkward).ArrayOf(count)
                                                       select string.Concat(pieces);
}
