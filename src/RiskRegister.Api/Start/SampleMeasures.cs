using System.Globalization;
using System.Reflection;
using Npgsql;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Start;

/// <summary>Loads the demonstration measures of db/samples/measures: their values, targets, links to the sample's entries, and two
/// reports.</summary>
public sealed class SampleMeasures(ImportMeasures import, TakeReport reports)
{
    const string Folder = "samples/measures/";

    static readonly Actor Loader = Actor.Service("Sample register") with
    {
        RequestId = "start",
        Roles = new HashSet<Role> { Role.Editor, Role.Admin, Role.Analyst },
    };

    /// <summary>Loads a quarter's values, before its register is frozen with them; with the first, targets and links to entries.</summary>
    /// <param name="references">Each measure's, by its title: what the first quarter made.</param>
    public async Task LoadValues(
        NpgsqlConnection connection, Quarter quarter, Dictionary<string, string> references, CancellationToken stop)
    {
        var folder = $"{Folder}{quarter}";
        var files = Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => (name.Split('/', '\\')[^1], SampleRegister.Read(name))).ToArray();
        var imported = (await import.Import(connection, Loader, files, theme: null, dryRun: false, stop)).Required;
        if (references.Count > 0) return;
        foreach (var measure in imported.Measures) references[measure.Row.Title] = measure.Reference!.Value.ToString();
        await SetTargets(connection, Loader, references, stop);
        await LinkAll(connection, Loader, references, stop);
    }

    /// <summary>Takes a quarter's performance report, says what is said in it, and publishes it.</summary>
    public async Task Report(NpgsqlConnection connection, Quarter quarter, Dictionary<string, string> references, CancellationToken stop)
    {
        _ = (await reports.Take(connection, Loader, quarter, stop)).Required;
        await Say(connection, Loader, quarter.ToString(), references, stop);
        _ = (await TakeReport.Publish(connection, Loader, quarter.ToString(), stop)).Required;
    }

    static async Task SetTargets(NpgsqlConnection connection, Actor actor, Dictionary<string, string> references, CancellationToken stop)
    {
        foreach (var row in Rows("targets.csv"))
        {
            var bounds = new TargetBounds(Figure(row[2]), Figure(row[3]), Figure(row[4]), Figure(row[5]));
            var target = new Target(DateOnly.ParseExact(row[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), bounds, TargetKind.Local,
                Source: null);
            var set = await UseCases.Performance.SetTargets.Set(
                connection, actor, references[row[0]], new ExpectedVersion<TargetRow>(IsIt: null), target, tolerance: null, new Faults(),
                    stop);
            _ = set.Required;
            var measure = (await FindMeasures.Find(connection, actor, references[row[0]], stop)).Required;
            if (EnumNames.Parse<Basis>(row[6]) is var basis && basis != measure.State.Basis)
            {
                await MeasureWriter.TryWrite(
                    connection, actor, measure.State with { Basis = basis }, measure.Revision, AuditAction.MeasureChanged, note: null,
                    stop);
            }
        }
    }

    static async Task LinkAll(NpgsqlConnection connection, Actor actor, Dictionary<string, string> references, CancellationToken stop)
    {
        foreach (var row in Rows("links.csv"))
        {
            var linked = await LinkMeasures.Link(
                connection, actor, row[0], references[row[1]], row[2].Length == 0 ? null : row[2],
                new ExpectedVersion<MeasureLinkRow>(IsIt: null), new Faults(), stop);
            _ = linked.Required;
        }
    }

    static async Task Say(
        NpgsqlConnection connection, Actor actor, string quarter, Dictionary<string, string> references, CancellationToken stop)
    {
        var first = new ExpectedVersion<SaidRow>(IsIt: null);
        foreach (var row in Rows("texts.csv").Where(row => row[0] == quarter))
        {
            var text = Tokens(row[3], references);
            if (row[1] == "exception")
            {
                var explanation = new Explanation(text, row[4], Post: null, DueOn: null);
                _ = (await NarrateReport.Explain(connection, actor, quarter, references[row[2]], explanation, first, new Faults(),
                    stop)).Required;
            }
            else
            {
                _ = (await NarrateReport.Say(connection, actor, quarter, row[1], theme: null, text, first, new Faults(), stop)).Required;
            }
        }
    }

    // Texts of the sample name measures by their titles: "[Visits to libraries|.target]" is "{{PM18.target}}".
    static string Tokens(string text, Dictionary<string, string> references)
    {
        foreach (var (title, reference) in references)
        {
            text = text.Replace($"[{title}]", $"{{{{{reference}}}}}", StringComparison.Ordinal);
            for (var start = text.IndexOf($"[{title}|", StringComparison.Ordinal); start >= 0; start = text.IndexOf($"[{title}|",
                StringComparison.Ordinal))
            {
                var end = text.IndexOf(']', start);
                var part = text[(start + title.Length + 2)..end];
                text = $"{text[..start]}{{{{{reference}{part}}}}}{text[(end + 1)..]}";
            }
        }

        return text;
    }

    static decimal? Figure(string cell) => cell.Length == 0 ? null : decimal.Parse(cell, CultureInfo.InvariantCulture);

    static IEnumerable<string[]> Rows(string name) =>
        TableFile.Read(name, SampleRegister.Read(Folder + name), new TableLimits(), CancellationToken.None) is TablesRead read
            ? read.Tables[0].Rows.Skip(1).Select(row => Filled(row.Cells)) : throw new InvalidDataException($"{name} cannot be read.");

    static string[] Filled(IReadOnlyList<string> cells) => [.. cells, .. Enumerable.Repeat("", Math.Max(0, 7 - cells.Count))];
}
