using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>GET /snapshots/{quarter}/highlights: since the snapshot before, or since any earlier one.</summary>
public static class HighlightsEndpoint
{
    public static readonly QueryParameter Since = Quarters.Parameter("since",
        "An earlier snapshot's quarter; the one before when left out.", "2016-17-Q2");

    const string Corrected = """
        select distinct entry_id from snapshot_events
        where snapshot_id = @snapshot and kind = 'addendum' and entry_id = any(@mentioned)
        """;

    public static async Task<Outcome> Handle(
        string quarter, HttpContext http, QueryValues query, FrozenDocuments documents, SnapshotSummaries summaries, ReportForms forms)
    {
        await using var reading = documents.Begin(http, quarter, FormChoice.OfReport,
            $"highlights since {query[Since]} with {ListForms.HeadingsOf(http)}");
        if (await reading.AnswerAtOnce(_ => true) is { } answer) return answer;
        var (connection, snapshot, publicEdition, stop) = (reading.Connection, reading.Snapshot, reading.PublicEdition,
            http.RequestAborted);
        StandingSnapshot? then = null;
        if (query[Since] is { } since)
        {
            (then, var missing) = await StandingSnapshot.Find(connection, since, http.Actor(), stop);
            if (missing is not null) return missing;
            if (then!.Id >= snapshot.Id)
            {
                query.Fault(Since, $"must be a quarter before {snapshot.QuarterText}");
                return query.Problem!;
            }

        }

        var highlights = await SnapshotHighlights.Since(connection, snapshot, then, publicEdition, stop);
        if (reading.Form == Form.Json)
        {
            var json = Answer.Hashed(JsonSerializer.SerializeToUtf8Bytes(HighlightsDocument.From(highlights, publicEdition),
                HighlightsJson.Texts.HighlightsDocument));
            return await reading.Keep(json);
        }

        var report = await ReportForms.Write(http, reading.Form, new HighlightsReport
        {
            Settings = snapshot.Settings.Settings,
            Quarter = snapshot.Quarter,
            Edition = publicEdition ? Edition.Public : Edition.Full,
            GeneratedAt = new DateTimeOffset(snapshot.TakenAt),
            PublishedAt = snapshot.PublishedAt is { } at ? new DateTimeOffset(at) : null,
            Digest = (await summaries.Of(connection, snapshot, publicEdition, stop)).DigestOf(snapshot, publicEdition),
            Highlights = highlights,
            Corrected = await CorrectedOf(connection, snapshot, highlights, publicEdition, stop),
            Paragraphs = publicEdition ? []
                : await SnapshotHighlights.ParagraphsOf(connection, highlights, [snapshot.Id, then?.Id ?? snapshot.Predecessor], stop),
        });
        await reading.End();
        return await reading.Keep(await forms.Finish(http, report));
    }

    // Highlights stay as they were drawn up; what was corrected since is said beside them.
    static async Task<IReadOnlyList<CorrectedEntry>> CorrectedOf(
        NpgsqlConnection connection, StandingSnapshot snapshot, RegisterHighlights highlights, bool publicEdition, CancellationToken stop)
    {
        var mentioned = highlights.Entries.Select(entry => entry.EntryId).ToArray();
        var corrected = (await connection.QueryAsync<Guid>(new CommandDefinition(Corrected, new { snapshot = snapshot.Id, mentioned },
            cancellationToken: stop))).ToArray();
        if (corrected.Length == 0) return [];
        var entries = await FrozenEntries.Read(connection, snapshot.Id, corrected, publicEdition, stop);
        return
        [
            .. entries.Select(entry => entry.ToLine(snapshot.Settings)).Where(line => line.Corrections.Count > 0)
                .Select(line => new CorrectedEntry(line.State.Id, $"{line.State.Reference}", line.State.Title, line.Corrections)),
        ];
    }
}
