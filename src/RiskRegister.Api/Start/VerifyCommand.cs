using RiskRegister.Api.Http;
using RiskRegister.UseCases.Verification;

namespace RiskRegister.Api.Start;

/// <summary>verify: what the service does each night, now; it ends with 1 when something fails.</summary>
static class VerifyCommand
{
    public static async Task<int> Run(IConfiguration configuration, TextWriter output, CancellationToken stop)
    {
        using var loggers = ServiceLog.ForCommands(configuration);
        await using var database = await RegisterDatabase.Open(configuration, loggers, share: true, stop);
        var verify = new VerifyInPieces(database.Source, loggers.CreateLogger<VerifyInPieces>());
        var failures = await verify.Run(VerifyInPieces.RevisionsInPiece, stop)
            ?? throw new ConfigurationException("The register is being verified already, by an instance of the service or "
                + "another command.");
        await output.WriteLineAsync(failures.Count == 0 ? "Every digest fits: nothing was changed, taken away or added."
            : $"{failures.Count} rows fail:");
        foreach (var failure in failures) await output.WriteLineAsync($"{failure}");
        return failures.Count == 0 ? 0 : CommandLine.Failed;
    }
}
