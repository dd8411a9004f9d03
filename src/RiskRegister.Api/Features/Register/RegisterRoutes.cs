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
        register.MapGet("/register", RegisterEndpoints.Register).WithName("readRegister").WithSummary("Read what is on the register now")
            .Answers<RegisterDocument<EntryDocument>>(StatusCodes.Status200OK, FormChoice.OfReport.OtherTypes).HasEditions().Takes(RegisterForms.Layout)
            .ComesAs(FormChoice.OfReport).Refuses(SnapshotRefusals.EditionNotAllowed);
        register.MapGet("/matrix", RegisterEndpoints.Matrix).WithName("readMatrix").WithSummary("Read the matrix with the open entries in its cells")
            .Answers<MatrixDocument>(StatusCodes.Status200OK, FormChoice.OfPicture.OtherTypes)
            .HasEditions().Takes(RegisterForms.Score).ComesAs(FormChoice.OfPicture).Refuses(SnapshotRefusals.EditionNotAllowed);
    }
}
