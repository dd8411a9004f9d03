using System.Buffers;

namespace RiskRegister.UseCases.Dossiers;

/// <summary>Cuts what is written into pieces of one size, the last as it comes, and hands over each in turn: no more is held.</summary>
sealed class PieceStream(Func<ReadOnlyMemory<byte>, Task> each) : Stream
{
    /// <summary>As the database keeps them.</summary>
    public const int Size = 64 * 1024;

    readonly byte[] piece = ArrayPool<byte>.Shared.Rent(Size);
    int filled;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (var left = buffer; left.Length > 0;)
        {
            var count = Math.Min(left.Length, Size - filled);
            left[..count].CopyTo(piece.AsMemory(filled));
            left = left[count..];
            filled += count;
            if (filled == Size) await HandOver();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Hands over the last piece.</summary>
    public Task Finish() => filled > 0 ? HandOver() : Task.CompletedTask;

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is written asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && filled >= 0)
        {
            filled = -1;
            ArrayPool<byte>.Shared.Return(piece);
        }

        base.Dispose(disposing);
    }

    async Task HandOver()
    {
        await each(piece.AsMemory(0, filled));
        filled = 0;
    }
}
