using RiskRegister.Api.Http;
using RiskRegister.Api.Security;

namespace RiskRegister.Api.Features.Audit;

/// <summary>/audit: who did what.</summary>
public static class AuditRoutes
{
    public static void MapAudit(this RouteGroupBuilder api) => api.MapGroup("").WithTags("Audit").For(Policy.ReadAudit)
        .MapGet("/audit", ReadAudit.Handle).WithName("readAudit").WithSummary("Read the audit log, newest first")
        .Answers<Page<AuditDocument>>(StatusCodes.Status200OK, FormChoice.OfList.OtherTypes)
        .Takes(ReadAudit.Actor, ReadAudit.Entry, ReadAudit.Action, ReadAudit.Quarter, ReadAudit.From, ReadAudit.To, Page.Limit, Cursor.Parameter)
        .ComesAs(FormChoice.OfList);
}
