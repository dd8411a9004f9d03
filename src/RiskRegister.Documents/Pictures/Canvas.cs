namespace RiskRegister.Documents.Pictures;

/// <summary>
/// What pictures are drawn on, whatever file they go into. Units are pixels, 96 to the inch, where nothing scales the picture; y goes down.
/// </summary>
abstract class Canvas : IDisposable
{
    public const string Black = "#1A1A1A";
    public const string White = "#FFFFFF";

    const double HeadLength = 9;
    const double HeadWidth = 4;

    /// <param name="stroke">Colour of the border; null for none.</param>
    public abstract void Box(int x, int y, int width, int height, string fill, string? stroke, int strokeWidth = 1);

    /// <param name="dashes">Lengths of dashes and gaps; null for an unbroken line.</param>
    public abstract void Line(IReadOnlyList<(int X, int Y)> points, string colour, int width, string? dashes = null);

    /// <summary>A closed shape.</summary>
    public abstract void Shape(IReadOnlyList<(int X, int Y)> points, string fill, string? stroke = null);

    public abstract void Disc(int x, int y, int radius, string fill, string stroke);

    /// <summary>One line of text that stands on y.</summary>
    public abstract void Words(int x, int y, string text, Lettering lettering);

    public void Dispose() => Dispose(isDisposing: true);

    /// <summary>Ends the picture.</summary>
    protected abstract void Dispose(bool isDisposing);

    /// <summary>An arrow that stands out from whatever lies below it.</summary>
    public void Arrow((int X, int Y) from, (int X, int Y) to)
    {
        var (across, down) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Sqrt(((double)across * across) + ((double)down * down));
        if (length < HeadLength) return;
        var (alongX, alongY) = (across / length, down / length);
        var neck = At(to, -HeadLength * alongX, -HeadLength * alongY);
        Line([from, neck], White, 5);
        Line([from, neck], Black, 2);
        Shape([to, At(neck, HeadWidth * alongY, -HeadWidth * alongX), At(neck, -HeadWidth * alongY, HeadWidth * alongX)], Black, White);
    }

    static (int X, int Y) At((int X, int Y) point, double across, double down) =>
        ((int)Math.Round(point.X + across), (int)Math.Round(point.Y + down));
}

/// <summary>How words in a picture look.</summary>
/// <param name="Size">In pixels.</param>
/// <param name="Colour">#rrggbb.</param>
sealed record Lettering(int Size = Lettering.Usual, string Colour = Canvas.Black)
{
    public const int Usual = 14;

    public bool Bold { get; init; }

    /// <summary>Which part of the text stands at x.</summary>
    public Anchor Anchor { get; init; }

    /// <summary>The place in the document that the words lead to; null for none.</summary>
    public string? Link { get; init; }
}

enum Anchor
{
    Start,
    Middle,
    End,
}
