namespace RiskRegister.UseCases.Imports;

/// <summary>How much one import may be sent.</summary>
public static class ImportLimits
{
    /// <summary>Bytes, of everything that is sent.</summary>
    public const long LargestBody = 25 * 1024 * 1024;

    /// <summary>Bytes of a file.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    public const int MostFiles = 20;
    const int LongestName = 200;

    /// <summary>Names are only ever shown: a path or a control character in one means nothing here.</summary>
    /// <param name="given">As the sender calls the file.</param>
    /// <param name="number">Its place among the files, from 1.</param>
    public static string NameOf(string given, int number)
    {
        var name = new string([.. given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Where(character => !char.IsControl(character)
            && !char.IsSurrogate(character))]);
        return name.Length == 0 ? $"file {number}" : name[..Math.Min(name.Length, LongestName)];
    }
}
