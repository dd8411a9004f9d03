using System.Net;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Register;

public sealed class MatrixAndFormsTests(TestCluster cluster) : FreshRegister(cluster)
{
    [Fact]
    public async Task The_matrix_places_open_entries_in_their_cells_live_and_frozen()
    {
        await Editor.Create(new NewEntry { Title = "Both", Score = new(5, 4), ResidualScore = new(4, 4), TargetScore = new(1, 2) });
        await Editor.Create(NewEntry.Opportunity with { Score = new(2, 2), ResidualScore = new(4, 4) });
        await Editor.Create(new NewEntry { Status = "proposed", ResidualScore = new(4, 4) });
        await Editor.Close(await Editor.Create(new NewEntry { ResidualScore = new(4, 4) }));
        await Editor.Take("2016-17-Q2");
        await Editor.Change("CR1", new { residualScore = new Cell(1, 5) });

        var live = await Editor.Get("/api/v1/matrix").Read<MatrixDocument>();
        live.Cells.Select(cell => (cell.Impact, cell.Likelihood))
            .ShouldBe(from impact in Enumerable.Range(1, 5) from likelihood in Enumerable.Range(1, 5) select (impact, likelihood));
        live.Cells.ShouldAllBe(cell => cell.Value == cell.Impact * cell.Likelihood && cell.Colour.StartsWith('#'));
        Placed(live).ShouldBe(["1×5 CR1 False", "4×4 CO1 True"]);
        (live.Cells[24].RiskBand, live.Cells[24].OpportunityBand).ShouldBe(("severe", "very high"));
        Placed(await Editor.Get("/api/v1/matrix?score=score").Read<MatrixDocument>()).ShouldBe(["2×2 CO1 True", "5×4 CR1 False"]);
        Placed(await Editor.Get("/api/v1/matrix?score=target").Read<MatrixDocument>()).ShouldBe(["1×2 CR1 False"]);
        var frozen = await Editor.Get("/api/v1/snapshots/2016-17-Q2/matrix").Read<MatrixDocument>();
        (frozen.Quarter, frozen.Edition).ShouldBe(("2016-17-Q2", NamedEdition.Public));
        Placed(frozen).ShouldBe(["4×4 CR1 True", "4×4 CO1 True"]);
        await Editor.Get("/api/v1/matrix?score=gross").Problem(400, "invalid_query");

        static IEnumerable<string> Placed(MatrixDocument matrix) =>
            from cell in matrix.Cells
            from entry in cell.Entries
            select $"{cell.Impact}×{cell.Likelihood} {entry.Reference} "
                + $"{entry.OnRegister}";
    }

    [Fact]
    public async Task Registers_and_highlights_come_as_JSON_or_CSV_as_asked()
    {
        await Editor.Create(new NewEntry { Title = "=1+1, \"quoted\"" });
        await Editor.Take("2016-17-Q2");
        foreach (var path in new[] { "/api/v1/register", "/api/v1/snapshots/2016-17-Q2/register",
            "/api/v1/snapshots/2016-17-Q2/highlights" })
        {
            const string Json = "application/json";
            const string Csv = "text/csv";
            foreach (var (accept, query, expected) in new (string?, string, string?)[]
            {
                (null, "", Json), ("", "", Json), ("*/*", "", Json), ("text/*", "", Csv), ("text/csv", "", Csv),
                ("TEXT/CSV; charset=utf-8", "", Csv),
                ("text/html, */*;q=0.1", "", "text/html"), ("application/json;q=0.1, text/csv;q=0.2", "", Csv),
                ("text/csv, application/json", "", Csv),
                ("application/json;q=0, */*", "", Csv), ("text/csv;q=0, */*;q=0.5", "", Json), ("text/csv;q=0.5, */*", "", Json),
                ("text/csv", "?format=json", Json), ("application/json", "?format=csv", Csv), ("image/png", "?format=csv", Csv),
                ("image/png", "", null), ("text/csv;q=0", "", null), ("no media type", "", null),
            })
            {
                using var answer = await Editor.GetWith(path + query, "Accept", accept);
                if (expected is null)
                {
                    (await answer.Problem()).Code.ShouldBe("not_acceptable", accept);
                    continue;
                }

                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                answer.Content.Headers.ContentType!.MediaType.ShouldBe(expected, $"{path}{query} {accept}");
                answer.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding", "Authorization"]);
                if (expected == Csv) answer.Content.Headers.ContentDisposition!.FileName.ShouldNotBeNull().ShouldEndWith(".csv");
            }

            await Editor.Get($"{path}?format=docm").Problem(400, "invalid_query");
            await Editor.Get($"{path}?formats=csv").Problem(400, "invalid_query");
            using var first = await Editor.Get($"{path}?format=csv");
            (await Editor.GetWith($"{path}?format=csv", "If-None-Match", first.Headers.ETag!.Tag))
                .StatusCode.ShouldBe(HttpStatusCode.NotModified);
            (await Editor.GetWith(path, "If-None-Match", first.Headers.ETag!.Tag)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var highlights = await Editor.Csv("/api/v1/snapshots/2016-17-Q2/highlights");
        highlights.ShouldBe("Reference,Title,Kind,Changes,Text\r\nCR1,\"'=1+1, \"\"quoted\"\"\",Risk,added,\"New entry; residual "
            + "score 16.\"\r\n");
    }
}
