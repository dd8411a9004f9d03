namespace RiskRegister.Postgres;

/// <summary>Makes a cluster, whole or not at all.</summary>
sealed class ClusterMaking(EmbeddedClusterOptions options, ILogger logger, ClusterHome home, PostgresBinaries binaries)
{
    /// <exception cref="EmbeddedClusterException">It cannot be made; the message says why.</exception>
    public async Task Make(CancellationToken cancel)
    {
        if (DiskRoom.TooLittleAt(home.Directory, DiskRoom.NeededToMake) is { } tooLittle) throw new EmbeddedClusterException(tooLittle);
        logger.LogInformation("Making a PostgreSQL {Version} cluster in {Directory}", binaries.MajorVersion, home.Cluster);
        var problem = "";
        foreach (var locale in Locales())
        {
            problem = await TryMake(locale, cancel);
            if (problem is null) return;
            if (!problem.Contains("locale", StringComparison.OrdinalIgnoreCase)) break;
        }

        throw new EmbeddedClusterException(
            DiskRoom.Explain(problem, home.Directory, DiskRoom.NeededToMake)
            ?? $"The cluster could not be made in '{home.Cluster}': {problem}");
    }

    /// <returns>Null when it is made, else the reason.</returns>
    async Task<string?> TryMake(string[] locale, CancellationToken cancel)
    {
        var unfinished = await home.NewCluster(cancel);
        var password = await home.PasswordFileFor(unfinished, cancel);
        var (exitCode, output) = await home.User.Run(
            binaries.InitDb,
            [
                "--pgdata", unfinished, "--username", ClusterPasswords.Superuser, "--pwfile", password, "--auth", "scram-sha-256",
                "--encoding", "UTF8", "--data-checksums", "--no-instructions", "--text-search-config", "english", .. locale,
                .. options.Durable ? Array.Empty<string>() : ["--no-sync"],
            ],
            cancel);
        File.Delete(password);
        if (exitCode == 0)
        {
            await home.Keep(unfinished, cancel);
            return null;
        }

        Directory.Delete(unfinished, recursive: true);
        return ReasonIn(output);
    }

    /// <summary>What initdb complains of, without what it says of its progress (which names the locale that it takes).</summary>
    static string ReasonIn(string output)
    {
        string[] complaints = ["error:", "FATAL:", "PANIC:", "ERROR:", "detail:", "DETAIL:"];
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var said = lines.Where(line => complaints.Any(complaint => line.Contains(complaint, StringComparison.Ordinal))).ToArray();
        return said.Length > 0 ? string.Join(' ', said) : output;
    }

    /// <summary>Order by code point whatever the machine, letter cases beyond ASCII where the machine has them.</summary>
    IEnumerable<string[]> Locales()
    {
        if (binaries.MajorVersion >= 17) yield return ["--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"];
        if (OperatingSystem.IsLinux()) yield return ["--locale", "C", "--lc-ctype", "C.UTF-8"];
        yield return ["--locale", "C"];
    }
}
