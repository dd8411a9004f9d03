using System.Security.Cryptography;
using RiskRegister.Documents.Packages;
using RiskRegister.Documents.Pictures;

namespace RiskRegister.Documents.Word;

/// <summary>
/// The pictures of a document, parts of their own. They are written while the document is measured, for one part is written at a time; when
/// it is written, they are found again. Equal pictures are one part; of a very long register only the first entries have pictures.
/// </summary>
/// <param name="package">Where they go.</param>
sealed class WordPictures(PackageWriter package)
{
    const int Most = 2_000;
    const string Picture = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    readonly Dictionary<(ulong, ulong), int> numbers = [];

    /// <summary>Their relationships' ids and their parts.</summary>
    public IEnumerable<(string Id, string Target)> All =>
        numbers.Values.Order().Select(number => (IdOf(number), $"media/picture{number}.emf"));

    /// <summary>Draws a picture in a line.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    public void Draw(WordXml word, int width, int height, string description, Action<Canvas> draw)
    {
        using var canvas = new MetafileCanvas(width, height);
        draw(canvas);
        if (NumberOf(canvas.ToBytes()) is { } number) Place(word, IdOf(number), width, height, description);
    }

    static string IdOf(int number) => $"rIdPicture{number}";

    int? NumberOf(byte[] content)
    {
        var digest = SHA256.HashData(content);
        var key = (BitConverter.ToUInt64(digest, 0), BitConverter.ToUInt64(digest, 8));
        if (numbers.TryGetValue(key, out var known)) return known;
        if (numbers.Count == Most) return null;
        var number = numbers.Count + 1;
        numbers[key] = number;
        package.Part($"word/media/picture{number}.emf", content);
        return number;
    }

    static void Place(WordXml word, string id, int width, int height, string description)
    {
        var (cx, cy) = (WordCanvas.Units(width), WordCanvas.Units(height));
        word.Meter.AddPicture(height * 0.75);
        word.Start("r");
        word.Start("drawing");
        word.Start("wp", "inline", WordCanvas.Placing, ("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0"));
        word.Empty("wp", "extent", WordCanvas.Placing, ("cx", cx), ("cy", cy));
        word.Empty("wp", "effectExtent", WordCanvas.Placing, ("l", "0"), ("t", "0"), ("r", "0"), ("b", "0"));
        var number = $"{word.NextId()}";
        word.Empty("wp", "docPr", WordCanvas.Placing, ("id", number), ("name", $"Picture {number}"), ("descr", CleanText.Of(description)));
        word.Empty("wp", "cNvGraphicFramePr", WordCanvas.Placing);
        word.Start("a", "graphic", WordCanvas.Drawing);
        word.Start("a", "graphicData", WordCanvas.Drawing, ("uri", Picture));
        word.Start("pic", "pic", Picture);
        word.Start("pic", "nvPicPr", Picture);
        word.Empty("pic", "cNvPr", Picture, ("id", number), ("name", $"Picture {number}"));
        word.Empty("pic", "cNvPicPr", Picture);
        word.End();
        word.Start("pic", "blipFill", Picture);
        word.Start("a", "blip", WordCanvas.Drawing);
        word.Relation("embed", id);
        word.End();
        word.Start("a", "stretch", WordCanvas.Drawing);
        word.Empty("a", "fillRect", WordCanvas.Drawing);
        word.End();
        word.End();
        word.Start("pic", "spPr", Picture);
        word.Start("a", "xfrm", WordCanvas.Drawing);
        word.Empty("a", "off", WordCanvas.Drawing, ("x", "0"), ("y", "0"));
        word.Empty("a", "ext", WordCanvas.Drawing, ("cx", cx), ("cy", cy));
        word.End();
        word.Start("a", "prstGeom", WordCanvas.Drawing, ("prst", "rect"));
        word.Empty("a", "avLst", WordCanvas.Drawing);
        for (var at = 0; at < 8; at++) word.End();
    }
}
