using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using RiskRegister.Postgres;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Api.Start;

/// <summary>What a backup says of itself.</summary>
/// <param name="MadeAt">The instant that it holds.</param>
/// <param name="MadeBy">The version of the service.</param>
/// <param name="Server">The major version of the PostgreSQL that was backed up.</param>
/// <param name="DumpedBy">That of the program which wrote the dump; none older reads it.</param>
/// <param name="DumpSha256">64 hexadecimal digits in lower case.</param>
public sealed record BackupManifest(
    int Format, DateTimeOffset MadeAt, string MadeBy, int Server, int DumpedBy, string DumpSha256, RegisterContents Contents)
{
    public const int PresentFormat = 1;
}

/// <summary>A backup: one zip file with <c>register.dump</c>, as pg_dump writes it, and <c>manifest.json</c>.</summary>
public sealed class BackupFile : IDisposable
{
    const string Dump = "register.dump";
    const string ManifestName = "manifest.json";
    const int LongestManifest = 1024 * 1024;

    static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    readonly string path;
    readonly ZipArchive opened;

    BackupFile(string path, ZipArchive opened, BackupManifest manifest)
    {
        this.path = path;
        this.opened = opened;
        Manifest = manifest;
    }

    public BackupManifest Manifest { get; }

    /// <summary>Writes one, whole or not at all, for its owner alone to read.</summary>
    /// <param name="dump">Writes the dump into the stream that it is given.</param>
    /// <param name="manifest">Makes the manifest, of the dump's digest.</param>
    /// <exception cref="BackupException">There is a file of this name already, or it cannot be written.</exception>
    public static Task Write(string path, Func<Stream, Task> dump, Func<string, BackupManifest> manifest) =>
        WholeFile.Write(path, "backup", async file =>
        {
            await using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
            var digest = await WriteDump(archive, dump);
            await using var entry = archive.CreateEntry(ManifestName, CompressionLevel.NoCompression).Open();
            await JsonSerializer.SerializeAsync(entry, manifest(digest), Form);
        });

    /// <summary>Opens one whose dump is as its manifest says.</summary>
    /// <exception cref="BackupException">It is none, damaged, or of a form that this version does not know.</exception>
    public static async Task<BackupFile> Open(string path, CancellationToken stop)
    {
        ZipArchive? archive = null;
        try
        {
            archive = await ZipFile.OpenReadAsync(path, stop);
            var backup = new BackupFile(path, archive, await ReadManifest(path, archive, stop));
            await backup.CheckDump(stop);
            return backup;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            archive?.Dispose();
            throw new BackupException(
                failed is InvalidDataException
                    ? $"'{path}' is not a whole backup: {failed.Message} Nothing was restored."
                    : $"'{path}' cannot be read: {failed.Message}",
                failed);
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    public Stream OpenDump() => opened.GetEntry(Dump)?.Open() ?? throw NoBackup(path);

    public void Dispose() => opened.Dispose();

    static async Task<string> WriteDump(ZipArchive archive, Func<Stream, Task> dump)
    {
        await using var entry = archive.CreateEntry(Dump, CompressionLevel.NoCompression).Open();
        using var sha = SHA256.Create();
        await using var hashed = new CryptoStream(entry, sha, CryptoStreamMode.Write, leaveOpen: true);
        await dump(hashed);
        await hashed.FlushFinalBlockAsync();
        return Convert.ToHexStringLower(sha.Hash!);
    }

    static async Task<BackupManifest> ReadManifest(string path, ZipArchive archive, CancellationToken stop)
    {
        if (archive.GetEntry(ManifestName) is not { Length: <= LongestManifest } entry) throw NoBackup(path);
        await using var text = entry.Open();
        try
        {
            var read = await JsonSerializer.DeserializeAsync<BackupManifest>(text, Form, stop) ?? throw NoBackup(path);
            return read.Format == BackupManifest.PresentFormat ? read : throw new BackupException(
                $"'{path}' is a backup of form {read.Format}, and this version of the service reads form {BackupManifest.PresentFormat}. "
                + $"Restore it with version {read.MadeBy} of the service.");
        }
        catch (JsonException wrong)
        {
            throw new BackupException($"The manifest in '{path}' cannot be read: {wrong.Message} Nothing was restored.", wrong);
        }
    }

    async Task CheckDump(CancellationToken stop)
    {
        await using var dump = OpenDump();
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(dump, stop));
        if (digest != Manifest.DumpSha256)
        {
            throw new BackupException(
                $"The manifest of '{path}' does not fit: the digest of its dump is {digest}, and the manifest says {Manifest.DumpSha256}. "
                + "The file is damaged, or was put together from two. Nothing was restored.");
        }
    }

    static BackupException NoBackup(string path) =>
        new($"'{path}' is no backup of a register: it has no {Dump} and {ManifestName}.");
}
