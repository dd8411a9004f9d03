using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Pictures;

/// <summary>
/// Draws a heat map: impact upwards, likelihood to the right, a thick line around what reaches the threshold, an arrow from where an entry
/// stood. Text keeps its size however many entries a cell holds: the rows grow. Bands have
/// words and scores, so that it can be read in black and white.
/// </summary>
sealed class HeatMapDrawing
{
    const int Left = 98;
    const int Top = 24;
    const int Bottom = 46;
    const int LineHeight = 20;
    const int LabelHeight = 26;
    const int Padding = 7;
    const int FewestLines = 1;
    const int LabelSize = 12;
    const int Cells = 5;
    const int Ring = 4;

    readonly HeatMap map;
    readonly int cellWidth;
    readonly int slot;
    readonly int slots;
    readonly int[] heights;

    /// <param name="width">Of the whole, in pixels.</param>
    public HeatMapDrawing(HeatMap map, int width)
    {
        this.map = map;
        Width = width;
        cellWidth = (width - Left - 4) / Cells;
        var widest = map.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Entries.Concat(cell.Left))
            .Select(entry => TextLayout.WidthOf(entry.Reference, Lettering.Usual, bold: true)).DefaultIfEmpty(36).Max();
        slots = Math.Max(1, (cellWidth - Padding) / ((int)widest + 7));
        slot = (cellWidth - Padding) / slots;
        heights = [.. map.Rows.Select(row => LabelHeight + (Math.Max(FewestLines, row.Cells.Max(LinesOf)) * LineHeight) + 9)];
    }

    public int Width { get; }

    public int Height => Top + heights.Sum() + Bottom;

    /// <param name="top">Where on the canvas it begins.</param>
    /// <param name="linked">Whether references lead to the entries.</param>
    public void Draw(Canvas canvas, int top, bool linked)
    {
        canvas.Words(0, top + 14, "Impact ↑", new Lettering { Bold = true });
        var tops = heights.Select((_, row) => top + Top + heights.Take(row).Sum()).ToArray();
        for (var row = 0; row < Cells; row++)
        {
            WriteRowName(canvas, map.Rows[row].Impact, tops[row], heights[row]);
            for (var column = 0; column < Cells; column++)
                DrawCell(canvas, map.Rows[row].Cells[column], X(column), tops[row], heights[row]);
        }

        var bottom = tops[^1] + heights[^1];
        for (var column = 0; column < Cells; column++)
            canvas.Words(X(column) + (cellWidth / 2), bottom + 17, Fitted(map.Likelihoods[column]),
                new Lettering(LabelSize) { Anchor = Anchor.Middle });
        canvas.Words(X(0) + (Cells * cellWidth / 2), bottom + 38, "Likelihood →", new Lettering { Bold = true, Anchor = Anchor.Middle });
        DrawThreshold(canvas, tops, bottom);
        DrawMoves(canvas, tops);
        for (var row = 0; row < Cells; row++)
        {
            for (var column = 0; column < Cells; column++) WriteCell(canvas, map.Rows[row].Cells[column], X(column), tops[row], linked);
        }
    }

    int X(int column) => Left + (column * cellWidth);

    string Fitted(string name) => TextLayout.Cut(name, cellWidth - 4, LabelSize);

    int LinesOf(HeatMapCell cell) => Rows(cell.Entries.Count) + Rows(cell.Left.Count) + (cell.More > 0 ? 1 : 0);

    int Rows(int count) => (count + slots - 1) / slots;

    static void WriteRowName(Canvas canvas, string name, int top, int height)
    {
        var lines = TextLayout.Wrapped(name, Left - 10, LabelSize);
        var y = top + (height / 2) - ((lines.Count - 1) * 8) + 4;
        for (var at = 0; at < lines.Count; at++)
            canvas.Words(Left - 8, y + (at * 16), TextLayout.Cut(lines[at], Left - 10, LabelSize),
                new Lettering(LabelSize) { Anchor = Anchor.End });
    }

    void DrawCell(Canvas canvas, HeatMapCell cell, int x, int y, int height) =>
        canvas.Box(x, y, cellWidth, height, $"#{cell.Shade.Fill}", Canvas.Black);

    // After the arrows, so that these hide no word.
    void WriteCell(Canvas canvas, HeatMapCell cell, int x, int y, bool linked)
    {
        var ink = $"#{cell.Shade.Ink}";
        canvas.Words(x + Padding, y + 17, TextLayout.Cut($"{cell.Value} {cell.Band}", cellWidth - (2 * Padding), LabelSize),
            new Lettering(LabelSize, ink));
        for (var at = 0; at < cell.Entries.Count; at++)
        {
            var entry = cell.Entries[at];
            var (left, line) = Place(x, y, at, 0);
            canvas.Words(left, line, entry.Reference,
                new Lettering(Colour: ink) { Bold = entry.OnRegister, Link = linked ? entry.Reference : null });
        }

        var from = Rows(cell.Entries.Count);
        for (var at = 0; at < cell.Left.Count; at++)
        {
            var (left, line) = Place(x, y, at, from);
            canvas.Disc(left + Ring, line - 5, Ring, $"#{cell.Shade.Fill}", ink);
            canvas.Words(left + (2 * Ring) + 3, line, cell.Left[at].Reference, new Lettering(LabelSize, ink));
        }

        if (cell.More > 0)
            canvas.Words(x + Padding, y + LabelHeight + ((LinesOf(cell) - 1) * LineHeight) + 14, $"and {cell.More} more",
                new Lettering(Colour: ink));
    }

    (int X, int Y) Place(int x, int y, int at, int fromLine) =>
        (x + Padding + (at % slots * slot), y + LabelHeight + (((at / slots) + fromLine) * LineHeight) + 14);

    // Between each cell that is on the register and each neighbour that is not.
    void DrawThreshold(Canvas canvas, int[] tops, int bottom)
    {
        var edges = new List<((int X, int Y) From, (int X, int Y) To)>();
        for (var row = 0; row < Cells; row++)
        {
            var end = row + 1 < Cells ? tops[row + 1] : bottom;
            for (var column = 0; column < Cells; column++)
            {
                if (column + 1 < Cells && Reaches(row, column) != Reaches(row, column + 1)) edges.Add(((X(column + 1), tops[row]),
                    (X(column + 1), end)));
                if (row + 1 < Cells && Reaches(row, column) != Reaches(row + 1, column)) edges.Add(((X(column), end),
                    (X(column + 1), end)));
            }
        }

        foreach (var (from, to) in edges) canvas.Line([from, to], Canvas.White, 8);
        foreach (var (from, to) in edges) canvas.Line([from, to], Canvas.Black, 4);
    }

    bool Reaches(int row, int column) => map.Rows[row].Cells[column].Value >= map.Threshold;

    void DrawMoves(Canvas canvas, int[] tops)
    {
        var stands = new Dictionary<PlacedEntry, (int X, int Y)>(ReferenceEqualityComparer.Instance);
        for (var row = 0; row < Cells; row++)
        {
            for (var column = 0; column < Cells; column++)
            {
                var cell = map.Rows[row].Cells[column];
                for (var at = 0; at < cell.Entries.Count; at++) stands[cell.Entries[at]] = Place(X(column), tops[row], at, 0);
            }
        }

        for (var row = 0; row < Cells; row++)
        {
            for (var column = 0; column < Cells; column++)
            {
                var cell = map.Rows[row].Cells[column];
                for (var at = 0; at < cell.Left.Count; at++)
                {
                    if (!stands.TryGetValue(cell.Left[at], out var to)) continue;
                    var (x, y) = Place(X(column), tops[row], at, Rows(cell.Entries.Count));
                    canvas.Arrow((x + Ring, y - 5), Edge((x + Ring, y - 5), to, cell.Left[at]));
                }
            }
        }
    }

    // The side of the reference that the arrow comes to first.
    static (int X, int Y) Edge((int X, int Y) from, (int X, int Y) to, PlacedEntry entry)
    {
        var width = (int)TextLayout.WidthOf(entry.Reference, Lettering.Usual, bold: true);
        if (from.X > to.X + width) return (to.X + width + 2, to.Y - 5);
        if (from.X < to.X) return (to.X - 2, to.Y - 5);
        return (to.X + (width / 2), from.Y < to.Y ? to.Y - 14 : to.Y + 4);
    }
}
