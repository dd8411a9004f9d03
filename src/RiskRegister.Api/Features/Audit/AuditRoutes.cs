using RiskRegister.Api.Http;
using RiskRegister.Api.Security;

namespace RiskRegister.Api.Features.Audit;

/// <summary>/audit: who did what.</summary>
public static class AuditRoutes
{
    public static void MapAudit(this RouteGroupBuilder api) => api.MapGroup("").WithTags("Audit").For(Policy.ReadAudit)
        .MapForms<Page<AuditDocument>>("/audit",
            (routes, path) => routes.MapGet(path, AuditEndpoints.Read), "readAudit", "Read the audit log, newest first", FormChoice.OfList,
            route => route.Takes(AuditEndpoints.Actor, AuditEndpoints.Entry, AuditEndpoints.Action)
                .Takes(AuditEndpoints.OfQuarter, AuditEndpoints.From, AuditEndpoints.To),
            pages => pages.Takes(Page.Limit, Cursor.Parameter));
}
