using System.Reflection;

namespace RiskRegister.Domain.Imports;

/// <summary>Mappings that come with the service: for its own exports and for those of systems that many come from.</summary>
public static class ShippedProfiles
{
    const string Folder = "RiskRegister.Domain.Imports.Profiles.";
    const string Ending = ".json";

    /// <summary>By name, which no profile of an organisation can take.</summary>
    public static IReadOnlyDictionary<string, ImportMapping> All { get; } = Read();

    static SortedDictionary<string, ImportMapping> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var profiles = new SortedDictionary<string, ImportMapping>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(Folder, StringComparison.Ordinal) || !resource.EndsWith(Ending, StringComparison.Ordinal)) continue;
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var (mapping, faults) = MappingText.Read(bytes.ToArray());
            profiles[resource[Folder.Length..^Ending.Length]] = mapping
                ?? throw new InvalidDataException($"{resource}: {faults[0].Path}: {faults[0].Message}");
        }

        return profiles;
    }
}
