using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>What a document says of all entries before it prints the first: found in a reading of its own, so that no entry is held.</summary>
/// <param name="Register">With the paragraphs that its exempt entries cite.</param>
/// <param name="Placed">Reference and residual score of each entry, in their order.</param>
sealed record RegisterOutline(RegisterDocument Register, IReadOnlyList<(string Reference, Score Score)> Placed)
{
    /// <param name="also">Sees every line too.</param>
    public static async Task<RegisterOutline> Of(RegisterDocument register, CancellationToken cancellation, Action<RegisterLine>? also = null)
    {
        var placed = new List<(string, Score)>();
        var paragraphs = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var line in register.Read(kind: null, cancellation))
        {
            placed.Add((PrintedEntry.ReferenceOf(line.State), line.State.ResidualScore));
            if (line.State.Exempt is { } exempt) paragraphs.Add(exempt.Paragraph);
            also?.Invoke(line);
        }

        return new RegisterOutline(register with { Paragraphs = [.. paragraphs] }, placed);
    }

    public HeatMap ToHeatMap() => HeatMap.Of(Register.Settings, Placed);
}
