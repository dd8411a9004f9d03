using System.Security.Cryptography;

namespace RiskRegister.Postgres;

/// <summary>The passwords of a cluster's logins, each in a file for its owner alone, made when first asked for.</summary>
/// <param name="directory">Beside the cluster.</param>
/// <param name="clusterExists">Whether its superuser has been given a password already.</param>
sealed class ClusterPasswords(string directory, Func<bool> clusterExists)
{
    public const string Superuser = "postgres";

    const string Suffix = ".secret";

    // Versions that spoke to the server by TCP kept them so; whoever could take its port could ask for them.
    const string EarlierSuffix = ".password";

    /// <summary>They may be known to others, and are to be replaced.</summary>
    public bool AreEarlier => Earlier().Length > 0;

    /// <exception cref="EmbeddedClusterException">The superuser's is missing.</exception>
    public string Of(string login)
    {
        var path = Path.Combine(directory, login + Suffix);
        if (TryRead(path) is { } kept) return kept;
        if (login == Superuser && clusterExists() && OfEarlier(login) is null)
        {
            throw new EmbeddedClusterException(
                $"'{path}' is missing; without it the cluster beside it cannot be opened. Put it back from a backup.");
        }

        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        OwnerFiles.Write(path, password + "\n");
        return password;
    }

    /// <summary>Null when it was never kept by an earlier version, or has been replaced.</summary>
    public string? OfEarlier(string login) => TryRead(Path.Combine(directory, login + EarlierSuffix));

    /// <summary>The server knows the present ones.</summary>
    public void ForgetEarlier()
    {
        foreach (var path in Earlier()) File.Delete(path);
    }

    string[] Earlier() => Directory.GetFiles(directory, "*" + EarlierSuffix)
        .Where(path => !Path.GetFileName(path).StartsWith(ClusterHome.Unfinished, StringComparison.Ordinal)).ToArray();

    static string? TryRead(string path) => File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } password ? password : null;
}
