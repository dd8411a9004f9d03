using RiskRegister.Api.Http;

namespace RiskRegister.Api.Start;

/// <summary>Tells settings on the command line from its words.</summary>
static class GivenSettings
{
    const string Dashes = "--";

    /// <param name="options">Of commands: what begins with dashes and is no setting.</param>
    /// <returns>The words, and the settings as <c>--Name=VALUE</c>.</returns>
    /// <exception cref="ConfigurationException">There is no such setting.</exception>
    /// <exception cref="UsageException">A setting has no value.</exception>
    public static (string[] Words, string[] Settings) Among(string[] arguments, IEnumerable<string> options)
    {
        var known = options.ToHashSet(StringComparer.Ordinal);
        var (words, settings, faults) = (new List<string>(), new List<string>(), new List<string>());
        for (var index = 0; index < arguments.Length; index++)
        {
            var (name, value) = Parts(arguments[index]);
            if (!name.StartsWith(Dashes, StringComparison.Ordinal) || known.Contains(name))
            {
                words.Add(arguments[index]);
                continue;
            }

            name = name[Dashes.Length..].Replace("__", ":", StringComparison.Ordinal);
            if (value is null && index + 1 < arguments.Length && IsValueOf(name, arguments[index + 1])) value = arguments[++index];
            // A host that passes on all that it was told names sections too, which have no value.
            if (value is "" && KnownSettings.IsSection(name)) continue;
            if (KnownSettings.FaultOf(name) is { } fault) faults.Add(fault);
            else if ((value ?? (IsFlag(name) ? "true" : null)) is { } said) settings.Add($"{Dashes}{name}={said}");
            else throw new UsageException($"{Dashes}{name} needs a value.");
        }

        return faults.Count == 0 ? ([.. words], [.. settings]) : throw new ConfigurationException(string.Join(' ', faults));
    }

    static (string Name, string? Value) Parts(string argument) =>
        argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (argument[..at], argument[(at + 1)..]) : (argument, null);

    // After what may stand alone, a word may follow.
    static bool IsValueOf(string name, string next) => !next.StartsWith(Dashes, StringComparison.Ordinal)
        && (!IsFlag(name) || bool.TryParse(next, out _) || int.TryParse(next, out _));

    static bool IsFlag(string name) => KnownSettings.Flags.Contains(name, StringComparer.OrdinalIgnoreCase);
}
