using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace RiskRegister.UseCases.Keys;

/// <summary>
/// An access key: "rr_", twelve characters that name it, "_", and 256 random bits. Only the SHA-256 of the random part is kept: of 256
/// random bits a plain hash cannot be undone, and a slow one would only slow every request.
/// </summary>
public sealed record KeyToken(string Id, byte[] Hash)
{
    public const string Prefix = "rr_";
    const int IdBytes = 9;
    const int SecretBytes = 32;
    const int IdLength = 12;
    const int SecretLength = 43;
    public const int Length = 3 + IdLength + 1 + SecretLength;

    /// <summary>Makes a new key.</summary>
    /// <param name="text">What its holder sends; shown once and never kept.</param>
    public static KeyToken Create(out string text)
    {
        // No program takes the id for an option, and no spreadsheet for a formula.
        string id;
        do id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
        while (!char.IsAsciiLetterOrDigit(id[0]));
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        text = $"{Prefix}{id}_{secret}";
        return new KeyToken(id, HashOf(secret));
    }

    /// <summary>Takes a key apart; false when it has not the form of one.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out KeyToken? key)
    {
        key = null;
        if (text.Length != Length || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[Prefix.Length + IdLength] != '_')
            return false;
        if (!text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')) return false;
        key = new KeyToken(text.Substring(Prefix.Length, IdLength), HashOf(text[^SecretLength..]));
        return true;
    }

    public bool Matches(byte[] kept) => CryptographicOperations.FixedTimeEquals(Hash, kept);

    static byte[] HashOf(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));
}
