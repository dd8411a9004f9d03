using RiskRegister.Documents.Csv;
using RiskRegister.Documents.Excel;
using RiskRegister.Documents.Html;
using RiskRegister.Documents.Word;

namespace RiskRegister.Documents.Tests;

/// <summary>Writes a register in the form of a name.</summary>
static class FormWriter
{
    public static async Task Write(string form, PrintableRegister register, Stream output)
    {
        if (form == "csv") await RegisterCsv.WriteAsync(register, output, CancellationToken.None);
        else if (form == "fields.csv") await RegisterCsv.WriteAsync(register, output, CancellationToken.None, CsvHeadings.Fields);
        else if (form == "xlsx") await RegisterExcel.WriteAsync(register, output, CancellationToken.None);
        else if (form == "docx") await RegisterWord.WriteAsync(register, output, CancellationToken.None);
        else await RegisterHtml.WriteAsync(register, output, CancellationToken.None);
    }
}
