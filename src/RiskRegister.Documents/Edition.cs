namespace RiskRegister.Documents;

/// <summary>For whom a document is made.</summary>
public enum Edition
{
    /// <summary>For press and public: nothing exempt is in it, nor any number of what was left out.</summary>
    Public,

    /// <summary>With what is exempt; not for publication.</summary>
    Full,

    /// <summary>Only what is exempt, as the annex to a report in Part II of an agenda; not for publication.</summary>
    Exempt,
}

/// <summary>How a report lays its entries out.</summary>
public enum ReportLayout
{
    /// <summary>A card an entry, on A4 portrait.</summary>
    Cards,

    /// <summary>The ten columns of a published register, on A4 landscape.</summary>
    Table,
}
