namespace RiskRegister.Domain.Dossiers;

/// <summary>How much is kept beside an entry. Lengths of texts are in UTF-16 code units.</summary>
public static class DossierLimits
{
    /// <summary>Of a comment.</summary>
    public const int Text = 4_000;

    /// <summary>Why something was withdrawn.</summary>
    public const int Reason = 1_000;

    /// <summary>Of an entry, those that were withdrawn among them.</summary>
    public const int Comments = 2_000;

    /// <summary>Of an entry, those that were withdrawn among them: their bytes stay.</summary>
    public const int Attachments = 200;

    /// <summary>Bytes of one file.</summary>
    public const int File = 20 * 1024 * 1024;

    /// <summary>Bytes of all files of an entry.</summary>
    public const long FilesOfEntry = 500L * 1024 * 1024;

    /// <summary>What an attachment shows.</summary>
    public const int Note = 1_000;

    /// <summary>Of an entry, from either side.</summary>
    public const int Links = 100;
}
