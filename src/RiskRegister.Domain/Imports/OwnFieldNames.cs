using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// This service's own exports whose columns are named as the fields are in JSON (<c>headings=fields</c>), as if they had been made with
/// headings in words, which imports read.
/// </summary>
internal static class OwnFieldNames
{
    const string Impact = ".impact";
    const string Likelihood = ".likelihood";
    const string Assumed = ".assumed";
    const string Direction = "directionOfTravel.direction";
    const string IsStated = "directionOfTravel.stated";

    // By these an export is known, and no file of another program.
    static readonly string[] Signs = ["id", "title", $"score{Impact}", Direction, IsStated, "revision"];

    static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["id"] = OwnExportColumns.Id,
        ["reference"] = OwnExportColumns.Reference,
        ["sourceReference"] = OwnExportColumns.SourceReference,
        ["kind"] = OwnExportColumns.Kind,
        ["status"] = OwnExportColumns.Status,
        ["level"] = OwnExportColumns.Level,
        ["title"] = "Title",
        ["description"] = "Description",
        ["service"] = "Service",
        ["types"] = "Type",
        ["response"] = OwnExportColumns.Response,
        ["objectives"] = OwnExportColumns.Objectives,
        ["effects"] = "Possible consequences or benefits",
        ["controls"] = "Current controls or progress",
        ["controls.owner"] = OwnExportColumns.ControlOwners,
        ["controls.effectiveness"] = OwnExportColumns.ControlEffectiveness,
        ["controls.assurance"] = OwnExportColumns.ControlAssurance,
        ["actions"] = "Mitigating or maximising actions",
        ["targetDate"] = OwnExportColumns.TargetDate,
        ["movement"] = "Movement",
        ["directionOfTravel.narrative"] = "Narrative",
        ["reviewedAt"] = OwnExportColumns.LastReviewed,
        ["closure.reason"] = OwnExportColumns.ClosureReason,
        ["addenda"] = "Corrections",
        ["exempt.paragraph"] = OwnExportColumns.ExemptParagraph,
        ["exempt.reason"] = OwnExportColumns.ExemptReason,
        ["publication"] = "Publication",
        ["revision"] = OwnExportColumns.Revision,
    };

    /// <summary>The table itself where it is no such export.</summary>
    public static SourceTable InWords(SourceTable table, RegisterSettings settings)
    {
        if (table.Rows is not [var headings, ..] || headings.Cells.Count < Signs.Length) return table;
        var names = headings.Cells.Select(cell => cell.Trim()).ToArray();
        if (!Signs.All(names.Contains)) return table;
        var labels = settings.Labels;
        (string Name, string Label)[] scores =
            [("score", labels.Score), ("residualScore", labels.ResidualScore), ("targetScore", labels.TargetScore)];
        var words = new Dictionary<string, string>(Words, StringComparer.Ordinal)
        {
            ["owners"] = labels.Owner,
            [Direction] = labels.DirectionOfTravel,
        };
        foreach (var (name, label) in scores)
        {
            words[$"{name}{Impact}"] = OwnExportColumns.PartOf(label, "impact");
            words[$"{name}{Likelihood}"] = OwnExportColumns.PartOf(label, "likelihood");
            words[$"{name}.value"] = label;
            words[$"{name}.band"] = OwnExportColumns.PartOf(label, "band");
            words[$"{name}{Assumed}"] = name == "score" ? OwnExportColumns.Assumed : "";
        }

        return table with
        {
            Rows =
            [
                headings with { Cells = [.. names.Select(name => words.GetValueOrDefault(name, name))] },
                .. table.Rows.Skip(1).Select(row => row with { Cells = new Values(names, row.Cells, scores, settings).InWords() }),
            ],
        };
    }

    sealed class Values(string[] names, IReadOnlyList<string> cells, (string Name, string Label)[] scores, RegisterSettings settings)
    {
        public string[] InWords() => [.. cells.Select((cell, at) => at < names.Length ? Of(names[at], cell) : cell)];

        string Of(string name, string cell) => name switch
        {
            Direction when string.Equals(Named(IsStated), "false", StringComparison.OrdinalIgnoreCase) => "",
            "kind" or "status" or "level" or "response" or Direction => Capital(cell),
            "types" or "owners" or "objectives" => cell.Length == 0 ? cell : $"{cell}\n",
            "controls.owner" or "controls.effectiveness" or "controls.assurance" => cell.Length == 0 ? cell
                : OwnExportText.AboutItems(CellText.WithPlainLineEnds(cell).Split('\n')),
            "reviewedAt" => DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, out var at)
                ? settings.DayOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : cell,
            $"score{Assumed}" => OwnExportText.Assumptions(scores.Select(score => (score.Label, AssumedOf(score.Name)))),
            _ => name.EndsWith(Assumed, StringComparison.Ordinal) ? "" : cell,
        };

        Score? AssumedOf(string name) => string.Equals(Named($"{name}{Assumed}"), "true", StringComparison.OrdinalIgnoreCase)
            && Step(Named($"{name}{Impact}")) is { } impact && Step(Named($"{name}{Likelihood}")) is { } likelihood
                ? new Score(impact, likelihood, Assumed: true) : null;

        string Named(string name) => Array.IndexOf(names, name) is >= 0 and var at && at < cells.Count ? cells[at].Trim() : "";

        static int? Step(string text) => text is [>= '1' and <= '5' and var digit] ? digit - '0' : null;

        static string Capital(string cell) => cell is [var first, .. var rest] ? $"{char.ToUpperInvariant(first)}{rest}" : cell;
    }
}
