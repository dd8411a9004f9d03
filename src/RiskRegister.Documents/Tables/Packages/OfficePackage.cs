using System.IO.Compression;

namespace RiskRegister.Documents.Tables.Packages;

/// <summary>The parts of an Office file: a zip archive whose parts, in those of Microsoft, name each other by relationships.</summary>
sealed class OfficePackage : IDisposable
{
    const long AlwaysInflated = 4 * 1024 * 1024;

    // Part names resolve like paths of an address; the address itself is never asked for anything.
    static readonly Uri Root = new("http://package.invalid/");

    readonly ZipArchive archive;
    readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    readonly InflationBudget budget;
    readonly string fileName;

    public OfficePackage(ReadOnlyMemory<byte> content, string fileName, TableLimits limits, CancellationToken cancellation)
    {
        (this.fileName, Cancellation) = (fileName, cancellation);
        budget = new InflationBudget(
            Math.Min(limits.InflatedBytes, Math.Max(AlwaysInflated, (long)limits.InflationRatio * content.Length)), fileName, cancellation);
        archive = new ZipArchive(new MemoryStream(content.ToArray()), ZipArchiveMode.Read);
        if (archive.Entries.Count > limits.PackageEntries)
            throw new RefusedException(TableFault.ContentTooLarge, $"The file has more than {limits.PackageEntries} parts.", fileName);
        foreach (var entry in archive.Entries)
        {
            // Two parts of one name: which one counts would depend on who reads.
            if (!parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry)) throw Malformed("two of its parts have one name");
        }
    }

    public CancellationToken Cancellation { get; }

    /// <summary>What the file is, in messages.</summary>
    public string Noun { get; set; } = "file";

    /// <summary>The names of all parts.</summary>
    public IEnumerable<string> Parts => parts.Keys;

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>A part that must be there.</summary>
    public PartReader Open(string part, int deepest = 64) => new(OpenBytes(part), Malformed, deepest);

    /// <summary>The bytes of a part that must be there.</summary>
    public Stream OpenBytes(string part)
    {
        if (!parts.TryGetValue(part, out var entry)) throw Malformed($"its part \"{part}\" is missing");
        if (entry.IsEncrypted) throw Malformed("it is encrypted");
        return new InflatingStream(entry.Open(), budget);
    }

    /// <summary>What a part refers to, by relationship id; none when it refers to nothing.</summary>
    /// <param name="part">"" for the package itself.</param>
    public IReadOnlyDictionary<string, Relationship> RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/');
        var from = $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels";
        var relationships = new Dictionary<string, Relationship>(StringComparer.Ordinal);
        if (!Has(from)) return relationships;

        using var reader = Open(from);
        reader.OpenRoot();
        foreach (var _ in reader.Children("Relationship"))
        {
            var type = reader.Attribute("Type") ?? "";
            var relationship = new Relationship(
                type[(type.LastIndexOf('/') + 1)..],
                reader.Attribute("TargetMode") == "External" ? null : PartAt(part, reader.Attribute("Target")));
            if (!relationships.TryAdd(reader.Attribute("Id") ?? "", relationship)) throw Malformed("two relationships have one id");
        }

        return relationships;
    }

    /// <param name="fault">Finishes the sentence "The … is damaged: …".</param>
    public RefusedException Malformed(string fault) => new(TableFault.FileMalformed, $"The {Noun} is damaged: {fault}.", fileName);

    public void Dispose() => archive.Dispose();

    // Hyperlinks are relationships too, and often malformed in real workbooks: only a target that is followed has to be good.
    static string? PartAt(string source, string? target) =>
        target is not null && Uri.TryCreate(Root, source, out var from) && Uri.TryCreate(from, target, out var part) && Root.IsBaseOf(part)
            ? Uri.UnescapeDataString(part.AbsolutePath).TrimStart('/')
            : null;
}
