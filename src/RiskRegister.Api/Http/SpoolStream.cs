using System.Buffers;
using System.Security.Cryptography;

namespace RiskRegister.Api.Http;

/// <summary>
/// Takes the bytes of an answer while they are made, and hashes them: an answer goes out whole or not at all, with its length and its ETag,
/// and a slow reader keeps neither the database nor the memory waiting. What is more than fits into memory is in a file without a name.
/// </summary>
/// <param name="folder">Where that file lies; the one for temporary files when left out.</param>
public sealed class SpoolStream(string? folder = null) : Stream
{
    /// <summary>What is longer goes into a file.</summary>
    public const int MostInMemory = 1024 * 1024;

    /// <summary>What its files are called, as long as they have a name.</summary>
    internal const string FilePrefix = "riskregister-spool-";

    const int AtOnce = 64 * 1024;

    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    MemoryStream? memory = new();
    FileStream? file;
    string? etag;
    long length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => etag is null;

    public override long Length => length;

    public override long Position
    {
        get => length;
        set => throw new NotSupportedException();
    }

    /// <summary>A hash of all that was written; nothing can be written after it was asked for.</summary>
    public string ETag => etag ??= EntityTag.OfHash(hash.GetHashAndReset());

    /// <summary>One that is gone when the request is over, whatever becomes of it.</summary>
    public static SpoolStream For(HttpContext http)
    {
        var spool = new SpoolStream(http.RequestServices.GetRequiredService<SpoolFolder>().Path);
        http.Response.RegisterForDispose(spool);
        return spool;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (etag is not null) throw new InvalidOperationException("Its hash is known already.");
        hash.AppendData(buffer);
        length += buffer.Length;
        if (memory is not null && length > MostInMemory) MoveToFile();
        if (memory is not null) memory.Write(buffer);
        else file!.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    // What was written is sent from here; nobody waits for it on a disk.
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>All that was written, in memory; for what is known to be short enough.</summary>
    public async Task<byte[]> ReadAll(CancellationToken stop)
    {
        if (memory is not null) return memory.ToArray();
        var bytes = new byte[length];
        Rewind();
        await file!.ReadExactlyAsync(bytes, stop);
        return bytes;
    }

    /// <summary>Sends all that was written.</summary>
    public Task SendTo(Stream output, CancellationToken stop) => SendTo(output, 0, length, stop);

    /// <summary>Sends a part of what was written.</summary>
    public async Task SendTo(Stream output, long from, long count, CancellationToken stop)
    {
        var left = count;
        if (memory is not null)
        {
            await output.WriteAsync(memory.GetBuffer().AsMemory((int)from, (int)left), stop);
            return;
        }

        Rewind();
        file!.Position = from;
        var piece = ArrayPool<byte>.Shared.Rent(AtOnce);
        try
        {
            for (int read; left > 0
                && (read = await file.ReadAsync(piece.AsMemory(0, (int)Math.Min(left, piece.Length)), stop)) > 0; left -= read)
                await output.WriteAsync(piece.AsMemory(0, read), stop);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            memory = null;
            try
            {
                file?.Dispose();
            }
            catch (IOException full) when (FullDisk.Is(full))
            {
                // It was told when it was written to; what is left of it is of no use.
            }
        }

        base.Dispose(disposing);
    }

    void Rewind()
    {
        file!.Flush();
        file.Position = 0;
    }

    // Only this user may open it, and where names can go before their files, nobody can: it is gone even when the service is killed.
    void MoveToFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            BufferSize = AtOnce,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var path = Path.Combine(folder ?? Path.GetTempPath(), $"{FilePrefix}{Guid.NewGuid():N}");
        file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        memory!.WriteTo(file);
        memory = null;
    }
}
