using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Documents.Svg;
using RiskRegister.Domain;

namespace RiskRegister.Api.Storage;

/// <summary>Draws matrices and trends.</summary>
public static class PictureForms
{
    /// <param name="quarter">Null for the live register.</param>
    /// <param name="entries">Open ones are placed, closed ones left out.</param>
    public static async Task<Answer> Matrix(RegisterSettingsInForce settings, Quarter? quarter, bool publicEdition, MatrixScore score, IAsyncEnumerable<StoredFacts> entries)
    {
        var (labels, threshold) = (settings.Settings.Labels, settings.Settings.Threshold);
        using var stream = new MemoryStream();
        HeatMapSvg.Write(new HeatMapPicture
        {
            Settings = settings.Settings,
            Quarter = quarter,
            Edition = publicEdition ? Edition.Public : Edition.Full,
            ScoreLabel = score switch
            {
                MatrixScore.Score => labels.Score,
                MatrixScore.Target => labels.TargetScore,
                _ => labels.ResidualScore,
            },
            Entries = await entries.Where(facts => facts.Status == EntryStatus.Open)
                .Select(facts => (Facts: facts, Score: RegisterForms.Of(facts, score)?.ToScore()))
                .Where(each => each.Score is not null)
                .Select(each => new PlacedEntry(each.Facts.Reference ?? "–", each.Score!,
                    RegisterRule.IsOnRegister(each.Facts.Status, each.Facts.ResidualScore.ToScore(), threshold))).ToListAsync(),
        }, stream);
        return Answer.File(Form.Svg, ReportForms.NameOf("matrix", quarter?.ToString(), publicEdition), stream.ToArray());
    }

    /// <param name="points">Oldest first, each with the threshold of its snapshot.</param>
    public static Answer Trend(FoundEntry entry, RegisterSettingsInForce settings, IEnumerable<(FrozenRow Row, int Threshold)> points)
    {
        var name = entry.Facts.Reference ?? "proposal";
        using var stream = new MemoryStream();
        TrendSvg.Write(new TrendPicture(name, entry.State.Title, settings.Settings.Labels,
        [
            .. points.Select(point =>
            {
                var facts = point.Row.FactsCorrected();
                return new TrendMark(QuarterOf(point.Row), facts.Score.ToScore().Value, facts.ResidualScore.ToScore().Value, point.Threshold);
            }),
        ]), stream);
        return Answer.File(Form.Svg, $"trend-{name}", stream.ToArray());
    }

    static Quarter QuarterOf(FrozenRow row) =>
        Quarter.TryParse(row.Quarter, out var quarter) ? quarter : throw new InvalidDataException($"{row.Quarter} is stored as a quarter.");
}
