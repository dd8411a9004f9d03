namespace RiskRegister.Documents;

/// <summary>For whom a document is made.</summary>
public enum Edition
{
    /// <summary>For press and public: nothing exempt is in it, nor any number of what was left out.</summary>
    Public,

    /// <summary>With what is exempt; not for publication.</summary>
    Full,
}
