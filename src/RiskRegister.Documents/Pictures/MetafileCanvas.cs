using System.Buffers.Binary;
using System.Text;
using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Pictures;

/// <summary>
/// Draws an enhanced metafile ([MS-EMF]): what every word processor shows sharply, and faster than as many shapes of the document's own.
/// </summary>
sealed class MetafileCanvas(int width, int height) : Canvas
{
    // So that lines and letters can stand between pixels.
    const int Scale = 16;
    const int HeaderSize = 88;
    const double HundredthsOfMillimetre = 2_540d / 96;
    const uint NullBrush = 0x8000_0005;
    const uint NullPen = 0x8000_0008;

    readonly MemoryStream records = new();
    int count;

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        Record(14, 0, 0x10, 20);
        using var file = new MemoryStream();
        using var setup = new MetafileCanvas(width, height);
        setup.Record(17, 8);
        setup.Record(10, 0, 0);
        setup.Record(9, width * Scale, height * Scale);
        setup.Record(12, 0, 0);
        setup.Record(11, width, height);
        setup.Record(18, 1);
        var (first, rest) = (setup.records.ToArray(), records.ToArray());
        Span<byte> header = stackalloc byte[HeaderSize];
        var at = 0;
        foreach (var number in (ReadOnlySpan<int>)
        [
            1, HeaderSize, 0, 0, width - 1, height - 1, 0, 0, (int)(width * HundredthsOfMillimetre), (int)(height * HundredthsOfMillimetre),
            0x464D_4520, 0x1_0000, HeaderSize + first.Length + rest.Length, 1 + setup.count + count, 4, 0, 0, 0, 1_920, 1_080, 508, 286,
        ])
        {
            BinaryPrimitives.WriteInt32LittleEndian(header[at..], number);
            at += 4;
        }

