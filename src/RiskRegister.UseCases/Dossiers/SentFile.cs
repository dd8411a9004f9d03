using System.Security.Cryptography;
using RiskRegister.Domain.Dossiers;

namespace RiskRegister.UseCases.Dossiers;

/// <summary>A file as it was sent, looked at and not yet kept. It lies where whoever received it has put it.</summary>
/// <param name="Name">Safe to save under.</param>
/// <param name="Digest">SHA-256 of its content.</param>
/// <param name="Contents">What it is by its content.</param>
/// <param name="SendTo">Writes its content, from the first byte to the last, as often as it is asked to.</param>
public sealed record SentFile(
    string Name, long Length, byte[] Digest, FileContents Contents, Func<Stream, CancellationToken, Task> SendTo)
{
    /// <param name="name">As the sender calls it.</param>
    /// <param name="sendTo">Writes its content.</param>
    public static async Task<SentFile> Look(string name, Func<Stream, CancellationToken, Task> sendTo, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (length, head, tail) = (0L, Array.Empty<byte>(), Array.Empty<byte>());
        await using var pieces = new PieceStream(piece =>
        {
            hash.AppendData(piece.Span);
            if (length == 0) head = piece[..Math.Min(piece.Length, FileContents.Looked)].ToArray();
            tail = piece.Length >= FileContents.Looked ? piece[^FileContents.Looked..].ToArray()
                : [.. tail.AsSpan(Math.Max(0, tail.Length + piece.Length - FileContents.Looked)), .. piece.Span];
            length += piece.Length;
            return Task.CompletedTask;
        });
        await sendTo(pieces, stop);
        await pieces.Finish();
        var safe = FileNames.Clean(name);
        return new SentFile(safe, length, hash.GetHashAndReset(), FileContents.Of(head, tail, safe), sendTo);
    }
}
