namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>Which cell styles show a number as a date.</summary>
sealed class CellStyles
{
    // The built-in formats that are dates; the elapsed times among 45 to 47 are none.
    const int FirstDateFormat = 14;
    const int LastDateFormat = 22;
    const int LongestFormat = 255;

    readonly List<bool> isDate = [];

    public static CellStyles None { get; } = new();

    public static CellStyles Read(PartReader reader)
    {
        var styles = new CellStyles();
        var customDates = new HashSet<int>();
        reader.OpenRoot();
        foreach (var section in reader.Children())
        {
            if (section == "numFmts")
            {
                foreach (var _ in reader.Children("numFmt"))
                {
                    if (reader.Number("numFmtId") is { } id && IsDateFormat(reader.Attribute("formatCode") ?? "")) customDates.Add(id);
                }
            }
            else if (section == "cellXfs")
            {
                foreach (var _ in reader.Children("xf"))
                {
                    var format = reader.Number("numFmtId") ?? 0;
                    styles.isDate.Add(format is >= FirstDateFormat and <= LastDateFormat || customDates.Contains(format));
                }
            }
        }

        return styles;
    }

    public bool IsDate(int? style) => style is { } index && index < isDate.Count && isDate[index];

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

    static bool IsPartOfDate(char letter) => (letter | 0x20) is 'd' or 'm' or 'y' or 'h' or 's';
}
