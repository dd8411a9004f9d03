using RiskRegister.Documents;
using RiskRegister.Documents.Csv;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Forms;

/// <summary>Writes pages of lists as CSV.</summary>
public static class ListForms
{
    /// <param name="at">When the entries stood so.</param>
    public static async Task<ReadOnlyMemory<byte>> Csv(
        RegisterSettingsInForce settings, bool publicEdition, DateTimeOffset at, IEnumerable<RegisterLine> lines, CancellationToken stop)
    {
        using var stream = new MemoryStream();
        await RegisterCsv.WriteAsync(new RegisterDocument
        {
            Settings = settings.Settings,
            Edition = publicEdition ? Edition.Public : Edition.Full,
            GeneratedAt = at,
            Lines = lines.ToAsyncEnumerable(),
        }, stream, stop);
        return stream.ToArray();
    }
}
