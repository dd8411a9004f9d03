using RiskRegister.Api.Http;
using RiskRegister.Api.Security;

namespace RiskRegister.Api.Features.Audit;

/// <summary>/audit: who did what.</summary>
public static class AuditRoutes
{
    public static void MapAudit(this RouteGroupBuilder api) => api.MapGroup("").WithTags("Audit").For(Policy.ReadAudit)
        .MapGet("/audit", AuditEndpoints.Read).WithName("readAudit").WithSummary("Read the audit log, newest first")
        .Answers<Page<AuditDocument>>(StatusCodes.Status200OK, FormChoice.OfList.OtherTypes)
        .Takes(AuditEndpoints.Actor, AuditEndpoints.Entry, AuditEndpoints.Action, AuditEndpoints.OfQuarter, AuditEndpoints.From, AuditEndpoints.To)
        .Takes(Page.Limit, Cursor.Parameter)
        .ComesAs(FormChoice.OfList);
}
