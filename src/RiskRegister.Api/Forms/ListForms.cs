using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Documents.Csv;
using RiskRegister.Documents.Excel;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Forms;

/// <summary>Writes pages of lists as CSV and as workbooks.</summary>
public static class ListForms
{
    public static readonly QueryParameter Owner = QueryParameter.Text("owner", "Those of this post, in small or capital letters.", EntryLimits.Owner,
        "MT");

    /// <param name="at">When the entries stood so.</param>
    /// <param name="owner">Whose entries they are; null for everybody's.</param>
    public static async Task<ReadOnlyMemory<byte>> Write(
        Form form, RegisterSettingsInForce settings, Edition edition, DateTimeOffset at, string? owner, IEnumerable<RegisterLine> lines,
        CancellationToken stop)
    {
        using var stream = new MemoryStream();
        var register = new RegisterDocument
        {
            Settings = settings.Settings,
            Edition = edition,
            GeneratedAt = at,
            Owner = owner,
            Lines = lines.ToArray().ToAsyncEnumerable(),
        };
        if (form == Form.Xlsx) await RegisterExcel.WriteAsync(register, stream, stop);
        else await RegisterCsv.WriteAsync(register, stream, stop);
        return stream.ToArray();
    }
}
