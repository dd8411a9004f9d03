using RiskRegister.Domain.Imports;

namespace RiskRegister.Pages.Imports;

/// <summary>What somebody said a column is read as.</summary>
/// <param name="Sheet">By which a mapping names the table; empty where the files have but one.</param>
/// <param name="Mapped">What the mapping that is used calls it; empty where it names none.</param>
/// <param name="As">A field, or <see cref="NotRead"/>.</param>
public sealed record ColumnChoice(string Sheet, string Mapped, string Heading, string As)
{
    public const string NotRead = "none";
    const string Beginning = "column.";
    const char Parting = '\t';

    static readonly Dictionary<string, ImportField> Fields =
        Enum.GetValues<ImportField>().ToDictionary(MappingText.NameOf, StringComparer.Ordinal);

    /// <summary>The form field that holds the choice.</summary>
    public static string FieldOf(string sheet, string mapped, string heading) => $"{Beginning}{sheet}{Parting}{mapped}{Parting}{heading}";

    /// <summary>Those of a form; a column that is read as proposed is not among them.</summary>
    public static IReadOnlyList<ColumnChoice> Read(IFormCollection form) =>
    [
        .. form.Where(pair => pair.Key.StartsWith(Beginning, StringComparison.Ordinal))
            .Select(pair => (Name: pair.Key[Beginning.Length..].Split(Parting), As: pair.Value.ToString()))
            .Where(each => each.Name.Length == 3 && (each.As == NotRead || Fields.ContainsKey(each.As)))
            .Select(each => new ColumnChoice(each.Name[0], each.Name[1], each.Name[2], each.As)),
    ];

    /// <summary>The mapping with these choices in the place of what it says of their columns.</summary>
    public static ImportMapping In(ImportMapping mapping, IReadOnlyList<ColumnChoice> choices)
    {
        var tables = mapping.Tables.ToList();
        foreach (var ofTable in choices.GroupBy(choice => (choice.Sheet, choice.Mapped)))
        {
            var (sheet, mapped) = ofTable.Key;
            var at = mapped.Length > 0 ? tables.FindIndex(table => table.Sheet == mapped) : -1;
            if (at < 0) at = tables.FindIndex(table => (table.Sheet ?? "") == sheet);
            if (at >= 0)
            {
                tables[at] = With(tables[at], ofTable);
                continue;
            }

            // What holds for all sheets goes on to hold for this one.
            var general = tables.Find(table => table.Sheet is null) ?? new TableMapping();
            tables.Add(With(general with { Sheet = sheet.Length == 0 ? null : sheet }, ofTable));
        }

        return mapping with { Tables = tables };
    }

    static TableMapping With(TableMapping table, IEnumerable<ColumnChoice> choices)
    {
        var chosen = choices.DistinctBy(choice => choice.Heading, StringComparer.OrdinalIgnoreCase).ToArray();
        var said = table.Columns.Where(column =>
            !Array.Exists(chosen, choice => string.Equals(choice.Heading, column.Heading, StringComparison.OrdinalIgnoreCase)));
        return table with { Columns = [.. said, .. chosen.Select(choice => choice.ToMapping())] };
    }

    ColumnMapping ToMapping() => new() { Heading = Heading, Fields = As == NotRead ? [] : [Fields[As]] };
}
