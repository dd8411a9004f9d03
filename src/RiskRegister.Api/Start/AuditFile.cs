using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RiskRegister.Api.Features.Audit;
using RiskRegister.Postgres;
using RiskRegister.UseCases.Audit;

namespace RiskRegister.Api.Start;

/// <summary>The acts of an audit log from an instant, or from its beginning, to before another.</summary>
/// <param name="AuditLog">The form of the file.</param>
/// <param name="Schema">Of the register that it was written out of.</param>
public sealed record AuditStretch(int AuditLog, DateTimeOffset? From, DateTimeOffset To, string Schema)
{
    public const int PresentForm = 1;

    public AuditFilter ToFilter() => new() { From = From, To = To };
}

/// <summary>What a file of acts ends with: how many it has, and the digest that its last line bears.</summary>
public sealed record AuditSeal(long Acts, string Digest);

/// <summary>
/// A stretch of the audit log as a file of JSON lines, newest act first: the stretch, each act with its digest, and the seal. The first
/// digest is the SHA-256 of the first line; that of each act is over the one before, in bytes, and the act's text as it stands in its line.
/// </summary>
static class AuditFile
{
    const int LongestLine = 16 * 1024 * 1024;

    static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <exception cref="BackupException">There is a file of this name already, or it cannot be written.</exception>
    public static async Task<AuditSeal> Write(string path, AuditStretch stretch, IAsyncEnumerable<AuditRow> rows)
    {
        var seal = new AuditSeal(0, "");
        await WholeFile.Write(path, "copy of the audit log", async file =>
        {
            var head = JsonSerializer.SerializeToUtf8Bytes(stretch, Form);
            await WriteLine(file, head);
            var digest = SHA256.HashData(head);
            var acts = 0L;
            await foreach (var row in rows)
            {
                var act = TextOf(row);
                digest = Next(digest, act.Span);
                await file.WriteAsync(Encoding.ASCII.GetBytes($"{{\"digest\":\"{Convert.ToHexStringLower(digest)}\",\"act\":"));
                await file.WriteAsync(act);
                await WriteLine(file, "}"u8.ToArray());
                acts++;
            }

            seal = new AuditSeal(acts, Convert.ToHexStringLower(digest));
            await WriteLine(file, JsonSerializer.SerializeToUtf8Bytes(seal, Form));
        });
        return seal;
    }

    /// <exception cref="BackupException">It cannot be read, or is no file of this form.</exception>
    public static async Task<AuditStretch> StretchOf(string path, CancellationToken stop)
    {
        await foreach (var line in Lines(path, stop))
        {
            var stretch = Read<AuditStretch>(line, path);
            return stretch.AuditLog == AuditStretch.PresentForm ? stretch
                : throw new BackupException(
                    $"'{path}' is of form {stretch.AuditLog}, and this version of the service reads form {AuditStretch.PresentForm}.");
        }

        throw new BackupException($"'{path}' is empty.");
    }

