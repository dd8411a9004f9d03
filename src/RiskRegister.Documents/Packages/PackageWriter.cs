using System.IO.Compression;
using System.Text;
using System.Xml;

namespace RiskRegister.Documents.Packages;

/// <summary>
/// Writes the parts of an Office document into its zip archive, one after the other and each from its beginning to its end, so that
/// nothing is held but what the compressor holds. The same parts make the same bytes: no clock and no generated id is in them.
/// </summary>
sealed class PackageWriter(Stream output) : IDisposable
{
    // The first instant that a zip archive can name.
    static readonly DateTimeOffset Timeless = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CloseOutput = true,
        NewLineHandling = NewLineHandling.Entitize,
    };

    readonly ZipArchive archive = new(output, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Begins a part; it ends when the writer is disposed of, before the next one begins.</summary>
    public XmlWriter Part(string name) => XmlWriter.Create(Open(name), Settings);

    /// <summary>A part that is always the same.</summary>
    public void Part(string name, string xml)
    {
        using var part = Open(name);
        part.Write(Encoding.UTF8.GetBytes(xml));
    }

    public void Part(string name, byte[] content)
    {
        using var part = Open(name);
        part.Write(content);
    }

    public void Dispose() => archive.Dispose();

    Stream Open(string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Timeless;
        entry.ExternalAttributes = 0;
        return entry.Open();
    }
}
