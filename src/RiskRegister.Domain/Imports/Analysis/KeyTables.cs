using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Leaves out, beside registers, what only explains them: the steps of their scales, and sheets that are called a guide; in all files what
/// defines the words of a scale.
/// </summary>
internal sealed partial class KeyTables(HeadingNames names, List<ImportMessage> messages)
{
    const int MostSteps = 30;
    const int LongestStep = 40;
    const int FewestListed = 3;
    const int MostListed = 10;

    static readonly ImportField[] References = [ImportField.Reference, ImportField.SourceReference, ImportField.Id];
    static readonly ImportField[] OfEntries = [ImportField.Owners, ImportField.Actions, ImportField.Controls];

    static readonly string[] Definitions =
        ["definition", "definitions", "meaning", "means", "criteria", "descriptor", "descriptors", "interpretation",
            "range"];

    static readonly string[] OfSteps =
        ["severity", "rating", "level", "score", "grade", "band", "priority", "status", "rag", "colour", "color", "term", "step"];

    /// <summary>The scales in words that were found in what was left out.</summary>
    public List<ScaleKey> Scales { get; } = [];

    public void LeaveOut(IReadOnlyList<TableReading> tables)
    {
        var isOwn = tables.Any(table => table.Parts.Any(part => Has(part, [ImportField.Id]) && Has(part, [ImportField.Revision])));

        // A whole sheet is as the mapping says.
        var read = tables.Where(table => table.IsRead && (table.Mapping?.Use is null || table.Parts.Count > 1)
            && !(isOwn && OwnExportColumns.IsShownSheet(table.Source.Title))).ToArray();
        LeaveOutChanges(read);
        read = [.. read.Where(table => table.IsRead)];
        var keys = read.SelectMany(table => table.Parts.Where(part => IsKey(table, part))).ToHashSet();
        if (!tables.Any(table => table.IsRead && table.Parts.Any(part => !keys.Contains(part) && names.AreOfRegister(part.Headings))))
            keys = [.. read.SelectMany(table => table.Parts.Where(part => DefinesSteps(table.Source, part)))];
        foreach (var table in read)
        {
            foreach (var part in table.Parts.Where(keys.Contains))
            {
                messages.Report(table.Source.Name, table.Source.Rows[part.Heading].Number, null, ImportCodes.SheetIgnored,
                    "The rows below these headings explain the register and are no entries: they are left out.");
                Scales.AddRange(ScaleKey.In(table.Source, part, names));
            }

            table.Parts = [.. table.Parts.Where(part => !keys.Contains(part))];
            if (table.Parts.Count == 0) table.LeaveOut();
        }
    }

    // Beside a register a sheet that says what was changed in it is none, whatever its lines name.
    void LeaveOutChanges(TableReading[] tables)
    {
        var changes = tables.Where(table => table.Source.OneOfSeveral && SheetNames.IsOfChanges(table.Source.Title)
            && (!HasRegister(table) || SheetNames.OwnName(table.Source) == table.Source.Title)).ToArray();
        if (!tables.Except(changes).Any(HasRegister)) return;
        foreach (var table in changes)
        {
            messages.Report(table.Source.Name, table.Source.Rows[table.Parts[0].Heading].Number, null, ImportCodes.SheetIgnored,
                "By its name the sheet says what was changed in the register, and has no entries: it is left out.");
            table.Parts = [];
            table.LeaveOut();
        }

        // In a document such a name may stand far above the register.
        bool HasRegister(TableReading table) => table.Parts.Any(part => names.AreOfRegister(part.Headings));
    }

    bool IsKey(TableReading table, TablePart part) => SheetNames.IsOfGuide(table.Source.Title)
        ? !Has(part, References)
        : !Has(part, References) && !Has(part, OfEntries) && (HasSteps(table.Source, part) || DefinesSteps(table.Source, part)
            || ListsSteps(table.Source, part));

    bool Has(TablePart part, ImportField[] fields) =>
        FieldsOf(part).Any(meaning => meaning.Family == ScoreFamily.None && fields.Contains(meaning.Field));