        file.Write(header);
        file.Write(first);
        file.Write(rest);
        return file.ToArray();
    }

    public override void Box(int x, int y, int width, int height, string fill, string? stroke, int strokeWidth = 1)
    {
        using var pen = Pen(stroke, strokeWidth);
        using var brush = Brush(fill);
        Record(43, x * Scale, y * Scale, (x + width) * Scale, (y + height) * Scale);
    }

    public override void Disc(int x, int y, int radius, string fill, string stroke)
    {
        using var pen = Pen(stroke, 1);
        using var brush = Brush(fill);
        Record(42, (x - radius) * Scale, (y - radius) * Scale, (x + radius) * Scale, (y + radius) * Scale);
    }

    public override void Line(IReadOnlyList<(int X, int Y)> points, string colour, int width, string? dashes = null)
    {
        using var pen = Pen(colour, width);
        if (dashes is null) Points(4, [.. points.Select(point => (point.X * (double)Scale, point.Y * (double)Scale))]);
        else
        {
            foreach (var (from, to) in Dashes(points, [.. dashes.Split(' ').Select(double.Parse)])) Points(4, [from, to]);
        }
    }

    public override void Shape(IReadOnlyList<(int X, int Y)> points, string fill, string? stroke = null)
    {
        using var pen = Pen(stroke, stroke == White ? 1 : 3);
        using var brush = Brush(fill);
        Points(3, [.. points.Select(point => (point.X * (double)Scale, point.Y * (double)Scale))]);
    }

    public override void Words(int x, int y, string text, Lettering lettering)
    {
        using var font = Font(lettering);
        Record(22, 24 + (lettering.Anchor switch { Anchor.Middle => 6, Anchor.End => 2, _ => 0 }));
        Record(24, Colour(lettering.Colour));
        var letters = Encoding.Unicode.GetBytes(text);
        var padded = (letters.Length + 3) / 4 * 4;
        const int Before = 76;
        var record = new byte[Before + padded + (text.Length * 4)];
        ReadOnlySpan<int> head =
        [
            84, record.Length, 0, 0, -1, -1, 1, BitConverter.SingleToInt32Bits(1), BitConverter.SingleToInt32Bits(1),
            x * Scale, y * Scale, text.Length, Before, 0, 0, 0, -1, -1, Before + padded,
        ];
        for (var at = 0; at < head.Length; at++) BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(at * 4), head[at]);
        letters.CopyTo(record.AsSpan(Before));
        for (var at = 0; at < text.Length; at++)
        {
            var advance = (int)Math.Round(TextLayout.WidthOf(text.AsSpan(at, 1), lettering.Size * Scale, lettering.Bold));
            BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(Before + padded + (at * 4)), advance);
        }

        Write(record);
    }

    protected override void Dispose(bool isDisposing) => records.Dispose();

    static IEnumerable<((double X, double Y) From, (double X, double Y) To)> Dashes(IReadOnlyList<(int X, int Y)> points, double[] lengths)
    {
        var (at, left) = (0, lengths[0]);
        for (var next = 1; next < points.Count; next++)
        {
            var (from, to) = (points[next - 1], points[next]);
            var (across, down) = ((double)to.X - from.X, (double)to.Y - from.Y);
            var length = Math.Sqrt((across * across) + (down * down));
            for (var done = 0d; done < length;)
            {
                var step = Math.Min(left, length - done);
                if (at % 2 == 0) yield return (Along(done), Along(done + step));
                (done, left) = (done + step, left - step);
                if (left <= 0) left = lengths[++at % lengths.Length];
            }

            (double X, double Y) Along(double done) =>
                ((from.X + (across * done / length)) * Scale, (from.Y + (down * done / length)) * Scale);
        }
    }

    void Points(int type, IReadOnlyList<(double X, double Y)> points) => Record(
        type, [0, 0, -1, -1, points.Count, .. points.SelectMany(point => new[] { (int)Math.Round(point.X), (int)Math.Round(point.Y) })]);

    Selected Pen(string? colour, int pen)
    {
        if (colour is null) return Select(NullPen);
        Record(38, 1, 0, pen * Scale, 0, Colour(colour));
        return Select(1);
    }

    Selected Brush(string fill)
    {
        Record(39, 2, 0, Colour(fill), 0);
        return Select(2);
    }

    Selected Font(Lettering lettering)
    {
        const int Size = 332;
        const int Face = 28;
        var record = new byte[Size];
        ReadOnlySpan<int> head = [82, Size, 3, -lettering.Size * Scale, 0, 0, 0, lettering.Bold ? 700 : 400];
        for (var at = 0; at < head.Length; at++) BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(at * 4), head[at]);
        Encoding.Unicode.GetBytes("Arial").CopyTo(record.AsSpan(12 + Face));
        Write(record);
        return Select(3);
    }

    Selected Select(uint handle)
    {
        Record(37, unchecked((int)handle));
        return new Selected(this, handle);
    }

    void Record(int type, params ReadOnlySpan<int> numbers)
    {
        var record = new byte[8 + (numbers.Length * 4)];
        BinaryPrimitives.WriteInt32LittleEndian(record, type);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), record.Length);
        for (var at = 0; at < numbers.Length; at++) BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(8 + (at * 4)), numbers[at]);
        Write(record);
    }

    void Write(ReadOnlySpan<byte> record)
    {
        records.Write(record);
        count++;
    }

    static int Colour(string colour) => Convert.ToInt32($"{colour[5..7]}{colour[3..5]}{colour[1..3]}", 16);

    /// <summary>A tool in use: deleted when it is laid down, that the next can have its number.</summary>
    readonly struct Selected(MetafileCanvas canvas, uint handle) : IDisposable
    {
        public void Dispose()
        {
            if (handle >= NullBrush) return;
            // Whatever is selected in its place.
            canvas.Record(37, unchecked((int)(handle switch { 1 => 0x8000_0007, 2 => NullBrush, _ => 0x8000_000D })));
            canvas.Record(40, (int)handle);
        }
    }
}
