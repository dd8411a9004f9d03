using RiskRegister.Api.Http;

namespace RiskRegister.Api.Start;

/// <summary>
/// What can be set. A name that is nearly one of these, or begins like one and is none, stops the start wherever it was given.
/// </summary>
public static class KnownSettings
{
    /// <summary>Those that stand for themselves, as README and the command line name them.</summary>
    public static readonly IReadOnlyList<string> Alone =
    [
        "urls", "DataDirectory", "Sample", "PostgresBin", "Chromium", "SpoolFolder", "WaitForDatabase", "Proxies", "AllowedHosts",
        "https_port", "MetricsUrl",
    ];

    /// <summary>That are true when nothing follows them.</summary>
    public static readonly IReadOnlyList<string> Flags = ["Sample", "WaitForDatabase"];

    // What is read as a whole (ConfiguredSection) or by the framework names what it does not know itself.
    static readonly Dictionary<string, string[]?> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ConnectionStrings"] = ["Register", "RegisterOwner", "Replica"],
        ["Cors"] = ["Origins"],
        ["Register"] = null,
        ["Limits"] = null,
        ["Oidc"] = null,
        ["Pages"] = null,
        ["Verification"] = ["At"],
        ["Retention"] = null,
        ["Report"] = null,
        ["Round"] = null,
        ["Mail"] = null,
        ["Webhooks"] = null,
        ["Logging"] = ["LogLevel", "Console", "Debug", "EventLog", "EventSource"],
        ["Kestrel"] = null,
    };

    // The framework's own, which nobody of the register's has to know.
    static readonly HashSet<string> OfTheHost = new(StringComparer.OrdinalIgnoreCase)
    {
        "applicationName", "environment", "contentRoot", "webroot", "http_ports", "https_ports", "preferHostingUrls", "hostBuilder",
        "detailedErrors",
        "suppressStatusMessages", "shutdownTimeoutSeconds", "captureStartupErrors", "hostingStartupAssemblies", "preventHostingStartup",
        "startupAssembly",
        "forwardedHeaders_enabled", "staticWebAssets",
    };

    const string Telemetry = "OTEL_";
    const int LongEnoughToBeMeant = 5;

    /// <summary>What is wrong with the name of a setting that was given to the service alone; null when nothing is.</summary>
    /// <param name="name">With colons between its parts.</param>
    public static string? FaultOf(string name)
    {
        var parts = name.Split(':');
        if (Sections.TryGetValue(parts[0], out var members))
        {
            if (parts.Length == 1)
                return $"{parts[0]} is no setting by itself: say which of its settings, as {parts[0]}:{members?[0] ?? "…"}.";
            return members is null || members.Contains(parts[1], StringComparer.OrdinalIgnoreCase)
                ? null : $"{NoSuch(name)} {parts[0]} has {string.Join(", ", members)}.";
        }

        if (Alone.Contains(parts[0], StringComparer.OrdinalIgnoreCase) || OfTheHost.Contains(parts[0])) return null;
        return name.StartsWith(Telemetry, StringComparison.OrdinalIgnoreCase) ? null : NoSuch(name);
    }

    public static bool IsSection(string name) => Sections.ContainsKey(name);

    /// <summary>
    /// The same for a variable of the environment, which holds much that is for others: only what is nearly ours is ours.
    /// </summary>
    public static string? FaultOfVariable(string variable)
    {
        var name = variable.Replace("__", ":", StringComparison.Ordinal);
        foreach (var prefix in (ReadOnlySpan<string>)["ASPNETCORE_", "DOTNET_"])
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) name = name[prefix.Length..];
        }

        var parts = name.Split(':');
        if (Sections.ContainsKey(parts[0])) return parts.Length == 1 || FaultOf(name) is not { } fault ? null : Of(fault);
        if (parts[0].Length < LongEnoughToBeMeant || FaultOf(parts[0]) is null) return null;
        var near = parts.Length > 1
            ? Sections.Keys.Any(section => Misspelling.Distance(parts[0], section) <= 2)
            : Alone.Any(known => known.Length > LongEnoughToBeMeant && !known.Contains('_', StringComparison.Ordinal)
                && Misspelling.Distance(parts[0], known) == 1);
        return near ? Of(NoSuch(name)) : null;

        string Of(string fault) => $"{fault} (In the environment: {variable}.)";
    }

    /// <exception cref="ConfigurationException">Settings of the files beside the service, or of the environment, are misspelt.</exception>
    public static void Require(IConfiguration files, IEnumerable<string> variables)
    {
        var faults = LeavesOf(files).Select(FaultOf).Concat(variables.Select(FaultOfVariable)).OfType<string>()
            .Distinct(StringComparer.Ordinal).ToArray();
        if (faults.Length > 0) throw new ConfigurationException(string.Join(' ', faults));
    }

    static IEnumerable<string> LeavesOf(IConfiguration configuration) =>
        configuration.AsEnumerable().Where(pair => pair.Value is not null).Select(pair => pair.Key);

    static string NoSuch(string name)
    {
        var parts = name.Split(':');
        var (tried, names) = Sections.TryGetValue(parts[0], out var members)
            ? ($"{parts[0]}:{parts[1]}", (members ?? []).Select(member => $"{parts[0]}:{member}"))
            : (parts[0], Alone.Concat(Sections.Keys));
        var nearest = names.MinBy(known => Misspelling.Distance(tried, known));
        return nearest is not null && Misspelling.Distance(tried, nearest) <= Math.Max(2, tried.Length / 4)
            ? $"There is no setting {name}; did you mean {nearest}{name[tried.Length..]}?"
            : $"There is no setting {name}.";
    }
}
