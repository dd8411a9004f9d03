namespace RiskRegister.Api.Start;

/// <summary>What a start does to the database, without the service: for those who migrate before they start new instances.</summary>
static class MigrateCommand
{
    public static async Task<int> Run(IConfiguration configuration, TextWriter output, CancellationToken stop)
    {
        if (RegisterDatabase.ServerOf(configuration) is { Owner: null })
            throw new UsageException("migrate needs ConnectionStrings:RegisterOwner, the login that owns the register's tables.");
        using var loggers = ServiceLog.ForCommands(configuration);
        await using var database = await RegisterDatabase.Open(configuration, loggers, share: false, stop);
        await output.WriteLineAsync(database.Migrated switch
        {
            0 => "Nothing was to be migrated; the service's rights have been renewed.",
            1 => "1 migration was applied.",
            var many => $"{many} migrations were applied.",
        });
        return 0;
    }
}
