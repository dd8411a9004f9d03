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

    readonly List<Rule> rules = [];

    /// <summary>Reads the present element, a conditional format.</summary>
    public void Read(PartReader reader)
    {
        var ranges = (reader.Attribute("sqref") ?? "").Split(' ', MostBlocks + 1).Take(MostBlocks);
        MergedBlock[] blocks = [.. ranges.Select(CellBlock.Parse).OfType<MergedBlock>()];
        foreach (var _ in reader.Children("cfRule"))
        {
            foreach (var __ in reader.Children("iconSet"))
            {
                if (reader.Attribute("showValue") is not ("0" or "false")) continue;
                var name = reader.Attribute("iconSet") ?? "3TrafficLights1";
                var isReversed = reader.Flag("reverse");
                List<Threshold> thresholds = [];
                foreach (var ___ in reader.Children("cfvo"))
                {
                    var value = CellNumber.Parse(reader.Attribute("val") ?? "") ?? 0;
                    thresholds.Add(new Threshold(reader.Attribute("type") ?? "", value, reader.Attribute("gte") is not ("0" or "false")));
                    if (thresholds.Count > 5) return;
                }

                if (rules.Count < Most) rules.Add(new Rule(blocks, name, thresholds, isReversed));
            }
        }
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
        if (!Arrows.TryGetValue(rule.Name, out var arrows) || rule.Thresholds.Count != arrows.Length
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

            var arrow = arrows[rule.IsReversed ? arrows.Length - 1 - icon : icon];
            tables.Replace(row, column, arrow.ToString(), new CellRemark(CellMarks.Sign));
        }
    }

    sealed record Rule(MergedBlock[] Blocks, string Name, List<Threshold> Thresholds, bool IsReversed);

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
