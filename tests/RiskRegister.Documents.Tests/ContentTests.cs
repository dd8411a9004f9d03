using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests;

/// <summary>What every form of a register says, and what none of them may.</summary>
public sealed class ContentTests
{
    public static TheoryData<string> EachForm => Forms.Each;

    [Theory]
    [MemberData(nameof(EachForm))]
    public async Task Every_field_of_an_entry_is_in_every_form(string form)
    {
        var text = await Forms.TextOf(form, Registers.Full());

        foreach (var expected in Registers.WholeTexts) text.ShouldContain(expected, Case.Sensitive);
        if (form == "csv") return;
        foreach (var expected in Registers.ActionTexts) text.ShouldContain(expected, Case.Sensitive);
        text.ShouldContain("dropped", Case.Insensitive);
        text.ShouldContain("overdue", Case.Insensitive);
    }

    [Theory]
    [InlineData("docx", ReportLayout.Cards)]
    [InlineData("html", ReportLayout.Cards)]
    [InlineData("html", ReportLayout.Table)]
    public async Task What_the_settings_switch_on_is_printed_and_nothing_of_it_where_they_do_not(string form, ReportLayout layout)
    {
        var register = Registers.Full() with { Layout = layout };
        var (plain, more) = (Flat(await Forms.TextOf(form, register)),
            Flat(await Forms.TextOf(form, register with { Settings = Registers.Settings with { Print = Registers.PrintsAll } })));

        foreach (var text in Registers.SwitchedOnTexts)
        {
            more.ShouldContain(text, Case.Sensitive);
            plain.ShouldNotContain(text, Case.Sensitive);
        }
    }

    [Theory]
    [MemberData(nameof(EachForm))]
    public async Task A_full_edition_says_that_it_is_not_for_publication_and_why(string form)
    {
        var text = await Forms.TextOf(form, Registers.Full());

        text.ShouldContain("Not for publication");
        if (form != "csv") text.ShouldContain("by virtue of paragraph 3 of Part 1 of Schedule 12A");
        (await Forms.TextOf(form, Registers.Public())).ShouldNotContain("not for publication", Case.Insensitive);
    }

    [Theory]
    [MemberData(nameof(EachForm))]
    public async Task An_annex_has_what_is_exempt_and_nothing_else(string form)
    {
        var text = await Forms.TextOf(form, Registers.Full() with { Edition = Edition.Exempt });

        text.ShouldContain("Reservoir runs dry");
        text.ShouldContain("Not for publication");
        text.ShouldNotContain("A canal is dug");
        text.ShouldNotContain("There are no additions");
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("html")]
    public async Task The_first_page_says_what_was_corrected_and_highlights_print_the_title_as_corrected(string form)
    {
        var old = Registers.Highlights with { Entries = [Registers.Highlights.Entries[0] with { Title = "Resevoir runs dry" }] };
        var text = await Forms.TextOf(form, Registers.Reported() with { Highlights = old });

        text.ShouldNotContain("Resevoir");
        text.ShouldContain("(Entry corrected on 9 January 2017.)");
        Flat(text).IndexOf("Corrected on 9 January 2017:", StringComparison.Ordinal)
            .ShouldBeLessThan(Flat(text).IndexOf("Key highlights There", StringComparison.Ordinal) is var at and >= 0 ? at : int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(EachForm))]
    public async Task A_public_edition_with_an_exempt_entry_is_never_written(string form)
    {
        var register = Registers.Full() with { Edition = Edition.Public };

        await Should.ThrowAsync<InvalidOperationException>(() => Forms.Write(form, register));
    }

    [Theory]
    [MemberData(nameof(EachForm))]
    public async Task The_same_register_makes_the_same_bytes(string form)
    {
        var register = Registers.Of(40);

        (await Forms.Write(form, register))
            .ShouldBe(await Forms.Write(form, register with { GeneratedAt = register.GeneratedAt.AddHours(3) }));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    [InlineData("html")]
    public async Task A_live_register_is_marked_as_a_draft_and_a_published_one_prints_its_digest(string form)
    {
        var snapshot = await Forms.TextOf(form, Registers.Public());
        var live = await Forms.TextOf(form, Registers.Public() with { Quarter = null, PublishedAt = null, Highlights = null });
        var taken = await Forms.TextOf(form, Registers.Public() with { PublishedAt = null });

        snapshot.ShouldContain(new string('a', 64));
        snapshot.ShouldContain("Published on 9 December 2016");
        snapshot.ShouldNotContain("Draft");
        live.ShouldContain("Draft, not a snapshot");
        live.ShouldNotContain(new string('a', 64));
        taken.ShouldContain("Snapshot, not yet published");
        taken.ShouldNotContain(new string('a', 64));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    [InlineData("html")]
    public async Task The_title_block_the_highlights_the_heat_map_and_the_key_come_with_the_entries(string form)
    {
        var text = await Forms.TextOf(form, Registers.Public());

        foreach (var expected in (ReadOnlySpan<string>)
        [
            "Waterside Council", "Quarter 3 2016/17", "Public edition", "5 December 2016", "Legal services, legal@example.org",
            "There are no additions to or deletions from the register this quarter.", "Residual score reduced from 16 to 12.",
            "20 Severe", "20 Very high", "5 Catastrophic", "5 Outstanding", "3 Possible", "Insignificant",
        ])
        {
            text.ShouldContain(expected, Case.Sensitive);
        }
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    [InlineData("html")]
    public async Task The_same_direction_means_the_opposite_for_an_opportunity(string form)
    {
        var upwards = new StatedDirection(Direction.Upwards, DateTimeOffset.UnixEpoch, null);
        var text = await Forms.TextOf(form, Registers.Public() with
        {
            Highlights = null,
            Lines = Csv.Lines.All(Csv.Lines.Of(Csv.Lines.Entry() with { Direction = upwards }), Csv.Lines.Of(Registers.Opportunity)),
        });

        text.ShouldContain("▲ Upwards (worsening)");
        text.ShouldContain("▲ Upwards (improving)");
    }

    [Theory]
    [MemberData(nameof(EachForm))]
    public async Task The_published_register_is_in_every_form_whole(string form)
    {
        var register = await RealRegister.Read();

        var text = Flat(await Forms.TextOf(form, register));

        foreach (var state in register.Lines.ToBlockingEnumerable(TestContext.Current.CancellationToken).Select(line => line.State))
        {
            string[] texts =
            [
                $"{state.Reference}", state.Title, .. state.Types, .. state.Effects, .. state.Owners,
                    .. state.Controls.Select(control => control.Text),
                .. state.Actions.Select(action => action.Text), .. (state.Description ?? "").Split('\n'),
                .. (state.Direction.Narrative ?? "").Split('\n'),
            ];
            texts.Where(each => !text.Contains(Flat(each), StringComparison.Ordinal))
                .ShouldBeEmpty($"{form} lacks some of {state.Reference}");
        }
    }

    [Theory]
    [MemberData(nameof(EachForm))]
    public async Task A_register_with_nothing_on_it_is_written_too(string form)
    {
        var text = await Forms.TextOf(form, Registers.Public() with { Lines = Csv.Lines.All(), Highlights = null });

        if (form is "docx" or "html") text.ShouldContain("There are no opportunities on the register.");
    }

    static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
