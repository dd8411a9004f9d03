using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Documents.Svg;
using RiskRegister.Domain;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Forms;

/// <summary>Draws matrices and trends.</summary>
public static class PictureForms
{
    /// <param name="quarter">Null for the live register.</param>
    /// <param name="day">On which a live register stood so.</param>
    /// <param name="entries">Open ones are placed, closed ones left out.</param>
    /// <param name="before">Where arrows come from; null where nothing is compared.</param>
    public static async Task<Answer> Matrix(
        RegisterSettingsInForce settings, Quarter? quarter, DateOnly day, bool publicEdition, MatrixScore score,
        IAsyncEnumerable<(Guid Id, StoredFacts Facts)> entries, EarlierPlaces? before)
    {
        var (labels, threshold) = (settings.Settings.Labels, settings.Settings.Threshold);
        var edition = publicEdition ? Edition.Public : Edition.Full;
        using var stream = new MemoryStream();
        HeatMapSvg.Write(new HeatMapPicture
        {
            Settings = settings.Settings,
            Quarter = quarter,
            Since = before?.Quarter,
            Edition = edition,
            ScoreLabel = score switch
            {
                MatrixScore.Score => labels.Score,
                MatrixScore.Target => labels.TargetScore,
                _ => labels.ResidualScore,
            },
            Entries = await entries.Where(entry => entry.Facts.Status == EntryStatus.Open)
                .Select(entry => (entry.Facts, Score: ScoreOf(entry.Facts), Before: ScoreOf(before?.Facts.GetValueOrDefault(entry.Id))))
                .Where(each => each.Score is not null)
                .Select(each => PlacedAt(each.Facts, each.Score!, threshold) with { Before = each.Before }).ToListAsync(),
        }, stream);
        return Answer.File(Form.Svg, ReportForms.NameOf(NameOf(score), quarter?.ToString(), day, edition), stream.ToArray());

        Score? ScoreOf(StoredFacts? facts) => facts is null ? null : RegisterForms.Of(facts, score)?.ToScore();
    }

    public static Answer Trend(Trend trend, RegisterSettingsInForce settings, bool publicEdition)
    {
        var name = trend.Entry.Facts.Reference ?? "proposal";
        using var stream = new MemoryStream();
        var marks = trend.Points.Select(point => new TrendMark(QuarterOf(point.Quarter), point.Facts.Score.ToScore().Value,
            point.Facts.ResidualScore.ToScore().Value, point.Settings.Settings.Threshold, point.Facts.TargetScore?.ToScore().Value));
        TrendSvg.Write(new TrendPicture(name, trend.Entry.State.Title, settings.Settings.Labels, [.. marks])
        {
            FinancialYearStartsIn = settings.Settings.FinancialYearStartsIn,
            Notice = trend.Entry.State.Exempt is { } exempt ? RegisterWording.NotForPublicationUnder([exempt.Paragraph]) : null,
        }, stream);
        return Answer.File(Form.Svg, $"trend-{name}{(publicEdition ? "" : "-full")}", stream.ToArray());
    }

    static PlacedEntry PlacedAt(StoredFacts facts, Score score, int threshold) =>
        new(facts.Reference ?? "–", score, RegisterRule.IsOnRegister(facts.Status, facts.ResidualScore.ToScore(), threshold))
        {
            Kind = facts.Kind,
        };

    static string NameOf(MatrixScore score) => score switch
    {
        MatrixScore.Score => "matrix-score",
        MatrixScore.Target => "matrix-target",
        _ => "matrix",
    };

    static Quarter QuarterOf(string text) =>
        Quarter.TryParse(text, out var quarter) ? quarter : throw new InvalidDataException($"{text} is stored as a quarter.");
}
