using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;

namespace RiskRegister.Api.Features.Audit;

/// <summary>/audit: who did what.</summary>
public static class AuditRoutes
{
    public static void MapAudit(this RouteGroupBuilder api) => api.MapGroup("").WithTags("Audit").For(Policy.ReadAudit)
        .MapGet("/audit", ReadAudit.Handle).WithName("readAudit").WithSummary("Read the audit log, newest first")
        .Answers<Page<AuditDocument>>(StatusCodes.Status200OK, "text/csv")
        .Takes(ReadAudit.Actor, ReadAudit.Entry, ReadAudit.Action, ReadAudit.Quarter, ReadAudit.From, ReadAudit.To, Forms.RegisterFormat, Page.Limit, Cursor.Parameter);
}
