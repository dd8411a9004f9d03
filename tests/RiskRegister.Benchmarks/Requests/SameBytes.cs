using System.Text;
using System.Text.RegularExpressions;

namespace RiskRegister.Benchmarks.Requests;

/// <summary>Holds the reference to sending what the service sends: a shorter answer would be no reference.</summary>
public static partial class SameBytes
{
    const int Looked = 50;

    public static async Task Check(Served served, Work work, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = served.Reference.Address };
        var mine = (await work.Lines(served, stop)).Take(Looked).Select(line => line.Split(' ')[0]);
        var theirs = (await (work.ReferenceLines ?? work.Lines)(served, stop)).Take(Looked);
        foreach (var (path, other) in mine.Zip(theirs))
        {
            var expected = Without(await served.Ask(path, stop));
            var sent = Without(await client.GetByteArrayAsync(new Uri(other, UriKind.Relative), stop));
            var same = expected.Zip(sent).TakeWhile(pair => pair.First == pair.Second).Count();
            if (expected != sent)
                throw new InvalidOperationException(
                    $"{path}: the service sends\n…{From(expected, same)}\nand the reference\n…{From(sent, same)}");
        }
    }

    // A cursor holds a hash of the list it belongs to; the reference sends as many letters.
    static string Without(byte[] body) => Cursor().Replace(Encoding.UTF8.GetString(body), match => $"\"nextCursor\":{match.Length}");

    static string From(string text, int at) => text[Math.Max(0, at - 100)..Math.Min(text.Length, at + 100)];

    [GeneratedRegex("\"nextCursor\":\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex Cursor();
}
