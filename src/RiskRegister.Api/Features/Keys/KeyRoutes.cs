using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Keys;

namespace RiskRegister.Api.Features.Keys;

/// <summary>Everything under /keys, for administrators.</summary>
public static class KeyRoutes
{
    public static void MapKeys(this RouteGroupBuilder api)
    {
        var keys = api.MapGroup("/keys").WithTags("Access").For(Policy.Administer);
        keys.MapGet("", KeyEndpoints.List).WithName("listKeys").WithSummary("List access keys, newest first")
            .Answers<Page<KeyDocument>>().Takes(KeyEndpoints.State, Page.Limit, Cursor.Parameter);
        keys.MapPost("", KeyEndpoints.Make).WithName("makeKey").WithSummary("Make an access key; its secret is shown once")
            .Reads<KeyRequest>().Answers<MadeKeyDocument>(StatusCodes.Status201Created).Refuses(Refusals.Invalid);
        keys.MapGet("/{key}", KeyEndpoints.One).WithName("readKey").WithSummary("Read what an access key may do and when it was used")
            .Answers<KeyDocument>().Refuses(KeyRefusals.NotFound);
        keys.MapDelete("/{key}", KeyEndpoints.Revoke).WithName("revokeKey").WithSummary("Revoke an access key, at once")
            .AnswersNothing().Refuses(KeyRefusals.NotFound, KeyRefusals.LastOfAdministrators);
        keys.MapPost("/{key}/rotation", KeyEndpoints.Rotate).WithName("rotateKey")
            .WithSummary("Make a key in place of another, which goes on for a while")
            .Reads<RotationRequest>(optional: true).Answers<MadeKeyDocument>(StatusCodes.Status201Created)
            .Refuses(Refusals.Invalid, KeyRefusals.NotFound, KeyRefusals.Ended);
    }
}
