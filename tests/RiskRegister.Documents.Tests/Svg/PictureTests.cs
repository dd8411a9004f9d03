using System.Globalization;
using System.Xml.Linq;
using RiskRegister.Documents.Svg;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Svg;

public sealed class PictureTests
{
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // A little more than the widest letter of Arial in bold, for a size of one.
    const double WidestLetter = 0.75;

    [Theory]
    [InlineData(19, 25)]
    [InlineData(60, 25)]
    [InlineData(60, 1)]
    [InlineData(0, 25)]
    public void Every_reference_stands_legibly_in_a_cell_of_its_own_kind_however_many_there_are(int entries, int cells)
    {
        var placed = Placed(entries, cells);

        var picture = Draw(placed);

        var boxes = picture.Descendants(Svg + "rect").Skip(1).ToArray();
        boxes.Length.ShouldBe(entries == 0 ? 25 : 50);
        var texts = picture.Descendants(Svg + "text").ToArray();
        foreach (var entry in placed)
        {
            var text = texts.Single(each => each.Value == entry.Reference);
            var box = boxes[(entry.Kind == EntryKind.Risk ? 0 : 25) + ((Score.Highest - entry.Score.Impact) * 5)
                + entry.Score.Likelihood - 1];
            SizeOf(text).ShouldBeGreaterThanOrEqualTo(14);
            Number(text, "x").ShouldBeGreaterThan(Number(box, "x"));
            (Number(text, "x") + WidthOf(text)).ShouldBeLessThan(Number(box, "x") + Number(box, "width"));
            (Number(text, "y") - SizeOf(text)).ShouldBeGreaterThan(Number(box, "y"));
            Number(text, "y").ShouldBeLessThan(Number(box, "y") + Number(box, "height"));
        }

        NoneOverlaps([.. texts.Where(text => placed.Any(entry => entry.Reference == text.Value))]);
    }

    [Fact]
    public void A_cell_with_very_many_entries_names_the_first_and_counts_the_others()
    {
        var words = Draw([.. Enumerable.Range(1, 400).Select(number => new PlacedEntry($"CR{number}", new Score(4, 4), OnRegister: true))])
            .Descendants(Svg + "text").Select(text => text.Value).ToArray();

        words.Count(word => word.StartsWith("CR", StringComparison.Ordinal)).ShouldBe(60);
        words.ShouldContain("and 340 more");
    }

    [Fact]
    public void Impact_goes_upwards_and_likelihood_to_the_right_and_every_cell_says_its_score_and_its_kinds_band()
    {
        var picture = Draw(Placed(19, 25));
        var words = picture.Descendants(Svg + "text").Select(text => text.Value).ToArray();

        words.Count(word => word.Contains(' ') && word.Split(' ', 2)[1] is "Low" or "Medium" or "High" or "Severe").ShouldBe(47);
        words.Count(word => word.EndsWith(" Very high", StringComparison.Ordinal)).ShouldBe(3);
        var (low, high) = (First(picture, "1 Low"), First(picture, "25 Severe"));
        Number(high, "y").ShouldBeLessThan(Number(low, "y"));
        Number(high, "x").ShouldBeGreaterThan(Number(low, "x"));
    }

    [Fact]
    public void Colours_darken_with_the_bands_of_both_kinds_so_that_the_order_is_seen_without_colour()
    {
        var matrix = new MatrixSettings();
        foreach (var kind in (EntryKind[])[EntryKind.Risk, EntryKind.Opportunity])
        {
            var fills = matrix.Bands.Select(band => Printed.Shade.Of(matrix, band, kind).Fill).ToArray();
            for (var at = 1; at < fills.Length; at++)
            {
                Luminance(fills[at]).ShouldBeLessThan(Luminance(fills[at - 1]));
                Contrast(fills[at], fills[at - 1]).ShouldBeGreaterThan(1.2);
            }

            Contrast(fills[0], fills[^1]).ShouldBeGreaterThan(7);
        }

        matrix.ColourOf(matrix.Bands[^1], EntryKind.Opportunity).ShouldNotBe(matrix.Bands[^1].Colour);
        matrix.ColourOf(matrix.Bands[0] with { OpportunityColour = "#123456" }, EntryKind.Opportunity).ShouldBe("#123456");
    }

    [Fact]
    public void An_arrow_leads_from_where_an_entry_stood_to_where_it_stands_and_one_that_stayed_has_none()
    {
        var picture = Draw([
            new PlacedEntry("CR1", new Score(4, 3), true) { Before = new Score(4, 4) },
            new PlacedEntry("CR2", new Score(4, 3), true) { Before = new Score(4, 3) },
        ], new Quarter(2016, 2));

        picture.Descendants(Svg + "polygon").ShouldHaveSingleItem();
        picture.Descendants(Svg + "circle").ShouldHaveSingleItem();
        picture.Descendants(Svg + "text").Count(text => text.Value == "CR1").ShouldBe(2);
        picture.Root!.Value.ShouldContain("An arrow leads from where an entry stood in Quarter 2 2016/17");
        picture.Root.Element(Svg + "desc")!.Value.ShouldContain("12 High: CR1 (was 16), CR2");
    }

