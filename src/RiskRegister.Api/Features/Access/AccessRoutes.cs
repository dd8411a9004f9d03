using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Access;

/// <summary>Who the caller is.</summary>
/// <param name="Id">Of the credential.</param>
/// <param name="Name">As revisions name it.</param>
/// <param name="Owners">The posts that it acts for.</param>
/// <param name="FullEdition">Whether full editions of published snapshots are open to it.</param>
public sealed record CallerDocument(string Id, string Name, IReadOnlyList<Role> Roles, IReadOnlyList<string> Owners, bool FullEdition);

/// <summary>/me and /settings.</summary>
public static class AccessRoutes
{
    public static void MapAccess(this RouteGroupBuilder api)
    {
        var access = api.MapGroup("").WithTags("Access").For(Policy.AnyCaller);
        access.MapGet("/me", Me).WithName("readMe").WithSummary("Read who the caller is and what it may do").Answers<CallerDocument>();
        access.MapGet("/settings", Settings).WithName("readSettings").WithSummary("Read the configuration in force")
            .Answers<RegisterSettings>();
    }

    static Answer Me(HttpContext http) => Answer.Hashed(JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, http.Actor().Id);
        writer.WriteString("name"u8, http.Actor().Name);
        writer.WriteTexts("roles"u8, http.Actor().RoleNames);
        writer.WriteTexts("owners"u8, http.Actor().Posts);
        writer.WriteBoolean("fullEdition"u8, http.Actor().SeesFullEdition);
        writer.WriteEndObject();
    }));

    static Answer Settings(RegisterSettingsInForce settings) => Answer.Hashed(System.Text.Encoding.UTF8.GetBytes(settings.Json));
}
