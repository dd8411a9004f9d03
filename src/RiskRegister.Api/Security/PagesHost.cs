using RiskRegister.Api.Http;
using RiskRegister.Pages;

namespace RiskRegister.Api.Security;

/// <summary>
/// Signs people in to the pages by the rules of the API: the same keys, the same bound on guessing, the same record of refusals.
/// </summary>
/// <param name="provider">Null where nobody signs in by a provider.</param>
sealed class PagesHost(RememberedKeys keys, FailedSignIns failures, ProviderSignIn? provider = null) : IPagesHost
{
    public bool HasProvider => provider is not null;

    public Task<ProviderLogout?> ReadLogout(string token, CancellationToken stop) =>
        provider is null ? Task.FromResult<ProviderLogout?>(null) : provider.ReadLogout(token, stop);

    public string? AddressOf(HttpContext http) => http.AddressOfCaller();

    public async Task<TypedKey> SignIn(HttpContext http, string key)
    {
        if (await failures.Refuse(http, key) is { } tooMany) return new TypedKey(null, tooMany.Problem.Detail);
        var (actor, fault, id, _) = await keys.Authenticate(http, key);
        if (actor is null)
        {
            await failures.Failed(http, key, fault!.Value, id);
            return new TypedKey(null, "The access key is unknown, expired or revoked. Check it, or ask your administrator for another.");
        }

        failures.Succeeded(key);
        return new TypedKey(id, null);
    }
}