    // "Severity | Response time | Definition": its first column has the words, each once, and another says what they mean.
    bool DefinesSteps(SourceTable table, TablePart part)
    {
        if (part.Headings.Count is < 2 or > MostSteps || Has(part, [ImportField.Title, .. References, .. OfEntries])) return false;
        if (!IsOfStep(part.Headings[0]) || !part.Headings.Skip(1).Any(heading => HasWordOf(heading, Definitions))) return false;
        var steps = part.RowsOf(table).Where(row => !RowSigns.IsBlank(row)).Select(row => TablePiece.CellOf(row, 0).Trim())
            .Take(MostSteps + 1).ToArray();
        return steps.Length is >= 2 and <= MostSteps && Array.TrueForAll(steps, step => step.Length is > 0 and <= LongestStep)
            && steps.Distinct(StringComparer.OrdinalIgnoreCase).Count() == steps.Length;
    }

    // "Impact | Description | Financial": the words of one factor, each once, and no score that both make.
    bool ListsSteps(SourceTable table, TablePart part)
    {
        if (part.Headings.Count is < 2 or > MostSteps || Has(part, [ImportField.Title, .. References, .. OfEntries])) return false;
        ImportField[] scores =
            [.. FieldsOf(part).Where(meaning => meaning.Family != ScoreFamily.None).Select(meaning => meaning.Field).Distinct()];
        if (scores is not [ImportField.Impact or ImportField.Likelihood]) return false;
        if (names.MeaningOf(part.Headings[0]) is not { Family: not ScoreFamily.None }) return false;
        var steps = part.RowsOf(table).Where(row => !RowSigns.IsBlank(row)).Take(MostSteps + 1)
            .Select(row => TextKey.Of(WordOf(TablePiece.CellOf(row, 0)))).ToArray();
        return steps.Length is >= FewestListed and <= MostListed && steps.Distinct(StringComparer.Ordinal).Count() == steps.Length
            && Array.TrueForAll(steps, step => ColumnSample.IsStepWord(step) || WordedScales.IsOfLikelihoods(step));
    }

    bool IsOfStep(string heading) => HasWordOf(heading, OfSteps) || names.MeaningOf(heading) is { Family: not ScoreFamily.None };

    static bool HasWordOf(string heading, string[] words) =>
        TextKey.Of(heading).Split(' ').Any(word => words.Contains(word, StringComparer.Ordinal));

    // A column of a score that goes on by one from row to row, as no register does.
    bool HasSteps(SourceTable table, TablePart part)
    {
        var rows = part.RowsOf(table).Where(row => !RowSigns.IsBlank(row)).Take(MostSteps + 1).ToArray();
        if (rows.Length is < 2 or > MostSteps) return false;
        return Enumerable.Range(0, part.Headings.Count)
            .Where(at => names.MeaningOf(part.Headings[at]) is { Family: not ScoreFamily.None })
            .Any(at => GoesOnByOne([.. rows.Select(row => TablePiece.CellOf(row, at).Trim())]));
    }

    static bool GoesOnByOne(string[] cells)
    {
        cells = Array.ConvertAll(cells, cell => Numbered().Match(cell) is { Success: true } step ? step.Groups["step"].Value : cell);
        if (!Array.TrueForAll(cells, cell => cell.Length == 1 ? char.IsAsciiLetterOrDigit(cell[0])
            : cell.Length == 2 && cell.All(char.IsAsciiDigit))) return false;
        var steps = cells.Select(StepOf).ToArray();
        var by = steps[1] - steps[0];
        return by is 1 or -1 && steps.Skip(1).Index().All(each => each.Item - steps[each.Index] == by);

        // Letters go on as figures do.
        static int StepOf(string cell) =>
            int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var figure) ? figure : char.ToUpperInvariant(cell[0]);
    }

    static string WordOf(string cell) => Numbered().Match(cell) is { Success: true } step ? step.Groups["word"].Value : cell.Trim();

    // "1 - Very unlikely".
    [GeneratedRegex(
        @"^\s*(?<step>[0-9]{1,2})\s*[-–—:.=)]\s*(?<word>\p{L}.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    IEnumerable<HeadingMeaning> FieldsOf(TablePart part) => part.Headings.Select(names.MeaningOf).OfType<HeadingMeaning>();
}
