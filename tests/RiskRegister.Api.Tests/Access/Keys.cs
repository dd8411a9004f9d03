using System.Net.Http.Headers;
using RiskRegister.Api.Features.Audit;
using RiskRegister.Api.Features.Keys;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Tests.Access;

/// <summary>What tests of keys, owners and the audit log do again and again.</summary>
public static class Keys
{
    public const string Path = "/api/v1/keys";
    public const string Owners = "/api/v1/owners";
    public const string Audit = "/api/v1/audit";

    public static Task<MadeKeyDocument> MakeKey(
        this HttpClient admin, string label, string[] roles, string[]? owners = null, DateTimeOffset? expiresAt = null) =>
        admin.Post(Path, new { label, roles, owners, expiresAt }).Read<MadeKeyDocument>();

    public static HttpClient With(this HttpClient client, string? key)
    {
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>What the client signs in with.</summary>
    public static string Secret(this HttpClient client) => client.DefaultRequestHeaders.Authorization!.Parameter!;

    /// <summary>The id of what the client signs in with.</summary>
    public static string KeyId(this HttpClient client) => client.Secret().Substring(3, 12);

    /// <summary>The page of the audit log that a query gives, newest first.</summary>
    public static async Task<IReadOnlyList<AuditDocument>> ReadAudit(this HttpClient client, string query) =>
        (await client.Get($"{Audit}?{query}").Read<Page<AuditDocument>>()).Items;
}
