using System.Collections.Frozen;

namespace RiskRegister.Documents.Tables;

/// <summary>What spreadsheets write where a formula failed.</summary>
static class CellErrors
{
    const int Longest = 16;

    // The codes of [MS-XLS] 2.5.10 and [MS-XLSB] 2.5.97.2.
    static readonly FrozenDictionary<int, string> ByCode = new Dictionary<int, string>
    {
        [0x00] = "#NULL!",
        [0x07] = "#DIV/0!",
        [0x0F] = "#VALUE!",
        [0x17] = "#REF!",
        [0x1D] = "#NAME?",
        [0x24] = "#NUM!",
        [0x2A] = "#N/A",
        [0x2B] = "#GETTING_DATA",
    }.ToFrozenDictionary();

    static readonly FrozenSet<string> Names = ((string[])
    [
        .. ByCode.Values, "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#PYTHON!", "#ERROR!",
        "Err:502", "Err:504", "Err:508", "Err:509", "Err:511", "Err:522", "Err:523", "#N/A N/A",
    ]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string Name(int code) => ByCode.GetValueOrDefault(code, "#ERROR!");

    public static bool IsName(string text) => text.Length is > 0 and <= Longest && text[0] is '#' or 'E' && Names.Contains(text.Trim());
}
