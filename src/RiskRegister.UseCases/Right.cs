namespace RiskRegister.UseCases;

/// <summary>
/// What a way in is for, be it an endpoint or a page: who holds one of the roles may enter. What it shows of a register is the use case's.
/// </summary>
public sealed record Right(string Name, params IReadOnlyList<Role> Roles)
{
    /// <summary>Anybody with a credential.</summary>
    public static readonly Right AnyCaller =
        new("any caller", Role.Reader, Role.Auditor, Role.Owner, Role.Editor, Role.Admin, Role.Analyst);

    /// <summary>Live entries, and their trend.</summary>
    public static readonly Right ReadLive = new("read the live register", Role.Auditor, Role.Owner, Role.Editor);

    /// <summary>Propose an entry; change and review one's own.</summary>
    public static readonly Right ChangeEntries = new("change entries", Role.Owner, Role.Editor);

    /// <summary>Everything that legal services alone do.</summary>
    public static readonly Right RunRegister = new("run the register", Role.Editor);

    public static readonly Right Verify = new("verify", Role.Auditor, Role.Editor, Role.Admin);

    /// <summary>Keys, and who holds which post.</summary>
    public static readonly Right Administer = new("administer", Role.Admin);

    /// <summary>See who is behind the posts; rename them, and hand over what they own.</summary>
    public static readonly Right KeepPosts = new("keep posts", Role.Editor, Role.Admin);

    public static readonly Right ReadAudit = new("read the audit log", Role.Auditor, Role.Editor, Role.Admin);

    /// <summary>Measures and their values.</summary>
    public static readonly Right ReadMeasures = new("read measures", Role.Auditor, Role.Owner, Role.Editor, Role.Analyst);

    /// <summary>Give values of measures; owners of their own.</summary>
    public static readonly Right GiveValues = new("give values of measures", Role.Owner, Role.Analyst);

    /// <summary>Everything that business intelligence alone does.</summary>
    public static readonly Right KeepMeasures = new("keep measures", Role.Analyst);

    /// <summary>Say which measures are the evidence for which entries.</summary>
    public static readonly Right LinkMeasures = new("link measures", Role.Editor, Role.Analyst);

    /// <summary>Say why measures are exceptions; owners of their own.</summary>
    public static readonly Right ExplainMeasures = new("explain measures", Role.Owner, Role.Analyst);

    public static IReadOnlyList<Right> All { get; } =
        [AnyCaller, ReadLive, ChangeEntries, RunRegister, Verify, Administer, KeepPosts, ReadAudit, ReadMeasures, GiveValues, KeepMeasures,
            LinkMeasures, ExplainMeasures];

    public bool Allows(Actor actor) => Roles.Any(actor.Roles.Contains);

    /// <summary>"This takes the role auditor or editor; you hold owner."</summary>
    public string WhyNot(Actor actor) =>
        $"This takes the role {string.Join(" or ", Roles.Order().Select(role => EnumNames.Of(role)))}; you hold "
            + $"{(actor.RoleNames.Count == 0 ? "none" : string.Join(", ", actor.RoleNames))}.";
}
