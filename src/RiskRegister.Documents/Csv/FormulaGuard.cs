using System.Buffers;

namespace RiskRegister.Documents.Csv;

/// <summary>
/// Keeps spreadsheets from running a cell of CSV as a formula: an apostrophe goes before text that begins like one, and comes off again on
/// import. Text that already has apostrophes there gets one more, so that nothing is lost either way.
/// </summary>
static class FormulaGuard
{
    const char Apostrophe = '\'';

    // Spreadsheets in East Asian languages take the full-width signs for the others.
    static readonly SearchValues<char> FormulaStarts = SearchValues.Create(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);

    public static string PutOn(string text) => LooksLikeFormula(text) ? Apostrophe + text : text;

    public static string TakenOff(string text) => text.StartsWith(Apostrophe) && LooksLikeFormula(text) ? text[1..] : text;

    static bool LooksLikeFormula(string text)
    {
        var start = text.AsSpan().TrimStart(Apostrophe);
        return start.Length > 0 && FormulaStarts.Contains(start[0]);
    }
}
