using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Svg;

/// <summary>
/// Draws the heat map: impact upwards, likelihood to the right. Text keeps its size however many entries a cell holds: the rows grow.
/// Bands have words and scores, so that the picture can be read in black and white.
/// </summary>
public static class HeatMapSvg
{
    const int Left = 170;
    const int Top = 96;
    const int CellWidth = 200;
    const int LineHeight = 20;
    const int Padding = 10;
    const int FewestLines = 3;

    // A digit or capital of 14 pixels in bold, with room.
    const int CharacterWidth = 10;

    /// <summary>Writes SVG; the same entries make the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    public static void Write(HeatMapPicture picture, Stream output)
    {
        var bold = picture.Entries.Where(entry => entry.OnRegister).Select(entry => entry.Reference).ToHashSet(StringComparer.Ordinal);
        var map = HeatMap.Of(picture.Settings, picture.Entries.Select(entry => (entry.Reference, entry.Score)));
        var slot = (picture.Entries.Select(entry => entry.Reference.Length).DefaultIfEmpty(1).Max() * CharacterWidth) + CharacterWidth;
        var slots = Math.Max(1, (CellWidth - Padding) / slot);
        var heights = map.Rows.Select(row => RowHeight(row, slots)).ToArray();
        var (width, bottom) = (Left + (5 * CellWidth) + 20, Top + heights.Sum());
        var quarter = picture.Quarter?.Printed ?? $"Live register – {RegisterWording.Draft.ToLowerInvariant()}";
        var title = $"{picture.Settings.RegisterName} – {HeatMap.Title.ToLowerInvariant()} – {quarter}";
        using var svg = new SvgXml(output, width, bottom + 76, title, Describe(picture, map));
        svg.Words(20, 34, title, bold: true, size: 20);
        svg.Words(20, 60, $"{picture.ScoreLabel}; {(picture.Edition == Edition.Full ? RegisterWording.NotForPublication.ToLowerInvariant() : "public edition")}. All open entries; those on the register in bold.");
        svg.Words(20, 84, "Impact ↑", bold: true);
        var y = Top;
        for (var row = 0; row < map.Rows.Count; row++)
        {
            WriteRowName(svg, map.Rows[row].Impact, y, heights[row]);
            for (var column = 0; column < map.Rows[row].Cells.Count; column++)
                WriteCell(svg, map.Rows[row].Cells[column], Left + (column * CellWidth), y, heights[row], slot, slots, bold);
            y += heights[row];
        }

        for (var column = 0; column < map.Likelihoods.Count; column++)
            svg.Words(Left + (column * CellWidth) + (CellWidth / 2), bottom + 24, map.Likelihoods[column], anchor: "middle");
        svg.Words(Left + (5 * CellWidth / 2), bottom + 54, "Likelihood →", anchor: "middle", bold: true);
    }

    static int RowHeight(HeatMapRow row, int slots)
    {
        var lines = row.Cells.Max(cell => (cell.References.Count + slots - 1) / slots);
        return (Math.Max(lines, FewestLines) * LineHeight) + LineHeight + (2 * Padding);
    }

    // "5 Catastrophic / outstanding" takes two lines.
    static void WriteRowName(SvgXml svg, string name, int top, int height)
    {
        var parts = name.Split(" / ");
        var y = top + (height / 2) - ((parts.Length - 1) * LineHeight / 2);
        for (var at = 0; at < parts.Length; at++)
            svg.Words(Left - Padding, y + (at * LineHeight), at + 1 < parts.Length ? $"{parts[at]} /" : parts[at], anchor: "end");
    }

    static void WriteCell(SvgXml svg, HeatMapCell cell, int x, int y, int height, int slot, int slots, HashSet<string> bold)
    {
        svg.Box(x, y, CellWidth, height, $"#{cell.Shade.Fill}", "#1A1A1A");
        svg.Words(x + Padding, y + LineHeight, $"{cell.Value} {cell.Band}", $"#{cell.Shade.Ink}");
        for (var at = 0; at < cell.References.Count; at++)
        {
            svg.Words(x + Padding + (at % slots * slot), y + (((at / slots) + 2) * LineHeight) + 4, cell.References[at], $"#{cell.Shade.Ink}",
                bold: bold.Contains(cell.References[at]));
        }
    }

    static string Describe(HeatMapPicture picture, HeatMap map)
    {
        var cells = map.Rows.SelectMany(row => row.Cells.Select((cell, at) => (Row: row, Cell: cell, Likelihood: map.Likelihoods[at])))
            .Where(each => each.Cell.References.Count > 0)
            .Select(each => $"impact {each.Row.Impact}, likelihood {each.Likelihood}, {each.Cell.Value} {each.Cell.Band}: {string.Join(", ", each.Cell.References)}");
        var placed = string.Join("; ", cells);
        return $"{picture.ScoreLabel} by impact, upwards, and likelihood, to the right. {(placed.Length == 0 ? "There are no entries" : Capitals.First(placed))}.";
    }
}
