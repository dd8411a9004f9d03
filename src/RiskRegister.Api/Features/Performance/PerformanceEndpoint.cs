using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Performance;

/// <summary>GET /performance.</summary>
public static class PerformanceEndpoint
{
    public static readonly QueryParameter OfQuarter =
        Quarters.Parameter("quarter", "The quarter; the present one when left out.", "2017-18-Q3");

    public static async Task<Outcome> Read(
        HttpContext http, QueryValues query, ReadPerformance performance, ReportForms forms, RegisterSettingsInForce settings,
            TimeProvider clock)
    {
        if (query.Problem is { } wrong) return wrong;
        Quarter? quarter = Quarter.TryParse(query[OfQuarter], out var named) ? named : null;
        var report = await performance.Read(http.Actor(), quarter, http.RequestAborted);
        return await PerformanceForms.Report(http, query, forms, report, frozen: null, settings, clock.GetUtcNow());
    }
}
