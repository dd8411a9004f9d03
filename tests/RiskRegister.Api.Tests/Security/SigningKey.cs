using System.Buffers.Text;
using System.Security.Cryptography;

namespace RiskRegister.Api.Tests.Security;

/// <summary>A key that a provider signs tokens with.</summary>
public sealed class SigningKey : IDisposable
{
    readonly AsymmetricAlgorithm pair;

    SigningKey(string id, string algorithm, AsymmetricAlgorithm pair) => (Id, Algorithm, this.pair) = (id, algorithm, pair);

    public string Id { get; }

    public string Algorithm { get; }

    public string Pem => pair.ExportSubjectPublicKeyInfoPem();

    /// <summary>The public half, as JWKS show it.</summary>
    public Dictionary<string, string> Public
    {
        get
        {
            var shown = new Dictionary<string, string>(StringComparer.Ordinal) { ["kid"] = Id, ["use"] = "sig" };
            if (pair is RSA rsa)
            {
                var parameters = rsa.ExportParameters(includePrivateParameters: false);
                (shown["kty"], shown["n"], shown["e"]) =
                    ("RSA", Base64Url.EncodeToString(parameters.Modulus), Base64Url.EncodeToString(parameters.Exponent));
            }
            else if (pair is ECDsa curve)
            {
                var point = curve.ExportParameters(includePrivateParameters: false).Q;
                (shown["kty"], shown["crv"], shown["x"], shown["y"]) =
                    ("EC", "P-256", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
            }

            return shown;
        }
    }

    public static SigningKey Make(string id, string algorithm) => new(id, algorithm,
        algorithm.StartsWith("ES", StringComparison.Ordinal) ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(2048));

    public byte[] Sign(byte[] content) => pair switch
    {
        ECDsa curve => curve.SignData(content, HashAlgorithmName.SHA256),
        RSA rsa => rsa.SignData(
            content, HashAlgorithmName.SHA256, Algorithm == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1),
        _ => throw new InvalidOperationException(),
    };

    public void Dispose() => pair.Dispose();
}
