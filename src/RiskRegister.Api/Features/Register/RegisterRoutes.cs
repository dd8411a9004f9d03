using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Register;

/// <summary>/register and /matrix: what is on the register now.</summary>
public static class RegisterRoutes
{
    public static void MapRegister(this RouteGroupBuilder api)
    {
        var register = api.MapGroup("").WithTags("Register").For(Policy.ReadLive);
        register.MapForms<RegisterDocument<EntryDocument>>("/register",
            (routes, path) => routes.MapGet(path, RegisterEndpoints.Register), "readRegister", "Read what is on the register now",
            FormChoice.OfReport, route => route.HasEditions(hasAnnex: true)
                .Takes(RegisterForms.Layout, RegisterForms.With, ListForms.Owner).Refuses(SnapshotRefusals.EditionNotAllowed));
        register.MapForms<MatrixDocument>("/matrix",
            (routes, path) => routes.MapGet(path, RegisterEndpoints.Matrix), "readMatrix",
            "Read the matrix with the open entries in its cells",
            FormChoice.OfPicture, route => route.HasEditions().TakesMatrix().Refuses(SnapshotRefusals.EditionNotAllowed));
    }
}