    [Fact]
    public void The_threshold_is_a_line_between_what_reaches_it_and_what_does_not()
    {
        var lines = Draw(Placed(3, 25)).Descendants(Svg + "polyline").Where(line => Number(line, "stroke-width") == 4).ToArray();

        // Eight edges of the grid by default on each of the two maps.
        lines.Length.ShouldBe(2 * 6);
    }

    [Theory]
    [InlineData("#2e7d32")]
    [InlineData("#f9a825")]
    [InlineData("#ef6c00")]
    [InlineData("#b71c1c")]
    [InlineData("#777777")]
    [InlineData("#000000")]
    [InlineData("#ffffff")]
    public void Text_stands_out_from_whatever_colour_a_band_has(string colour)
    {
        var shade = Printed.Shade.Of(new MatrixSettings(), new Band("low", "low", colour), EntryKind.Risk);

        Contrast(shade.Fill, shade.Ink).ShouldBeGreaterThan(4.5);
    }

    [Fact]
    public void Both_pictures_say_what_they_show_to_those_who_cannot_see_them()
    {
        var matrix = Draw(Placed(3, 25));
        var trend = Draw(new TrendPicture("CR5", "Reservoir runs dry", new RegisterLabels(),
            [new(new Quarter(2016, 2), 20, 16, 12), new(new Quarter(2016, 3), 20, 12, 12)]));

        foreach (var picture in new[] { matrix, trend })
        {
            var root = picture.Root!;
            root.Attribute("role")!.Value.ShouldBe("img");
            root.Attribute("aria-labelledby")!.Value.Split(' ')
                .ShouldBe(root.Elements().Where(element => element.Attribute("id") is not null)
                .Select(element => element.Attribute("id")!.Value));
        }

        matrix.Root!.Element(Svg + "desc")!.Value.ShouldContain("impact 1 Insignificant, likelihood 2 Unlikely, 2 Low: CR2");
        trend.Root!.Element(Svg + "desc")!.Value.ShouldBe(
            "Quarter 2 2016/17: score 20, residual score 16, threshold 12; Quarter 3 2016/17: score 20, residual score 12, threshold 12.");
    }

