namespace RiskRegister.Domain.Imports;

/// <summary>Which factor stands first.</summary>
public enum FactorOrder
{
    ImpactFirst,
    LikelihoodFirst,
}

/// <summary>What a sheet is taken for.</summary>
public enum TableUse
{
    /// <summary>Its rows are entries.</summary>
    Entries,

    /// <summary>Its rows are entries that are closed.</summary>
    Closed,

    /// <summary>It is left out.</summary>
    None,
}

/// <summary>What a row says of its entry's status.</summary>
public enum RowStatus
{
    Open,
    Proposed,
    Closed,

    /// <summary>The row is passed over.</summary>
    LeaveOut,
}

public enum SectionMeaning
{
    Nothing,
    Service,
    Kind,
}

public enum SingleScoreMeaning
{
    /// <summary>It is the residual; the score before is not known and is marked as assumed to be the same.</summary>
    Residual,

    /// <summary>It is the score before the actions; the residual is not known and is marked as assumed to be the same.</summary>
    Score,
}

/// <summary>Which two of three are kept as score and residual score.</summary>
public enum ScorePairMeaning
{
    InherentCurrent,
    InherentResidual,
    CurrentResidual,
}

public enum UnscoredMeaning
{
    /// <summary>They become proposals.</summary>
    Propose,
    LeaveOut,
}

public enum RowMeaning
{
    /// <summary>Every row with a reference or title is an entry.</summary>
    Entries,

    /// <summary>Rows with the same reference and title are one entry.</summary>
    Items,
}

public enum LongTitleMeaning
{
    /// <summary>The first sentence is the title, and all of it the description.</summary>
    Sentence,
    Refuse,
}

public enum ReferenceMeaning
{
    AsWritten,

    /// <summary>Kept with the sheet's name before it: "Place 1".</summary>
    PerSheet,
}

public enum HiddenMeaning
{
    LeaveOut,
    Read,
}

public enum BlankMeaning
{
    /// <summary>The field is emptied.</summary>
    Clear,

    /// <summary>The field is left as it is.</summary>
    Keep,
}

public enum ErrorMeaning
{
    /// <summary>Read as an empty cell.</summary>
    Blank,
    Refuse,
}

public enum AbsentMeaning
{
    Close,
    Keep,
}
