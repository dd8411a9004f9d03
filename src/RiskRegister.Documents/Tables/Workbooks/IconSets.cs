using System.Text;
using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Documents.Tables.Spreadsheets;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>
/// Cells that show an arrow in place of their number (conditional formatting with a set of icons and "Show icon only"). Where the number is
/// shown beside its icon, the number is what is read.
/// </summary>
sealed class IconSets
{
    // From the lowest numbers to the highest.
    static readonly Dictionary<string, string> Arrows = new(StringComparer.Ordinal)
    {
        ["3Arrows"] = "↓→↑",
        ["3ArrowsGray"] = "↓→↑",
        ["3Triangles"] = "▼►▲",
        ["4Arrows"] = "↓↘↗↑",
        ["4ArrowsGray"] = "↓↘↗↑",
        ["5Arrows"] = "↓↘→↗↑",
        ["5ArrowsGray"] = "↓↘→↗↑",
    };

    const int Most = 100;
    const int MostBlocks = 20;
    const int MostIcons = 5;
    const int LongestRange = 1_000;

    readonly List<Rule> rules = [];

    /// <summary>Reads the present element, a conditional format.</summary>
    public void Read(PartReader reader)
    {
        var blocks = BlocksOf(reader.Attribute("sqref") ?? "");
        foreach (var _ in reader.Children("cfRule"))
        {
            foreach (var __ in reader.Children("iconSet")) Add(RuleOf(reader), blocks);
        }
    }

    /// <summary>Reads the present element, the conditional formats that Excel 2010 added: they name their cells last.</summary>
    public void ReadExtended(PartReader reader)
    {
        foreach (var _ in reader.Children("conditionalFormatting"))
        {
            var found = new List<Rule?>();
            foreach (var part in reader.Children())
            {
                if (part == "cfRule")
                {
                    foreach (var __ in reader.Children("iconSet")) found.Add(found.Count < Most ? RuleOf(reader) : null);
                }
                else if (part == "sqref")
                {
                    var blocks = BlocksOf(reader.Text(LongestRange));
                    foreach (var rule in found) Add(rule, blocks);
                }
            }
        }
    }

    // Null where the numbers are shown beside their icons.
    static Rule? RuleOf(PartReader reader)
    {
        var showsNumbers = reader.Attribute("showValue") is not ("0" or "false");
        var arrows = Arrows.GetValueOrDefault(reader.Attribute("iconSet") ?? "");
        var (isReversed, isCustom) = (reader.Flag("reverse"), reader.Flag("custom"));
        var (thresholds, own) = (new List<Threshold>(), new StringBuilder());
        foreach (var part in reader.Children())
        {
            if (part == "cfvo" && thresholds.Count < MostIcons)
            {
                thresholds.Add(ThresholdOf(reader));
            }
            else if (part == "cfIcon" && own.Length < MostIcons)
            {
                var icons = Arrows.GetValueOrDefault(reader.Attribute("iconSet") ?? "");
                own.Append(reader.Number("iconId") is { } at && at < icons?.Length ? icons[at] : '?');
            }
        }

        if (showsNumbers) return null;
        if (isCustom) arrows = own.ToString().Contains('?', StringComparison.Ordinal) ? null : own.ToString();
        if (isReversed && arrows is not null) arrows = string.Concat(arrows.Reverse());
        return new Rule([], arrows, thresholds);
    }

    // Its value is an attribute, or an element within it where Excel 2010 added the format.
    static Threshold ThresholdOf(PartReader reader)
    {
        var (type, isAtLeast) = (reader.Attribute("type") ?? "", reader.Attribute("gte") is not ("0" or "false"));
        var value = reader.Attribute("val");
        foreach (var _ in reader.Children("f")) value = reader.Text(LongestRange);
        return new Threshold(type, CellNumber.Parse(value ?? "") ?? 0, isAtLeast);
    }

    static MergedBlock[] BlocksOf(string ranges) =>
        [.. ranges.Split(' ', MostBlocks + 1).Take(MostBlocks).Select(CellBlock.Parse).OfType<MergedBlock>()];

    void Add(Rule? rule, MergedBlock[] blocks)
    {
        if (rule is not null && rules.Count < Most) rules.Add(rule with { Blocks = blocks });
    }

    /// <summary>Gives the cells of the present table the arrows that they show.</summary>
    public void Apply(TableCollector tables)
    {
        var work = 0L;
        foreach (var rule in rules)
        {
            var cells = new List<(int Row, int Column, double Value)>();
            for (var index = 0; index < tables.Rows.Count; index++)
            {
                var row = tables.Rows[index];
                foreach (var block in rule.Blocks.Where(block => block.FirstRow <= row.Number && row.Number <= block.LastRow))
                {
                    for (var column = block.FirstColumn; column <= Math.Min(block.LastColumn, row.Cells.Count); column++)
                    {
                        if (++work > tables.Limits.Cells) return;
                        if (CellNumber.Parse(row.Cells[column - 1]) is { } value) cells.Add((index, column, value));
                    }
                }
            }

            if (cells.Count > 0) Show(rule, cells, tables);
        }
    }

    static void Show(Rule rule, List<(int Row, int Column, double Value)> cells, TableCollector tables)
    {
        var values = cells.Select(cell => cell.Value).Order().ToArray();
        if (rule.Arrows is not { } arrows || rule.Thresholds.Count != arrows.Length
            || !rule.Thresholds.TrueForAll(threshold => threshold.Type is "num" or "percent" or "percentile" or "min" or "max"))
        {
            var first = $"{ColumnName.Of(cells[0].Column)}{tables.Rows[cells[0].Row].Number}";
            tables.Note(
                TableNote.PictureIgnored, $"{cells.Count} cells from {first} on show icons in place of numbers; the numbers are read.");
            return;
        }

        foreach (var (row, column, value) in cells)
        {
            var icon = 0;
            for (var at = 1; at < arrows.Length; at++)
            {
                var least = rule.Thresholds[at].Of(values);
                if (value > least || (value == least && rule.Thresholds[at].AtLeast)) icon = at;
            }

            tables.Replace(row, column, arrows[icon].ToString(), new CellRemark(CellMarks.Sign));
        }
    }

    /// <param name="Arrows">From the lowest numbers to the highest; null where the icons are no arrows.</param>
    sealed record Rule(MergedBlock[] Blocks, string? Arrows, List<Threshold> Thresholds);

    readonly record struct Threshold(string Type, double Value, bool AtLeast)
    {
        /// <param name="values">In order, at least one.</param>
        public double Of(double[] values) => Type switch
        {
            "num" => Value,
            "min" => values[0],
            "max" => values[^1],
            "percentile" => values[Math.Clamp((int)Math.Round(Value / 100 * (values.Length - 1)), 0, values.Length - 1)],
            _ => values[0] + (Value / 100 * (values[^1] - values[0])),
        };
    }
}
