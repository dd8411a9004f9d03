using System.Globalization;
using System.Text;

namespace RiskRegister.Api.Pdf;

/// <summary>
/// The browser dates a PDF by its own clock; it gets the document's day instead, so that the same page makes the same bytes.
/// </summary>
public static class PdfDates
{
    static readonly byte[][] Marks = [.. new[] { "/CreationDate (D:", "/ModDate (D:" }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>Writes over the digits of year to second, where they are; a date in another form is left as it is.</summary>
    public static void Set(Span<byte> pdf, DateOnly day)
    {
        var digits = Encoding.ASCII.GetBytes(day.ToString("yyyyMMdd'000000'", CultureInfo.InvariantCulture));
        foreach (var mark in Marks)
        {
            for (var rest = pdf; rest.IndexOf(mark) is var at and >= 0;)
            {
                rest = rest[(at + mark.Length)..];
                if (rest.Length >= digits.Length && !rest[..digits.Length].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
                    digits.CopyTo(rest);
            }
        }
    }
}
