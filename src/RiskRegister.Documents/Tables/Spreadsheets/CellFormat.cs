using System.Globalization;
using System.Text;
using ExcelNumberFormat;

namespace RiskRegister.Documents.Tables.Spreadsheets;

/// <summary>
/// A number format. Where it adds something that is read (a reference's "CR", leading zeros, a per cent sign, an arrow), numbers are taken
/// as shown; where it only rounds or groups them, as they are: 12 shown as 12.00 is a 12.
/// </summary>
sealed class CellFormat
{
    // The built-in formats that are dates; the elapsed times among 45 to 47 are none.
    const int FirstDateFormat = 14;
    const int LastDateFormat = 22;
    const int LongestFormat = 255;
    const int LongestText = 255;

    public static readonly CellFormat General = new(null, isDate: false, null);

    readonly NumberFormat? shown;

    CellFormat(NumberFormat? shown, bool isDate, string? code) => (this.shown, IsDate, Code) = (shown, isDate, code);

    public bool IsDate { get; }

    public string? Code { get; }

    public static CellFormat Of(string code)
    {
        if (code.Length > LongestFormat) return General;
        var isDate = IsDateFormat(code);
        return isDate || AddsToNumbers(code) ? new CellFormat(Parsed(code), isDate, code) : General;
    }

    /// <param name="id">One that the spreadsheet does not define; dates of the computer's own order are only known to be dates.</param>
    public static CellFormat BuiltIn(int id) => id switch
    {
        9 => Of("0%"),
        10 => Of("0.00%"),
        15 => Of("d-mmm-yy"),
        16 => Of("d-mmm"),
        17 => Of("mmm-yy"),
        >= FirstDateFormat and <= LastDateFormat => new CellFormat(null, isDate: true, null),
        _ => General,
    };

    /// <summary>A number as text.</summary>
    public string TextOf(double number) => shown is null || IsDate ? CellNumber.Text(number) : Shown(number) ?? CellNumber.Text(number);

    /// <summary>A day as the format shows it; null where that is not known.</summary>
    public string? ShownDay(DateTime day) => shown is null ? null : Shown(day);

    /// <summary>The month or year of a day of which the format shows no more: "Dec 2026"; null where it shows the day.</summary>
    public string? MonthOf(DateTime day)
    {
        if (!IsDate || Code is null) return null;
        var parts = PartsOfDate(Code);
        if (parts.AsSpan().ContainsAny('d', 'h', 's')) return null;
        if (parts.Contains("mmm", StringComparison.Ordinal)) return CellNumber.MonthText(day, isYear: false);
        return parts.Contains('y', StringComparison.Ordinal)
            ? CellNumber.MonthText(day, isYear: !parts.Contains('m', StringComparison.Ordinal)) : null;
    }

    string? Shown(object value)
    {
        try
        {
            var text = shown!.Format(value, CultureInfo.InvariantCulture).Trim();
            return text.Length is > 0 and <= LongestText ? text : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A format that the library cannot follow shows nothing better than the number.
            return null;
        }
    }

    static NumberFormat? Parsed(string code)
    {
        try
        {
            return new NumberFormat(WithQuotedSigns(code)) is { IsValid: true } parsed ? parsed : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    // Excel takes an arrow for text of itself; the library wants it in quotation marks.
    static string WithQuotedSigns(string code)
    {
        var quoted = new StringBuilder(code.Length);
        var (isQuoted, isEscaped) = (false, false);
        foreach (var letter in code)
        {
            if (letter == '"' && !isEscaped) isQuoted = !isQuoted;
            if (letter > '\u00FF' && !isQuoted && !isEscaped) quoted.Append('"').Append(letter).Append('"');
            else quoted.Append(letter);
            isEscaped = letter is '\\' or '_' or '*' && !isEscaped;
        }

        return quoted.ToString();
    }

    // Literal text, a percentage, or more than one digit that is shown though it is zero.
    static bool AddsToNumbers(string code)
    {
        if (string.Equals(code, "General", StringComparison.OrdinalIgnoreCase) || code == "@") return false;
        var zeros = 0;
        var fraction = false;
        for (var at = 0; at < code.Length; at++)
        {
            switch (code[at])
            {
                case '"' when code.IndexOf('"', at + 1) is var end and > 0:
                    if (HasText(code.AsSpan(at + 1, end - at - 1))) return true;
                    at = end;
                    break;
                case '[' when code.IndexOf(']', at) is var end and > 0:
                    at = end;
                    break;
                case '\\' when at + 1 < code.Length:
                    at++;
                    if (HasText(code.AsSpan(at, 1))) return true;
                    break;
                case '_' or '*':
                    at++;
                    break;
                case '.' or '/' or 'E' or 'e':
                    fraction = true;
                    break;
                case ';':
                    (zeros, fraction) = (0, false);
                    break;
                case '0' when !fraction:
                    if (++zeros > 1) return true;
                    break;
                case '%' or > '\u00FF':
                    return true;
            }
        }

        return false;
    }

    static bool HasText(ReadOnlySpan<char> literal)
    {
        foreach (var letter in literal)
        {
            if (char.IsLetterOrDigit(letter) || letter is '/' or '-' or '.' or > '\u00FF') return true;
        }

        return false;
    }

    // A format's letters count outside "quotes", [brackets] and after neither \ nor _ nor *.
    internal static bool IsDateFormat(string code)
    {
        if (code.Length > LongestFormat || string.Equals(code, "General", StringComparison.OrdinalIgnoreCase)) return false;
        for (var at = 0; at < code.Length; at++)
        {
            switch (code[at])
            {
                // An elapsed time such as [h]:mm is an amount, not an instant.
                case '[' when at + 1 < code.Length && IsPartOfDate(code[at + 1]) && code.IndexOf(']', at) - at is 2 or 3:
                    return false;
                case '"' or '[':
                    at = code.IndexOf(code[at] == '"' ? '"' : ']', at + 1);
                    if (at < 0) return false;
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case ';':
                    return false;
                case var letter when IsPartOfDate(letter):
                    return true;
            }
        }

        return false;
    }

    // The letters of a date in the first section, in small letters: "mmmyy" of [$-809]mmm-yy;@.
    static string PartsOfDate(string code)
    {
        var parts = new StringBuilder();
        for (var at = 0; at < code.Length && code[at] != ';'; at++)
        {
            if (code[at] is '"' or '[')
            {
                at = code.IndexOf(code[at] == '"' ? '"' : ']', at + 1);
                if (at < 0) break;
            }
            else if (code[at] is '\\' or '_' or '*') at++;
            else if (IsPartOfDate(code[at])) parts.Append((char)(code[at] | 0x20));
        }

        return parts.ToString();
    }

    static bool IsPartOfDate(char letter) => (letter | 0x20) is 'd' or 'm' or 'y' or 'h' or 's';
}
