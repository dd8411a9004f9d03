namespace RiskRegister.Domain.Imports;

/// <summary>What a mapping must satisfy, and how large it may be.</summary>
public static class MappingRules
{
    /// <summary>Bytes of a mapping as JSON.</summary>
    public const int LargestText = 256 * 1024;

    public const int Tables = 250;
    public const int Columns = 250;
    public const int FieldsOfColumn = 4;
    public const int Values = 500;
    public const int Answers = 500;
    public const int Heading = 400;
    public const int Value = 200;
    public const int Separator = 5;
    public const int Sheet = 200;
    public const int ClosuresAtMost = 10_000;

    /// <summary>Every fault; none when the mapping is good.</summary>
    public static IReadOnlyList<MappingFault> FaultsOf(ImportMapping mapping)
    {
        var faults = new Faults();
        if (mapping.Version != ImportMapping.PresentVersion)
            faults.Add("$.version", $"The version must be {ImportMapping.PresentVersion}.");
        faults.Length("$.description", mapping.Description, 0, Value);
        faults.Count("$.tables", mapping.Tables?.Count, Tables);
        foreach (var (index, table) in (mapping.Tables ?? []).Take(Tables).Index())
        {
            if (table is null) faults.Add($"$.tables[{index}]", "An object must stand here.");
            else Check(table, $"$.tables[{index}]", faults);
        }

        if (mapping.Scales is null) faults.Add("$.scales", "An object must stand here.");
        else Check(mapping.Scales, faults);
        faults.Keys("$.kinds", mapping.Kinds, Values, Value);
        faults.Keys("$.statuses", mapping.Statuses, Values, Value);
        faults.Keys("$.answers", mapping.Answers, Answers, Heading);
        foreach (var (id, answer) in mapping.Answers ?? new Dictionary<string, string>())
            faults.Length($"$.answers['{CellText.Shown(id)}']", answer ?? "", 1, Heading);
        if (mapping.ClosuresAtMost is < 0 or > ClosuresAtMost) faults.Add("$.closuresAtMost", $"It must be 0 to {ClosuresAtMost:N0}.");
        if (mapping.ExemptParagraph is { } paragraph && paragraph is not ("1" or "2" or "3" or "4" or "5" or "6" or "7"))
            faults.Add("$.exemptParagraph", "It must be a paragraph of Part 1 of Schedule 12A, \"1\" to \"7\".");
        return faults.All;
    }

    static void Check(TableMapping table, string path, Faults faults)
    {
        faults.Length($"{path}.sheet", table.Sheet, 1, Sheet);
        faults.Length($"{path}.service", table.Service, 1, EntryLimits.Service);
        faults.Count($"{path}.columns", table.Columns?.Count, Columns);
        var headings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, column) in (table.Columns ?? []).Take(Columns).Index())
        {
            var at = $"{path}.columns[{index}]";
            if (column is null)
            {
                faults.Add(at, "An object must stand here.");
                continue;
            }

            faults.Length($"{at}.heading", column.Heading ?? "", 1, Heading);
            if (column.Heading is { Length: > 0 and <= Heading } heading && !headings.Add(HeadingNames.FoldedHeading(heading)))
                faults.Add($"{at}.heading", "Another column has this heading.");
            faults.Count($"{at}.fields", column.Fields?.Count, FieldsOfColumn);
            if (column.Fields is { } fields && fields.Distinct().Count() != fields.Count)
                faults.Add($"{at}.fields", "A field stands there twice.");
            faults.Length($"{at}.separator", column.Separator, 1, Separator);
        }
    }

    static void Check(ScaleMapping scales, Faults faults)
    {
        faults.Keys("$.scales.impact", scales.Impact, Values, Value);
        faults.Keys("$.scales.likelihood", scales.Likelihood, Values, Value);
        faults.Keys("$.scales.score", scales.Score, Values, Value);
        foreach (var (name, scale) in new[] { ("impact", scales.Impact), ("likelihood", scales.Likelihood) })
        {
            foreach (var (value, step) in scale ?? new Dictionary<string, int>())
            {
                if (step is < Score.Lowest or > Score.Highest)
                    faults.Add($"$.scales.{name}['{CellText.Shown(value)}']", "It must be 1 to 5.");
            }
        }

        foreach (var (value, cell) in scales.Score ?? new Dictionary<string, ScaleCell>())
        {
            if (cell is null || !new Score(cell.Impact, cell.Likelihood).IsOnMatrix)
                faults.Add($"$.scales.score['{CellText.Shown(value)}']", "Impact and likelihood must be 1 to 5.");
        }
    }

    sealed class Faults
    {
        const int Most = 100;

        readonly List<MappingFault> faults = [];

        public IReadOnlyList<MappingFault> All => faults;

        public void Add(string path, string message)
        {
            if (faults.Count < Most) faults.Add(new MappingFault(path, message));
        }

        public void Length(string path, string? text, int least, int most)
        {
            if (text is null) return;
            if (text.Length < least || text.Length > most) Add(path, $"It must have {least} to {most} characters.");
            else if (CellText.FaultIn(text) is not null) Add(path, "It has a character that cannot be stored.");
            else if (least > 0 && TextKey.IsInvisible(text)) Add(path, "It has no visible character.");
        }

        public void Count(string path, int? count, int most)
        {
            if (count is null) Add(path, "A list must stand here.");
            else if (count > most) Add(path, $"It must have at most {most}.");
        }

        public void Keys<T>(string path, IReadOnlyDictionary<string, T>? values, int most, int longest)
        {
            Count(path, values?.Count, most);
            foreach (var key in (values?.Keys ?? []).Take(most)) Length($"{path}['{CellText.Shown(key)}']", key, 1, longest);
        }
    }
}
