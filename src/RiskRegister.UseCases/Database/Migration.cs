using System.Security.Cryptography;
using System.Text;

namespace RiskRegister.UseCases.Database;

/// <summary>One numbered step of the schema's history; once applied anywhere it never changes.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text with LF line ends, so that a checkout with CRLF is the same migration.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    public override string ToString() => $"{Number:D4}_{Name}";
}
