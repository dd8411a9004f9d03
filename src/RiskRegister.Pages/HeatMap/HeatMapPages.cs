using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Register;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.HeatMap;

/// <summary>The 5×5 matrix as a table.</summary>
static class HeatMapPages
{
    public static void MapHeatMap(this IEndpointRouteBuilder routes) => routes.PagesFor(Right.ReadLive).MapGet("/heat-map", Show);

    // GET /heat-map, of the full edition for who sees all entries, else of the public one.
    static async Task<IResult> Show(HttpContext http, ReadLiveRegister register)
    {
        var (actor, stop) = (http.Actor(), http.RequestAborted);
        var kind = EnumNames.TryParse<EntryKind>(http.Request.Query["kind"], out var asked) ? asked : EntryKind.Risk;
        var score = http.Request.Query["score"].ToString() is "score" or "target" ? http.Request.Query["score"].ToString() : "residual";
        var marks = MarksOf(http.Request.Query);
        var (opened, refusal) = await register.Open(actor, actor.SeesAllEntries ? Edition.Full
            : Edition.Public, withPast: false, owner: null, stop);
        if (refusal is not null) return ErrorPageResult.Of(refusal);
        await using var reading = opened!;
        var placed = new List<PlacedOnMap>();
        await foreach (var entry in reading.Open(stop))
        {
            if (entry.Facts.Kind == kind && marks.Show(entry.Facts, reading.Settings.Settings) && ScoreOf(entry.Facts, score) is { } at)
                placed.Add(new PlacedOnMap(at, entry.Name, StoredEntry.ReadTitle(entry.Row.Content), entry.IsOnRegister(reading.Settings)));
        }

        return PageRequests.Page<HeatMapPage>(new
        {
            Kind = kind,
            ScoreName = score,
            Marks = marks,
            IsPublic = reading.PublicEdition,
            Entries = placed,
            reading.Settings,
        });
    }

    static EntryMarks MarksOf(IQueryCollection query) => new(
        EnumNames.TryParse<EntryResponse>(query["response"], out var response) ? response : null,
        query["objective"].ToString() is { Length: > 0 and <= EntryLimits.Objective } code ? code : null,
        EnumNames.TryParse<AppetitePosition>(query["appetite"], out var appetite) ? appetite : null);

    static Score? ScoreOf(StoredFacts facts, string name) => name switch
    {
        "score" => facts.Score.ToScore(),
        "target" => facts.TargetScore?.ToScore(),
        _ => facts.ResidualScore.ToScore(),
    };
}

/// <summary>An entry in a cell of the matrix.</summary>
/// <param name="Name">Its reference, by which its page is found.</param>
public sealed record PlacedOnMap(Score Score, string Name, string Title, bool OnRegister);
