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
    [InlineData(400, 25)]
    [InlineData(400, 1)]
    [InlineData(0, 25)]
    public void Every_reference_stands_legibly_in_its_cell_however_many_there_are(int entries, int cells)
    {
        var placed = Placed(entries, cells);

        var picture = Draw(placed);

        var boxes = picture.Descendants(Svg + "rect").Skip(1).ToArray();
        boxes.Length.ShouldBe(25);
        var texts = picture.Descendants(Svg + "text").ToArray();
        foreach (var entry in placed)
        {
            var text = texts.Single(each => each.Value == entry.Reference);
            var box = boxes[((Score.Highest - entry.Score.Impact) * 5) + entry.Score.Likelihood - 1];
            SizeOf(text).ShouldBeGreaterThanOrEqualTo(14);
            Number(text, "x").ShouldBeGreaterThan(Number(box, "x"));
            (Number(text, "x") + WidthOf(text)).ShouldBeLessThan(Number(box, "x") + Number(box, "width"));
            (Number(text, "y") - SizeOf(text)).ShouldBeGreaterThan(Number(box, "y"));
            Number(text, "y").ShouldBeLessThan(Number(box, "y") + Number(box, "height"));
        }

        NoneOverlaps([.. texts.Where(text => placed.Any(entry => entry.Reference == text.Value))]);
    }

    [Fact]
    public void Impact_goes_upwards_and_likelihood_to_the_right_and_every_cell_says_its_score_and_band()
    {
        var picture = Draw(Placed(19, 25));
        var words = picture.Descendants(Svg + "text").Select(text => text.Value).ToArray();

        words.Where(word => word.Contains(' ') && char.IsDigit(word[0]) && word.Split(' ')[1] is "Low" or "Medium" or "High" or "Severe").Count().ShouldBe(25);
        var (low, high) = (Find(picture, "1 Low"), Find(picture, "25 Severe / very high"));
        Number(high, "y").ShouldBeLessThan(Number(low, "y"));
        Number(high, "x").ShouldBeGreaterThan(Number(low, "x"));
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
        var shade = Printed.Shade.Of(new Band("low", "low", colour));

        Contrast(shade.Fill, shade.Ink).ShouldBeGreaterThan(4.5);
    }

    [Fact]
    public void Both_pictures_say_what_they_show_to_those_who_cannot_see_them()
    {
        var matrix = Draw(Placed(3, 25));
        var trend = Draw(new TrendPicture("CR5", "Reservoir runs dry", new RegisterLabels(), [new(new Quarter(2016, 2), 20, 16, 12), new(new Quarter(2016, 3), 20, 12, 12)]));

        foreach (var picture in new[] { matrix, trend })
        {
            var root = picture.Root!;
            root.Attribute("role")!.Value.ShouldBe("img");
            root.Attribute("aria-labelledby")!.Value.Split(' ').ShouldBe(root.Elements().Where(element => element.Attribute("id") is not null).Select(element => element.Attribute("id")!.Value));
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
        trend.Descendants(Svg + "polyline").Where(line => Number(line, "stroke-width") > 1).Select(line => line.Attribute("stroke-dasharray")?.Value)
            .Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void An_entry_in_no_snapshot_has_a_picture_that_says_so() =>
        Draw(new TrendPicture("proposal", "A <new> idea & \u0001", new RegisterLabels(), [])).Root!.Value.ShouldContain("In no snapshot yet.");

    [Fact]
    public void The_same_entries_make_the_same_bytes() => Bytes(Placed(19, 25)).ShouldBe(Bytes(Placed(19, 25)));

    static PlacedEntry[] Placed(int entries, int cells) =>
    [
        .. Enumerable.Range(0, entries).Select(at => new PlacedEntry(
            at % 7 == 0 ? $"CO{at + 1}.1" : $"CR{at + 1}", new Score((at % cells / 5) + 1, (at % cells % 5) + 1), OnRegister: at % 2 == 0)),
    ];

    static XDocument Draw(PlacedEntry[] entries) => XDocument.Load(new MemoryStream(Bytes(entries)));

    static byte[] Bytes(PlacedEntry[] entries)
    {
        using var output = new MemoryStream();
        HeatMapSvg.Write(new HeatMapPicture { Settings = Registers.Settings, Edition = Edition.Public, ScoreLabel = "Residual score", Entries = entries }, output);
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

    static double Left(XElement text) => text.Attribute("text-anchor")!.Value == "middle" ? Number(text, "x") - (WidthOf(text) / 2) : Number(text, "x");

    static double WidthOf(XElement text) => text.Value.Length * SizeOf(text) * WidestLetter;

    static double SizeOf(XElement text) => text.Attribute("font-size") is null ? 14 : Number(text, "font-size");

    static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    static XElement Find(XDocument picture, string text) => picture.Descendants(Svg + "text").Single(each => each.Value == text);

    static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(at => int.Parse(colour.AsSpan(at * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
