namespace RiskRegister.UseCases;

/// <summary>What a caller may do; a caller holds one or more.</summary>
public enum Role
{
    /// <summary>Audit committee tools and the public site: published snapshots.</summary>
    Reader,

    /// <summary>Internal and external audit: everything, to look at.</summary>
    Auditor,

    /// <summary>Risk owners: the live register, and changes to the entries of their posts.</summary>
    Owner,

    /// <summary>Legal services: the register and its quarter.</summary>
    Editor,

    /// <summary>System administrators: keys and posts, not the register.</summary>
    Admin,

    /// <summary>Business intelligence: measures, their values and targets, and the performance report.</summary>
    Analyst,
}