    [Fact]
    public void A_trend_names_each_quarter_and_value_and_tells_its_lines_apart_without_colour()
    {
        var trend = Draw(new TrendPicture("CR5", "Reservoir runs dry", new RegisterLabels(),
            [.. Enumerable.Range(0, 40).Select(at => new TrendMark(new Quarter(2000 + (at / 4), (at % 4) + 1), 20, 1 + (at % 25), 12))]));
        var texts = trend.Descendants(Svg + "text").ToArray();

        texts.Count(text => text.Value is "Q1" or "Q2" or "Q3" or "Q4").ShouldBe(40);
        NoneOverlaps([.. texts.Where(text => text.Value.StartsWith('Q') || text.Value.Contains('/'))]);
        texts.Select(text => Number(text, "x")).Max().ShouldBeLessThan(Number(trend.Root!, "width"));
        trend.Descendants(Svg + "polyline").Where(line => Number(line, "stroke-width") > 1)
            .Select(line => line.Attribute("stroke-dasharray")?.Value)
            .Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void A_long_title_stands_whole_within_the_picture_and_no_emoji_is_cut()
    {
        var title = string.Join(' ', Enumerable.Repeat("reservoirs and 👩‍👧 families", 9));
        var trend = Draw(new TrendPicture("CR5", title, new RegisterLabels(), [new(new Quarter(2016, 3), 20, 12, 12)]));

        var lines = trend.Descendants(Svg + "text").Where(text => text.Attribute("font-size")?.Value == "18").ToArray();
        string.Join(' ', lines.Select(line => line.Value)).ShouldBe($"CR5 – {title}");
        lines.ShouldAllBe(line => Number(line, "x") + Printed.TextLayout.WidthOf(line.Value, 18, true) < Number(trend.Root!, "width"));
        Printed.TextLayout.Shortened("ab👩‍👧cd", 5).ShouldBe("ab…");
        Printed.TextLayout.Shortened("Failure to comply with requirements", 30).ShouldBe("Failure to comply with…");
        Printed.TextLayout.Shortened("Failure to comply, with requirements", 18).ShouldBe("Failure to comply…");
        Printed.TextLayout.Shortened("To incomprehensibilities", 12).ShouldBe("To incompre…");
        Printed.TextLayout.Cut("👩‍👧👩‍👧👩‍👧", 45, 14).ShouldBe("👩‍👧…");
    }

    [Theory]
    [InlineData("Responsibility ")]
    [InlineData("W")]
    [InlineData("👩‍👧")]
    public void However_long_the_organisations_own_words_are_none_leaves_the_picture(string piece)
    {
        var word = string.Concat(Enumerable.Repeat(piece, 200 / piece.Length)).Trim();
        string[] five = [word, word, word, word, word];
        var settings = Registers.Settings with
        {
            RegisterName = word,
            Matrix = new MatrixSettings { RiskImpact = five, OpportunityImpact = five, Likelihood = five },
        };
        var labels = new RegisterLabels { Score = word, ResidualScore = word, TargetScore = word };

        var map = Draw(Placed(19, 25), settings: settings, label: word);
        var trend = Draw(new TrendPicture("CR5", "Reservoir runs dry", labels,
            [new(new Quarter(2016, 3), 20, 12, 12, 4)])
        { Notice = word });

        foreach (var picture in new[] { map, trend })
        {
            foreach (var text in picture.Descendants(Svg + "text"))
            {
                var width = Printed.TextLayout.WidthOf(text.Value, SizeOf(text), text.Attribute("font-weight") is not null);
                var left = Number(text,
                    "x") - (text.Attribute("text-anchor")!.Value switch { "middle" => width / 2, "end" => width, _ => 0 });
                left.ShouldBeGreaterThanOrEqualTo(0, text.Value);
                (left + width).ShouldBeLessThanOrEqualTo(Number(picture.Root!, "width"), text.Value);
            }
        }
    }

    [Theory]
    [InlineData("\u202Egnidnif", "CR5 – \u2068\u202Egnidnif\u202C\u2069")]
    [InlineData("הצפה בעיר", "CR5 – \u2068הצפה בעיר\u2069")]
    [InlineData("Reservoir\u2069 runs dry", "CR5 – \u2068Reservoir runs dry\u2069")]
    public void A_title_in_another_direction_turns_nothing_round_beside_it(string title, string drawn)
    {
        var trend = Draw(new TrendPicture("CR5", title, new RegisterLabels(), [new(new Quarter(2016, 3), 20, 12, 12)]));

        trend.Descendants(Svg + "text").First().Value.ShouldBe(drawn);
    }

    [Fact]
    public void A_trend_shows_the_target_and_says_what_is_not_for_publication()
    {
        var trend = Draw(new TrendPicture("CR5", "Reservoir runs dry", new RegisterLabels { TargetScore = "Aim" },
            [new(new Quarter(2016, 3), 20, 12, 12, 4)])
        {
            Notice = RegisterWording.NotForPublication,
        });

        trend.Root!.Element(Svg
            + "desc")!.Value.ShouldBe("Not for publication. Quarter 3 2016/17: score 20, residual score 12, aim 4, threshold 12.");
        trend.Descendants(Svg + "text").Select(text => text.Value).ShouldContain("Aim");
        trend.Descendants(Svg + "text").Select(text => text.Value).ShouldContain("Not for publication");
    }

    [Fact]
    public void An_entry_in_no_snapshot_has_a_picture_that_says_so() =>
        Draw(new TrendPicture("proposal", "A <new> idea & \u0001", new RegisterLabels(), []))
            .Root!.Value.ShouldContain("In no snapshot yet.");

    [Fact]
    public void The_same_entries_make_the_same_bytes() => Bytes(Placed(19, 25)).ShouldBe(Bytes(Placed(19, 25)));

    static PlacedEntry[] Placed(int entries, int cells) =>
    [
        .. Enumerable.Range(0, entries).Select(at => new PlacedEntry(
            at % 7 == 0 ? $"CO{at + 1}.1" : $"CR{at + 1}", new Score((at % cells / 5) + 1, (at % cells % 5) + 1), OnRegister: at % 2 == 0)),
    ];

    static XDocument Draw(PlacedEntry[] entries, Quarter? since = null, RegisterSettings? settings = null,
        string label = "Residual score") =>
        XDocument.Load(new MemoryStream(Bytes(entries, since, settings, label)));

    static byte[] Bytes(PlacedEntry[] entries, Quarter? since = null, RegisterSettings? settings = null, string label = "Residual score")
    {
        using var output = new MemoryStream();
        HeatMapSvg.Write(
            new HeatMapPicture
            {
                Settings = settings
                ?? Registers.Settings,
                Edition = Edition.Public,
                Since = since,
                ScoreLabel = label,
                Entries = entries
            },
            output);
        return output.ToArray();
    }

    static XDocument Draw(TrendPicture picture)
    {
        using var output = new MemoryStream();
        TrendSvg.Write(picture, output);
        return XDocument.Load(new MemoryStream(output.ToArray()));
    }

    static void NoneOverlaps(XElement[] texts)
    {
        foreach (var line in texts.GroupBy(text => Number(text, "y")))
        {
            var row = line.OrderBy(text => Left(text)).ToArray();
            for (var at = 1; at < row.Length; at++) (Left(row[at - 1]) + WidthOf(row[at - 1])).ShouldBeLessThanOrEqualTo(Left(row[at]));
        }
    }

    static double Left(XElement text) => text.Attribute("text-anchor")!.Value == "middle" ? Number(text, "x") - (WidthOf(text) / 2)
        : Number(text, "x");

    static double WidthOf(XElement text) => text.Value.Length * SizeOf(text) * WidestLetter;

    static double SizeOf(XElement text) => text.Attribute("font-size") is null ? 14 : Number(text, "font-size");

    static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    static XElement First(XDocument picture, string text) => picture.Descendants(Svg + "text").First(each => each.Value == text);

    static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3)
            .Select(at => int.Parse(colour.AsSpan(at * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
