using RiskRegister.Api.Http;

namespace RiskRegister.Api.Start;

/// <summary>
/// A note in a data directory while a backup is put back into it: what broke off must not be served as if it were a register.
/// </summary>
sealed class UnfinishedRestore(string dataDirectory)
{
    readonly string path = Path.Combine(dataDirectory, "restore.unfinished");

    public bool IsThere => File.Exists(path);

    public void Begin(string backup)
    {
        Directory.CreateDirectory(dataDirectory);
        File.WriteAllText(path, backup + "\n");
    }

    public void End() => File.Delete(path);

    /// <exception cref="ConfigurationException">There is one.</exception>
    public void Refuse()
    {
        if (!IsThere) return;
        throw new ConfigurationException(
            $"The restore of '{File.ReadAllText(path).Trim()}' into '{dataDirectory}' was not finished, and what is there is no whole "
            + "register. Restore into it again, which begins anew.");
    }
}
