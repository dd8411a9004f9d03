using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>Freezes a quarter's tables as its report, discards and publishes it.</summary>
public sealed class TakeReport(Transactions transactions, RegisterSettingsInForce settings, ReadPerformance performance)
{
    /// <summary>
    /// Freezes every measure at one instant. What had been said in a report of the quarter that was discarded is said again, as far as
    /// this one holds what it is about.
    /// </summary>
    public async Task<Result<StandingReport>> Take(NpgsqlConnection connection, Actor actor, Quarter quarter, CancellationToken stop)
    {
        await ReportWriter.BeAlone(connection, stop);
        if (await RefuseTaking(connection, actor, quarter, stop) is { } refusal) return refusal;
        await ReportWriter.HoldValues(connection, stop);
        var report = await performance.Read(connection, actor, quarter, stop);
        var id = await ReportWriter.Take(connection, actor, report, settings.Json, stop);
        foreach (var said in await ReportNarratives.OfDiscarded(connection, quarter, stop)) await SayAgain(connection, actor, id, report,
            said, stop);
        await Audit(connection, actor, AuditAction.PerformanceReportTaken, quarter, stop);
        return await StandingReport.Find(connection, actor, quarter.ToString(), stop);
    }

    /// <summary>Takes back the latest, which is not published.</summary>
    public Task<Result<StandingReport>> Discard(Actor actor, string named, CancellationToken stop) =>
        transactions.Run<StandingReport>(async connection =>
        {
            await ReportWriter.BeAlone(connection, stop);
            var (report, refusal) = await StandingReport.Find(connection, actor, named, stop);
            if (refusal is not null) return refusal;
            if (report!.IsPublished) return IsPublished(report);
            var latest = await StandingReport.Page(connection, actor, before: null, limit: 1, stop);
            if (latest[0].Id != report.Id) return new Refusal(ReportRefusals.NotLatest, $"{latest[0].QuarterText} has been taken since.");
            await ReportWriter.Happen(connection, actor, report.Id, ReportEventKind.Discarded, place: null, measure: null, "{}", stop);
            await Audit(connection, actor, AuditAction.PerformanceReportDiscarded, report.Quarter, stop);
            return report;
        }, stop);

    /// <summary>Publishes a report, the oldest first; after it nothing about it changes.</summary>
    public static async Task<Result<StandingReport>> Publish(NpgsqlConnection connection, Actor actor, string named, CancellationToken stop)
    {
        await ReportWriter.BeAlone(connection, stop);
        var (report, refusal) = await StandingReport.Find(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        if (report!.IsPublished) return IsPublished(report);
        var all = await StandingReport.Page(connection, actor, before: report.Id, limit: 1, stop);
        if (all is [{ IsPublished: false } earlier])
            return new Refusal(ReportRefusals.EarlierUnpublished, $"Publish {earlier.QuarterText} first.");
        await ReportWriter.Happen(connection, actor, report.Id, ReportEventKind.Published, place: null, measure: null, "{}", stop);
        await Audit(connection, actor, AuditAction.PerformanceReportPublished, report.Quarter, stop);
        return await StandingReport.Find(connection, actor, report.QuarterText, stop);
    }

    public static Refusal IsPublished(StandingReport report) =>
        new(ReportRefusals.Published, $"The performance report of {report.QuarterText} is published and cannot change.");

    async Task<Refusal?> RefuseTaking(NpgsqlConnection connection, Actor actor, Quarter quarter, CancellationToken stop)
    {
        var firstDay = quarter.FirstDay(settings.Settings.FinancialYearStartsIn);
        if (firstDay > performance.Today)
            return new Refusal(ReportRefusals.QuarterInFuture, $"{quarter} begins on {RegisterWording.Day(firstDay)}.");
        if (await StandingReport.Page(connection, actor, before: null, limit: 1, stop) is not [var latest]) return null;
        if (latest.Quarter == quarter)
            return new Refusal(ReportRefusals.Taken, $"The performance report of {quarter} has been taken; discard it first.");
        return latest.Quarter > quarter
            ? new Refusal(ReportRefusals.QuarterPassed, $"{latest.Quarter} has been taken, so {quarter} cannot be.") : null;
    }

    static async Task SayAgain(
        NpgsqlConnection connection, Actor actor, long id, PerformanceReport report, SaidRow said, CancellationToken stop)
    {
        if (said.MeasureId is { } measure)
        {
            if (!report.Lines.Any(line => line.Measure.Id == measure && (line.IsException || line.IsWithoutData))) return;
        }
        else if (!NarrateReport.Holds(report, said.Place)) return;

        if (said.Texts().Any(text => NarrativeTokens.Fault(text, report.Find) is not null)) return;
        await ReportWriter.Happen(
            connection, actor, id, said.MeasureId is null ? ReportEventKind.Narrated : ReportEventKind.Explained,
            said.MeasureId is null ? said.Place : null, said.MeasureId, said.Detail, stop);
    }

    static Task Audit(NpgsqlConnection connection, Actor actor, AuditAction action, Quarter quarter, CancellationToken stop) =>
        AuditLog.Write(connection, actor, action, writer => writer.WriteString("performanceReport"u8, quarter.ToString()), stop);
}
