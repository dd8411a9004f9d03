using RiskRegister.Api.Http;
using RiskRegister.Documents;

namespace RiskRegister.Api.Forms;

/// <summary>Gives out a register with the report that takes it to a committee.</summary>
public static class CommitteeForms
{
    /// <summary>In the form that was asked for; it is kept for whoever asks next.</summary>
    public static async Task<Outcome> Answer(HttpContext http, FrozenReading reading, PrintableRegister register, ReportForms forms)
    {
        if (reading.Form == Form.Json)
        {
            register = register with { Paragraphs = await ParagraphsOf(register, http.RequestAborted) };
            return await reading.Keep(Http.Answer.Hashed(CommitteeReportDocument.Write(register.Committee!, register)));
        }

        var written = await ReportForms.Write(http, reading.Form, register);
        await reading.End();
        return await reading.Keep(await forms.Finish(http, written));
    }

    static async Task<IReadOnlyList<string>> ParagraphsOf(PrintableRegister register, CancellationToken stop) =>
        register.Edition == Edition.Public
        ? [] : await register.Lines.Select(line => line.State.Exempt?.Paragraph).OfType<string>().Distinct().ToListAsync(stop);
}
