using System.Buffers;
using System.Text.Json;

namespace RiskRegister.Api.Http;

/// <summary>JSON in a buffer that is lent: a page is big enough that a new array for each would keep the collector busy.</summary>
public sealed class PooledJson : IBufferWriter<byte>, IDisposable
{
    byte[] buffer;
    int length;

    PooledJson(int expected) => buffer = ArrayPool<byte>.Shared.Rent(expected);

    /// <summary>Until it is disposed of.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    /// <param name="expected">About how many bytes it will be.</param>
    public static PooledJson Write(int expected, Action<Utf8JsonWriter> write)
    {
        var json = new PooledJson(expected);
        try
        {
            using var writer = new Utf8JsonWriter(json, JsonText.Writing);
            write(writer);
        }
        catch
        {
            json.Dispose();
            throw;
        }

        return json;
    }

    public void Advance(int count) => length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (buffer.Length - length < Math.Max(sizeHint, 1)) Grow(sizeHint);
        return buffer.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        (buffer, length) = ([], 0);
    }

    void Grow(int more)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + more));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
