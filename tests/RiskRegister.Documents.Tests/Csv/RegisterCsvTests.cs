using System.Text;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using RiskRegister.Documents.Csv;
using RiskRegister.Documents.Tests.Tables;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Csv;

public sealed class RegisterCsvTests
{
    [Fact]
    public async Task Every_field_stands_under_its_heading()
    {
        var entry = Lines.Entry("CR10.1") with
        {
            SourceReference = "CRR0065",
            Description = "No rain for a year",
            Service = "Water",
            Types = ["Environmental", "Social"],
            Effects = ["Thirst", "Fire"],
            Controls =
            [
                new Control(1, "Dams") { Owner = "Keeper of Dams" },
                new Control(3, "Pipes")
                {
                    Effectiveness = ControlEffectiveness.NotTested,
                    Assurance = new(Second: new("Looked at", "Panel", new(2016, 5, 3))),
                },
            ],
            Response = EntryResponse.Tolerate,
            Objectives = ["W1", "W2"],
            TargetDate = new DateOnly(2027, 3, 31),
            Actions = [new PlannedAction(1, "Dig wells"),
                new PlannedAction(2, "Save water", "MT", new DateOnly(2017, 3, 31), ActionStatus.Done, "Half\nway")],
            TargetScore = new Score(2, 1),
            Owners = ["Director of Water", "MT"],
            Direction = new StatedDirection(Direction.Downwards, DateTimeOffset.UnixEpoch, "Clouds are seen"),
            ReviewedAt = new DateTimeOffset(2016, 11, 7, 9, 0, 0, TimeSpan.Zero),
        };

        var row = await OnlyRow(Lines.Register(entry));

        row.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Reference"] = "CR10.1",
            ["Source reference"] = "CRR0065",
            ["Kind"] = "Risk",
            ["Title"] = "Reservoir runs dry",
            ["Description"] = "No rain for a year",
            ["Service"] = "Water",
            ["Type"] = "Environmental, Social",
            ["Response"] = "Tolerate",
            ["Objectives"] = "W1, W2",
            ["Possible consequences or benefits"] = "Thirst\nFire",
            ["Current controls or progress"] = "Dams\nPipes",
            ["Control owners"] = "Keeper of Dams\n-",
            ["Control effectiveness"] = "-\nNot tested",
            ["Control assurance"] = "-\nsecond: Looked at | Panel | 2016-05-03",
            ["Impact"] = "5",
            ["Likelihood"] = "4",
            ["Score"] = "20",
            ["Mitigating or maximising actions"] = "Dig wells\nSave water",
            ["Action owners"] = "-\nMT",
            ["Action due dates"] = "-\n2017-03-31",
            ["Action statuses"] = "Open\nDone",
            ["Action progress"] = "-\nHalf\\nway",
            ["Residual impact"] = "4",
            ["Residual likelihood"] = "3",
            ["Residual score"] = "12",
            ["Target impact"] = "2",
            ["Target likelihood"] = "1",
            ["Target score"] = "2",
            ["Target score date"] = "2027-03-31",
            ["Assumed"] = "",
            ["Owner"] = "Director of Water; MT",
            ["Direction of travel"] = "Downwards",
            ["Narrative"] = "Clouds are seen",
            ["Status"] = "Open",
            ["Closure reason"] = "",
            ["Last reviewed"] = "2016-11-07",
            ["Register level"] = "Corporate",
            ["Corrections"] = "",
            ["Id"] = entry.Id.ToString(),
        });
    }

    [Fact]
    public async Task A_direction_that_only_follows_the_movement_is_not_stated()
    {
        var register = Lines.Register() with { Lines = Lines.All(Lines.Of(Lines.Entry(), Movement.Up)) };

        (await OnlyRow(register))["Direction of travel"].ShouldBeEmpty();
    }

    [Fact]
    public async Task Assumed_impact_and_likelihood_stand_beside_their_product_and_are_marked()
    {
        var row = await OnlyRow(Lines.Register(Lines.Entry() with { ResidualScore = new Score(4, 3, Assumed: true) }));

        row["Residual impact"].ShouldBe("4");
        row["Residual likelihood"].ShouldBe("3");
        row["Residual score"].ShouldBe("12");
        row["Assumed"].ShouldBe("Residual score 4 × 3");
        row["Impact"].ShouldBe("5");
    }

    [Fact]
    public async Task A_full_edition_says_in_every_row_that_it_is_not_for_publication()
    {
        var register = Lines.Register(Lines.Entry() with { Exempt = new Exemption("3", "A contract") }, Lines.Entry("CR2")) with
        {
            Edition = Edition.Full,
        };

        var rows = await Rows(register);

        rows.Select(row => row["Publication"]).ShouldBe(["Not for publication", "Not for publication"]);
        rows.Select(row => row["Exempt paragraph"]).ShouldBe(["3", ""]);
        rows.Select(row => row["Exempt reason"]).ShouldBe(["A contract", ""]);
    }

    [Fact]
    public async Task A_public_edition_with_an_exempt_entry_is_never_written()
    {
        var register = Lines.Register(Lines.Entry(), Lines.Entry("CR2") with { Exempt = new Exemption("3", "A contract") });
        using var output = new MemoryStream();

        await Should.ThrowAsync<InvalidOperationException>(() =>
            RegisterCsv.WriteAsync(register, output, TestContext.Current.CancellationToken));

        System.Text.Encoding.UTF8.GetString(output.ToArray()).ShouldNotContain("CR2");
    }

    [Fact]
    public async Task Lines_end_as_RFC_4180_has_it_and_the_file_begins_with_a_byte_order_mark()
    {
        var bytes = await Written(Lines.Register(Lines.Entry() with { Title = "Café, \"closed\"", Effects = ["a", "b"] }));
        var text = Encoding.UTF8.GetString(bytes);

        bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble).ShouldBeTrue();
        text.ShouldContain(",\"Café, \"\"closed\"\"\",");
        text.ShouldContain(",\"a\nb\",");
        text.ShouldEndWith(",Open,,,Corporate,,5d6f6f62-3a51-4f43-9d3a-1f0c7a1f4c11,\r\n");
        text.Split("\r\n").Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@sum")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    [InlineData("'=1")]
    [InlineData("''@x")]
    public async Task A_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(string title)
    {
        using var csv = CsvReader.Create(await Written(Lines.Register(Lines.Entry() with { Title = title })), CsvReaderOptions.Default);
        csv.Read().ShouldBeTrue();

        csv.GetString("Title").ShouldBe($"'{title}");
    }

    [Fact]
    public void Any_text_comes_back_as_it_was_but_for_its_line_breaks() =>
        Prop.ForAll(Texts.Any, Texts.Any, (title, narrative) =>
        {
            var entry = Lines.Entry() with { Title = title, Direction = new StatedDirection(null, null, narrative) };
            var row = OnlyRow(Lines.Register(entry)).GetAwaiter().GetResult();
            return row["Title"] == title.WithLineFeeds() && row["Narrative"] == narrative.WithLineFeeds();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Another_reader_of_CSV_sees_the_same_but_for_apostrophes() =>
        Prop.ForAll(Texts.Any, title =>
        {
            var file = Written(Lines.Register(Lines.Entry() with { Title = title })).GetAwaiter().GetResult();
            using var csv = CsvReader.Create(file, CsvReaderOptions.Default);
            csv.Read().ShouldBeTrue();
            csv.GetString("Title").ShouldBeOneOf(title, $"'{title}");
            csv.Read().ShouldBeFalse();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Five_thousand_characters_and_a_thousand_entries_come_back()
    {
        var entries = Enumerable.Range(1, 1_000)
            .Select(number => Lines.Entry($"CO{number}") with
            {
                Kind = EntryKind.Opportunity,
                Title = $"{number} 🙂\n{new string('"', number * 5)}",
            });

        var rows = await Rows(Lines.Register([.. entries]));

        rows.Count.ShouldBe(1_000);
        rows[^1]["Reference"].ShouldBe("CO1000");
        rows[^1]["Title"].ShouldBe($"1000 🙂\n{new string('"', 5_000)}");
    }

    [Fact]
    public async Task Output_is_written_asynchronously_in_portions_and_left_open()
    {
        await using var output = new AsynchronousStream();

        await RegisterCsv.WriteAsync(
            Lines.Register([.. Enumerable.Range(1, 1_000).Select(number => Lines.Entry($"CR{number}"))]), output,
            TestContext.Current.CancellationToken);

        output.Writes.ShouldBeInRange(2, 20);
        output.IsOpen.ShouldBeTrue();
    }

    static async Task<byte[]> Written(PrintableRegister register)
    {
        using var output = new MemoryStream();
        await RegisterCsv.WriteAsync(register, output, CancellationToken.None);
        return output.ToArray();
    }

    static async Task<Dictionary<string, string>> OnlyRow(PrintableRegister register) => (await Rows(register)).ShouldHaveSingleItem();

    static async Task<List<Dictionary<string, string>>> Rows(PrintableRegister register)
    {
        var rows = Reading.Read(await Written(register)).Tables.ShouldHaveSingleItem().Rows;
        var headings = rows[0].Cells;
        return [.. rows.Skip(1).Select(row =>
            headings.Zip(row.Cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    /// <summary>Refuses synchronous writing, as a web server does.</summary>
    sealed class AsynchronousStream : MemoryStream
    {
        public int Writes { get; private set; }

        public bool IsOpen => CanWrite;

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(ReadOnlySpan<byte> buffer) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes++;
            return ValueTask.CompletedTask;
        }
    }
}
