using Dapper;

namespace RiskRegister.UseCases;

/// <summary>Who acts: what that lets it see and do, and what the audit log says of it.</summary>
/// <param name="Id">Of the credential; never its secret.</param>
/// <param name="Name">As revisions and the audit log name it.</param>
/// <param name="Posts">The owners that it acts for.</param>
/// <param name="GrantedFullEdition">Whether the credential itself grants a reader full editions of published snapshots.</param>
public sealed record Actor(string Id, string Name, IReadOnlySet<Role> Roles, IReadOnlyList<string> Posts, bool GrantedFullEdition)
{
    /// <summary>Where a request came from; null for what is done without one.</summary>
    public string? Address { get; init; }

    /// <summary>Names the request in the logs.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>The id of the key or token's subject that acts; null for the service itself and the command line.</summary>
    public string? Credential { get; private init; } = Id;

    public bool IsEditor => Roles.Contains(Role.Editor);

    public bool IsAnalyst => Roles.Contains(Role.Analyst);

    /// <summary>Analysts, editors and auditors see every measure; others not the exempt ones of posts that are not theirs.</summary>
    public bool SeesAllMeasures => IsAnalyst || SeesAllEntries;

    /// <summary>Whether full editions of performance reports are open to it; a credential grants them to a reader alone.</summary>
    public bool SeesFullReports => SeesAllMeasures || (GrantedFullEdition && Roles.Contains(Role.Reader));

    /// <summary>Performance reports that are not published yet are for those who read measures.</summary>
    public bool SeesUnpublishedReports => Right.ReadMeasures.Allows(this);

    /// <summary>Editors and auditors see every live entry; others not the exempt ones of posts that are not theirs.</summary>
    public bool SeesAllEntries => IsEditor || Roles.Contains(Role.Auditor);

    /// <summary>Whether full editions of published snapshots are open to it; a credential grants them to a reader alone.</summary>
    public bool SeesFullEdition => SeesAllEntries || (GrantedFullEdition && Roles.Contains(Role.Reader));

    /// <summary>Snapshots that are not published yet are the editors' work.</summary>
    public bool SeesUnpublished => IsEditor;

    /// <summary>The posts whose entries it may change; null for everybody's.</summary>
    public IReadOnlyList<string>? OnlyPosts => IsEditor ? null : Posts;

    public IReadOnlyList<string> RoleNames => [.. Roles.Order().Select(role => EnumNames.Of(role))];

    /// <summary>For what the service does by itself, and for the command line.</summary>
    public static Actor Service(string name) =>
        new(name, name, new HashSet<Role> { Role.Editor, Role.Admin }, [], GrantedFullEdition: true)
        {
            Credential = null,
            RequestId = name
        };

    /// <summary>Somebody who has not signed in.</summary>
    public static Actor Nobody(string name, string? address, string requestId) =>
        new(name, name, new HashSet<Role>(), [], GrantedFullEdition: false) { Credential = null, Address = address, RequestId = requestId };

    public bool ActsForAny(IEnumerable<string> owners) => owners.Any(owner => Posts.Contains(owner, StringComparer.OrdinalIgnoreCase));

    /// <summary>A statement's own parameters, and those of its row in the audit log:
    /// @actor, @credential, @roles, @address and @request.</summary>
    public DynamicParameters ParametersWith(object own)
    {
        var parameters = new DynamicParameters(own);
        parameters.AddDynamicParams(new
        {
            actor = Name,
            credential = Credential,
            roles = AuditedRoles,
            address = Address,
            request = RequestId
        });
        return parameters;
    }

    /// <summary>As the audit log keeps them: none for the service itself.</summary>
    internal string[] AuditedRoles => Credential is null ? [] : [.. RoleNames];
}
