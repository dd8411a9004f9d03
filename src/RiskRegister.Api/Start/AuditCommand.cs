using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RiskRegister.UseCases.Audit;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Api.Start;

/// <summary>audit export, check: a stretch of the audit log as a file with digests, and such a file held against the register.</summary>
static class AuditCommand
{
    const int ActsInPiece = 5_000;
    const int DifferencesShown = 10;

    // No request is longer, and what it did bears the time at which it began to.
    static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    public static Command Of(Func<IConfiguration> configuration) =>
        new("audit", "Write out a stretch of the audit log, or hold what was written out against it")
    {
        Export(configuration),
        Check(configuration),
    };

    static Command Export(Func<IConfiguration> configuration)
    {
        var file = new Argument<string>("FILE") { Description = "That is to be made" };
        var from = Day("--from", "Its first day, as 2026-04-01; the log's beginning when left out");
        var to = Day("--to", "The day before which it ends; today when left out");
        var export = new Command("export", "Write a stretch of the audit log into a file, each act with its digest") { file, from, to };
        export.SetAction((parsed, stop) => Open(configuration, async source =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var end = parsed.GetValue(to) ?? new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
            if (end > now - Settled && parsed.GetResult(to) is not null) throw new UsageException("--to must be an hour ago at least.");
            if (end > now - Settled) end = now - Settled;
            if (parsed.GetValue(from) >= end) throw new UsageException("--from must be before --to.");
            return await Export(source, Path.GetFullPath(parsed.GetRequiredValue(file)), parsed.GetValue(from), end,
                parsed.InvocationConfiguration.Output, stop);
        }, stop));
        return export;
    }

    static async Task<int> Export(
        NpgsqlDataSource source, string path, DateTimeOffset? from, DateTimeOffset to, TextWriter output, CancellationToken stop)
    {
        string schema;
        await using (var connection = await source.OpenConnectionAsync(stop))
            schema = $"{(await Migrations.ReadJournal(connection, stop))[^1]}";
        var stretch = new AuditStretch(AuditStretch.PresentForm, from, to, schema);
        var seal = await AuditFile.Write(path, stretch, Acts(new ReadAudit(source), stretch, stop));
        await output.WriteLineAsync(
            $"{seal.Acts} acts before {to:yyyy-MM-dd HH:mm:ss'Z'} are in '{path}'. Keep its digest elsewhere: {seal.Digest}");
        return 0;
    }

    static Command Check(Func<IConfiguration> configuration)
    {
        var file = new Argument<string>("FILE") { Description = "What export wrote" };
        var digest = new Option<string?>("--digest") { Description = "The digest that export gave", HelpName = "HEX" };
        var check = new Command("check", "Hold a file that export wrote against its digests and the register; end with 1 when they differ")
        {
            file,
            digest,
        };
        check.SetAction((parsed, stop) => Open(configuration, source =>
            Check(source, Path.GetFullPath(parsed.GetRequiredValue(file)), parsed.GetValue(digest),
                parsed.InvocationConfiguration.Output, stop), stop));
        return check;
    }

    static async Task<int> Check(NpgsqlDataSource source, string path, string? digest, TextWriter output, CancellationToken stop)
    {
        var stretch = await AuditFile.StretchOf(path, stop);
        var (differences, seal) = (0, new AuditSeal(0, ""));
        var acts = Acts(new ReadAudit(source), stretch, stop);
        await foreach (var difference in AuditFile.Differences(path, acts, found => seal = found, stop))
        {
            if (++differences <= DifferencesShown) await output.WriteLineAsync(difference);
        }

        if (digest is not null && !digest.Equals(seal.Digest, StringComparison.OrdinalIgnoreCase))
        {
            differences++;
            await output.WriteLineAsync($"The file is another than the one that was written: its digest is {seal.Digest}.");
        }

        await output.WriteLineAsync(differences == 0
            ? $"{seal.Acts} acts are as the register has them, and nothing of the file was changed." : $"{differences} differences.");
        return differences == 0 ? 0 : CommandLine.Failed;
    }

    // In pieces, so that no statement is long however large the log has grown.
    static async IAsyncEnumerable<AuditRow> Acts(ReadAudit audit, AuditStretch stretch, [EnumeratorCancellation] CancellationToken stop)
    {
        (DateTime, long)? after = null;
        while (true)
        {
            var piece = await audit.Page(stretch.ToFilter(), after, ActsInPiece, stop);
            foreach (var act in piece) yield return act;
            if (piece.Count < ActsInPiece) yield break;
            after = (piece[^1].At, piece[^1].Id);
        }
    }

    static async Task<int> Open(Func<IConfiguration> configuration, Func<NpgsqlDataSource, Task<int>> work, CancellationToken stop)
    {
        await using var database = await RegisterDatabase.Open(configuration(), NullLoggerFactory.Instance, share: true, stop);
        return await work(database.Source);
    }

    static Option<DateTimeOffset?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = ReadDay,
    };

    static DateTimeOffset? ReadDay(ArgumentResult given)
    {
        if (DateOnly.TryParseExact(given.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        given.AddError($"{given.Tokens[0].Value} is no date, as 2026-04-01.");
        return null;
    }
}
