using System.Text;
using RiskRegister.Api.Tests.Imports;

namespace RiskRegister.Api.Tests.Hostile;

/// <summary>Imports with a cell, a byte, a name or a boundary that is not as it should be.</summary>
public static class HostileUploads
{
    const string Boundary = "edge";

    static readonly byte[] Workbook = MadeWorkbook.Of(
        ("Risks", [["Reference", "Title", "Score", "Residual"], ["CR5", "Social care costs outgrow the budget", "25", "12"]]));

    static readonly string[] BadDispositions =
    [
        "Content-Disposition: form-data; name=\"other\"", "Content-Disposition: form-data", "Content-Disposition: ;", "X: y",
        "Content-Disposition: form-data; name=file; filename*=UTF-8''%zz%FF",
    ];

    /// <param name="good">A file that is good, as CSV.</param>
    public static HostileRequest Of(HostileRequest request, string good, Dice dice)
    {
        using var body = new MemoryStream();
        for (var parts = dice.OneIn(12) ? dice.Pick([0, 2, 20, 21]) : 1; parts > 0; parts--)
        {
            Write(body, $"--{Boundary}\r\n{Disposition(dice)}\r\n{(dice.OneIn(20) ? HostileValues.Text(dice, 200) + "\r\n" : "")}\r\n");
            body.Write(dice.OneIn(5) ? Holed(Workbook, dice) : Encoding.UTF8.GetBytes(Spoilt(good, dice)));
            Write(body, "\r\n");
        }

        Write(body, dice.OneIn(15) ? dice.Pick(["", "--edg", "--edge", "\n--edge--", "--edge--x"]) : $"--{Boundary}--\r\n");
        request = request with { Body = body.ToArray() };
        if (request.ContentType != "multipart/form-data") return request;
        var boundary = dice.OneIn(20) ? new string('b', dice.Pick([70, 100, 101])) : Boundary;
        return request with { ContentType = $"multipart/form-data; boundary={boundary}" };
    }

    static string Disposition(Dice dice) => dice.OneIn(6) ? dice.Pick(BadDispositions)
        : $"Content-Disposition: form-data; name=\"file\"; filename=\"{(dice.OneIn(4) ? HostileValues.Text(dice, 300) : "risks.csv")}\"";

    // Half of the cells that are spoilt are quoted, so that what they say is read as what they say.
    static string Spoilt(string good, Dice dice)
    {
        var lines = good.Split("\r\n");
        var line = dice.Below(lines.Length);
        var cells = lines[line].Split(',');
        var (cell, text) = (dice.Below(cells.Length), HostileValues.Text(dice, dice.OneIn(4) ? 5_000 : null));
        cells[cell] = dice.OneIn(2) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
        lines[line] = string.Join(',', cells);
        if (dice.OneIn(8)) lines[0] = string.Concat(Enumerable.Repeat(HostileValues.Text(dice, 40) + ",", dice.Pick([1, 50, 300])));
        return string.Join(dice.Pick(["\r\n", "\n", "\r"]), lines);
    }

    static byte[] Holed(byte[] workbook, Dice dice)
    {
        var holed = (byte[])workbook.Clone();
        for (var holes = 1 + dice.Below(4); holes > 0; holes--) holed[dice.Below(holed.Length)] = (byte)dice.Below(256);
        return dice.OneIn(4) ? holed[..dice.Below(holed.Length)] : holed;
    }

    static void Write(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));
}
