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
        keys.MapGet("", ReadKeys.HandleList).WithName("listKeys").WithSummary("List access keys, newest first")
            .Answers<Page<KeyDocument>>().Takes(ReadKeys.State, Page.Limit, Cursor.Parameter);
        keys.MapPost("", MakeKey.Handle).WithName("makeKey").WithSummary("Make an access key; its secret is shown once")
            .Reads<KeyRequest>().Answers<MadeKeyDocument>(StatusCodes.Status201Created).Refuses(Refusals.Invalid);
        keys.MapGet("/{key}", ReadKeys.HandleOne).WithName("readKey").WithSummary("Read what an access key may do and when it was used")
            .Answers<KeyDocument>().Refuses(KeyRefusals.NotFound);
        keys.MapDelete("/{key}", RevokeKey.Handle).WithName("revokeKey").WithSummary("Revoke an access key, at once")
            .AnswersNothing().Refuses(KeyRefusals.NotFound, KeyRefusals.LastOfAdministrators);
        keys.MapPost("/{key}/rotation", RotateKey.Handle).WithName("rotateKey").WithSummary("Make a key in place of another, which goes on for a while")
            .Reads<RotationRequest>(optional: true).Answers<MadeKeyDocument>(StatusCodes.Status201Created)
            .Refuses(Refusals.Invalid, KeyRefusals.NotFound, KeyRefusals.Ended);
    }

    public static Refusal NotFound(string key) => new(KeyRefusals.NotFound, $"There is no key {Refusal.Named(key)}.");

    /// <summary>A key that was just made, its secret shown this once.</summary>
    public static Answer Made(KeptKey key, string text, DateTimeOffset now)
    {
        var kept = KeyDocument.Of(key, now);
        return new Answer(StatusCodes.Status201Created, KeyDocument.Of(key, now, text))
        {
            KeptAs = kept,
            ETag = EntityTag.OfBytes(kept.Span),
            Location = $"{RegisterApi.Base}/keys/{key.Id}",
        };
    }
}
