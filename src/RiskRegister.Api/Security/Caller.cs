using System.Security.Claims;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>Who sends a request, and what that lets it see and do.</summary>
/// <param name="Id">Of the credential; never its secret.</param>
/// <param name="Name">As revisions and the audit log name it.</param>
/// <param name="Posts">The owners that it acts for.</param>
/// <param name="GrantedFullEdition">Whether the credential itself grants a reader full editions of published snapshots.</param>
public sealed record Caller(string Id, string Name, IReadOnlySet<Role> Roles, IReadOnlyList<string> Posts, bool GrantedFullEdition)
{
    /// <summary>For what the service does by itself, and for the command line.</summary>
    public static Caller System(string name) => new(name, name, new HashSet<Role> { Role.Editor, Role.Admin }, [], GrantedFullEdition: true);

    public bool IsEditor => Roles.Contains(Role.Editor);

    /// <summary>Editors and auditors see every live entry; others not the exempt ones of posts that are not theirs.</summary>
    public bool SeesAllEntries => IsEditor || Roles.Contains(Role.Auditor);

    /// <summary>Whether full editions of published snapshots are open to it; a credential grants them to a reader alone.</summary>
    public bool SeesFullEdition => SeesAllEntries || (GrantedFullEdition && Roles.Contains(Role.Reader));

    /// <summary>Snapshots that are not published yet are the editors' work.</summary>
    public bool SeesUnpublished => IsEditor;

    public bool ActsForAny(IEnumerable<string> owners) => owners.Any(owner => Posts.Contains(owner, StringComparer.Ordinal));

    public IReadOnlyList<string> RoleNames => [.. Roles.Order().Select(role => EnumNames.Of(role))];

    public static Caller? IfAny(HttpContext http) => http.User.Identities.OfType<CallerIdentity>().FirstOrDefault()?.Caller;

    public static Caller Of(HttpContext http) => IfAny(http)
        ?? throw new InvalidOperationException("The endpoint has no policy, or a credential named no caller.");

    /// <summary>Of whoever is signed in, for logs; null when nobody is.</summary>
    public static string? NameOf(HttpContext http) => IfAny(http)?.Name;

    /// <summary>Lets a handler take the caller as a parameter.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http));

    public ClaimsPrincipal ToPrincipal() => new(new CallerIdentity(this));

    sealed class CallerIdentity(Caller caller) : ClaimsIdentity("Credential")
    {
        public Caller Caller { get; } = caller;
    }
}