    /// <summary>Holds a file against itself and the register: each difference as a sentence.</summary>
    /// <param name="rows">The register's acts of the file's stretch, newest first.</param>
    /// <param name="found">Gets the seal that the file should bear.</param>
    /// <exception cref="BackupException">It cannot be read, or is no file of this form.</exception>
    public static async IAsyncEnumerable<string> Differences(
        string path, IAsyncEnumerable<AuditRow> rows, Action<AuditSeal> found,
        [EnumeratorCancellation] CancellationToken stop)
    {
        await using var register = rows.GetAsyncEnumerator(stop);
        var isThere = await register.MoveNextAsync();
        byte[]? digest = null;
        AuditSeal? sealRead = null;
        var acts = 0L;
        await foreach (var line in Lines(path, stop))
        {
            if (sealRead is not null) throw new BackupException($"'{path}' goes on after its end.");
            if (digest is null)
            {
                digest = SHA256.HashData(line);
                continue;
            }

            using var parsed = Parsed(line, path);
            if (!parsed.RootElement.TryGetProperty("act", out var act))
            {
                sealRead = Read<AuditSeal>(line, path);
                continue;
            }

            var text = Encoding.UTF8.GetBytes(act.GetRawText());
            digest = Next(digest, text);
            acts++;
            var key = KeyOf(act, path);
            var said = parsed.RootElement.TryGetProperty("digest", out var stated) ? stated.GetString() : null;
            if (said != Convert.ToHexStringLower(digest))
            {
                yield return $"The file was changed at act {key.Id} or before it: the digest of its line does not fit.";
                digest = said?.Length == 64 ? Convert.FromHexString(said) : digest;
            }

            while (isThere && Key(register.Current) is var there && there.CompareTo(key) > 0)
            {
                yield return $"The register has act {there.Id}, and the file has not.";
                isThere = await register.MoveNextAsync();
            }

            if (!isThere || Key(register.Current) != key)
            {
                yield return $"The file has act {key.Id} of {key.At:yyyy-MM-dd HH:mm:ss'Z'}, and the register has not.";
                continue;
            }

            if (!TextOf(register.Current).Span.SequenceEqual(text)) yield return $"Act {key.Id} reads otherwise in the register.";
            isThere = await register.MoveNextAsync();
        }

        for (; isThere; isThere = await register.MoveNextAsync())
            yield return $"The register has act {register.Current.Id}, and the file has not.";
        var seal = new AuditSeal(acts, Convert.ToHexStringLower(digest ?? []));
        if (sealRead is null) yield return "The file has no end: it was cut off.";
        else if (sealRead != seal)
        {
            yield return $"The file ends with {sealRead.Acts} acts and the digest {sealRead.Digest}, and should with {seal.Acts} and "
                + $"{seal.Digest}.";
        }

        found(seal);
    }

    static ReadOnlyMemory<byte> TextOf(AuditRow row) => JsonText.Write(writer => AuditDocument.Write(writer, row));

    static byte[] Next(byte[] previous, ReadOnlySpan<byte> text) => SHA256.HashData([.. previous, .. text]);

    static async Task WriteLine(Stream file, ReadOnlyMemory<byte> text)
    {
        await file.WriteAsync(text);
        await file.WriteAsync("\n"u8.ToArray());
    }

    static async IAsyncEnumerable<byte[]> Lines(string path, [EnumeratorCancellation] CancellationToken stop)
    {
        StreamReader reader;
        try
        {
            reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"'{path}' cannot be read: {failed.Message}", failed);
        }

        using (reader)
        {
            while (await reader.ReadLineAsync(stop) is { } line)
            {
                if (line.Length > LongestLine) throw NoFile(path);
                yield return Encoding.UTF8.GetBytes(line);
            }
        }
    }

    static (DateTime At, long Id) Key(AuditRow row) => (row.At, row.Id);

    static (DateTime At, long Id) KeyOf(JsonElement act, string path) =>
        act.ValueKind == JsonValueKind.Object && act.TryGetProperty("id", out var id) && id.TryGetInt64(out var number)
            && act.TryGetProperty("at", out var at) && at.TryGetDateTimeOffset(out var instant)
            ? (instant.UtcDateTime, number) : throw NoFile(path);

    static JsonDocument Parsed(byte[] line, string path)
    {
        try
        {
            var parsed = JsonDocument.Parse(line);
            return parsed.RootElement.ValueKind == JsonValueKind.Object ? parsed : throw NoFile(path);
        }
        catch (JsonException)
        {
            throw NoFile(path);
        }
    }

    static T Read<T>(byte[] line, string path) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Form) ?? throw NoFile(path);
        }
        catch (JsonException)
        {
            throw NoFile(path);
        }
    }

    static BackupException NoFile(string path) => new($"'{path}' is no part of an audit log as audit export writes it.");
}
