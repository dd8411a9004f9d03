namespace RiskRegister.Domain;

/// <summary>How long and how many the parts of an entry may be; characters are UTF-16 code units.</summary>
public static class EntryLimits
{
    /// <summary>All texts of an entry together: what is shown, searched and frozen as one.</summary>
    public const int Whole = 200_000;

    public const int Title = 300;
    public const int Description = 10_000;
    public const int Service = 200;
    public const int SourceReference = 100;

    public const int Owner = 200;
    public const int Owners = 20;

    public const int Type = 60;
    public const int Types = 20;

    public const int Objective = 20;
    public const int Objectives = 20;

    public const int Effect = 5_000;
    public const int Effects = 100;

    public const int ControlText = 5_000;
    public const int ControlOwner = 200;
    public const int AssuranceWhat = 500;
    public const int AssuranceBy = 200;
    public const int Controls = 200;

    public const int ActionText = 5_000;
    public const int ActionOwner = 200;
    public const int ActionProgress = 5_000;
    public const int Actions = 200;

    public const int Narrative = 10_000;
    public const int ChangeNote = 2_000;
    public const int ClosureReason = 2_000;
    public const int ReplacedBy = 20;

    /// <summary>From one register to another, refused ones among them.</summary>
    public const int Moves = 200;
    public const int ExemptionParagraph = 20;
    public const int ExemptionReason = 1_000;
}
