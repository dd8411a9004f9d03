using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Parts a column of which every cell has several scores, each in a line that says which it is: "Gross: 20", "Net: 8".</summary>
internal sealed partial class LabelledScores(HeadingNames names, List<ImportMessage> messages)
{
    const int FewestLabels = 2;
    const int MostCells = 2_000_000;

    public void Part(TableReading table)
    {
        if (table.Parts is not [var part]) return;
        for (var at = 0; at < part.Headings.Count; at++)
        {
            // "Assessment" says nothing by itself; its cells do.
            var meaning = names.MeaningOf(part.Headings[at]);
            if (meaning is not (null or { Family: ScoreFamily.Plain, Field: ImportField.Score }) || part.Headings[at].Length == 0) continue;
            if ((long)part.Headings.Count * (part.End - part.First) > MostCells) continue;
            if (LabelsOf(table.Source, part, at, meaning is null) is not { Count: >= FewestLabels } labels) continue;
            messages.Report(table.Source.Name, table.Source.Rows[part.Heading].Number, part.Headings[at], ImportCodes.ColumnParted,
                $"Each line of a cell says which score it is: the column is read as {string.Join(", ", labels.Values.Select(Quoted))}.");
            var noun = meaning is null ? "" : $" {part.Headings[at]}";
            string[] headings = [.. labels.Values.Select(label => $"{label}{noun}")];
            PartedColumn.Part(table, part, at, headings, row => Scores(row, at, labels.Keys));
            return;
        }

        static string Quoted(string label) => $"\"{CellText.Shown(label)}\"";
    }

    // The labels by what they mean; null where a line is anything else.
    Dictionary<ScoreFamily, string>? LabelsOf(SourceTable source, TablePart part, int at, bool needsFigures)
    {
        var labels = new Dictionary<ScoreFamily, string>();
        foreach (var row in part.RowsOf(source))
        {
            var met = new HashSet<ScoreFamily>();
            foreach (var line in LinesOf(row, at))
            {
                if (Read(line) is not { } score || !met.Add(score.Family)) return null;
                if (needsFigures && !score.Score.Any(char.IsAsciiDigit)) return null;
                labels.TryAdd(score.Family, score.Label);
            }
        }

        return labels;
    }

    string[] Scores(SourceRow row, int at, IEnumerable<ScoreFamily> families)
    {
        var scores = LinesOf(row, at).Select(Read).OfType<(ScoreFamily Family, string Label, string Score)>()
            .ToDictionary(score => score.Family, score => score.Score);
        return [.. families.Select(family => scores.GetValueOrDefault(family, ""))];
    }

    static IEnumerable<string> LinesOf(SourceRow row, int at) => CellText.WithPlainLineEnds(TablePiece.CellOf(row, at))
        .Split('\n', ';', '|').Where(line => !TextKey.IsInvisible(line));

    (ScoreFamily Family, string Label, string Score)? Read(string line)
    {
        if (Labelled().Match(line) is not { Success: true } match) return null;
        var label = match.Groups["label"].Value.Trim();
        return names.MeaningOf(label) is { Field: ImportField.Score } meaning
            && meaning.Family is not (ScoreFamily.None or ScoreFamily.Plain)
            ? (meaning.Family, label, match.Groups["score"].Value.Trim()) : null;
    }

    [GeneratedRegex(@"^\s*(?<label>\p{L}[\p{L} ]{2,40}?)\s*[:=–\-]\s*(?<score>\S.{0,80})$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Labelled();
}
