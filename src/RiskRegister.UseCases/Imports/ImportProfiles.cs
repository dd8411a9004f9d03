using System.Text;
using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.Domain.Imports;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Imports;

/// <summary>A mapping that is kept by name.</summary>
/// <param name="Revision">Of this profile, never used again; 0 for one that ships.</param>
/// <param name="UpdatedAt">Null for one that ships.</param>
public sealed record ImportProfile(string Name, ImportMapping Mapping, long Revision, DateTimeOffset? UpdatedAt, string? UpdatedBy)
{
    /// <summary>It comes with the service, and nobody changes it.</summary>
    public bool Ships => Revision == 0;
}

/// <summary>Reads, keeps and removes the mappings by which imports read their files.</summary>
public sealed class ImportProfiles(NpgsqlDataSource database, Transactions transactions, TimeProvider clock)
{
    /// <summary>As many as an organisation may keep.</summary>
    public const int Most = 200;

    const string Columns =
        "select name, revision, mapping::text as Mapping, updated_at as UpdatedAt, updated_by as UpdatedBy from import_profiles ";

    const string One = Columns + "where name = @name";

    const string All = Columns + "order by name";

    // One change at a time, so that neither the count nor what is there moves meanwhile.
    const string BeAlone = "lock table import_profiles in share row exclusive mode";

    const string Count = "select count(*)::integer from import_profiles";

    const string Put = """
        insert into import_profiles (name, mapping, updated_at, updated_by) values (@name, @mapping::json, @now, @actor)
        on conflict (name) do update
            set revision = default, mapping = excluded.mapping, updated_at = excluded.updated_at, updated_by = excluded.updated_by
        """;

    const string Delete = "delete from import_profiles where name = @name";

    /// <summary>Those that ship and those that are kept, by name.</summary>
    public async Task<IReadOnlyList<ImportProfile>> List(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var kept = await connection.QueryAsync<Row>(new CommandDefinition(All, cancellationToken: stop));
        return
        [
            .. ShippedProfiles.All.Select(pair => Shipped(pair.Key, pair.Value)).Concat(kept.Select(row => row.ToProfile()))
                .OrderBy(profile => profile.Name, StringComparer.Ordinal),
        ];
    }

    public async Task<Result<ImportProfile>> Find(string name, CancellationToken stop)
    {
        if (ShippedProfiles.All.TryGetValue(name, out var shipped)) return Shipped(name, shipped);
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Read(connection, name, stop) is { } kept ? kept : NotFound(name);
    }

    /// <summary>Keeps a mapping under a name, or another in its place.</summary>
    /// <param name="mapping">One that <see cref="MappingRules"/> accept.</param>
    /// <param name="from">Of the profile that is there, or null: why it may not be changed from what the caller has read.</param>
    /// <returns>The profile, and whether its name is new.</returns>
    public Task<Result<(ImportProfile Profile, bool IsNew)>> Keep(
        Actor actor, string name, ImportMapping mapping, Func<ImportProfile?, Refusal?> from, CancellationToken stop) =>
        transactions.Run<(ImportProfile, bool)>(async connection =>
        {
            if (RefuseName(name) is { } unfit) return unfit;
            await connection.ExecuteAsync(new CommandDefinition(BeAlone, cancellationToken: stop));
            var present = await Read(connection, name, stop);
            if (from(present) is { } refused) return refused;
            var text = Encoding.UTF8.GetString(MappingText.Write(mapping));
            if (present is not null && Encoding.UTF8.GetString(MappingText.Write(present.Mapping)) == text) return (present, false);
            if (present is null && await connection.ExecuteScalarAsync<int>(new CommandDefinition(Count, cancellationToken: stop)) >= Most)
                return new Refusal(
                    ImportRefusals.ProfilesFull, $"{Most} import profiles are kept, which is as many as there can be: remove one first.");
            await connection.ExecuteAsync(new CommandDefinition(
                Put, new { name, mapping = text, now = clock.GetUtcNow(), actor = actor.Name }, cancellationToken: stop));
            await AuditLog.Write(connection, actor, AuditAction.ImportProfileKept, Detail(name), stop);
            return ((await Read(connection, name, stop))!, present is null);
        }, stop);

    /// <param name="from">As for <see cref="Keep"/>.</param>
    public Task<Result<ImportProfile>> Remove(Actor actor, string name, Func<ImportProfile?, Refusal?> from, CancellationToken stop) =>
        transactions.Run<ImportProfile>(async connection =>
        {
            if (RefuseShipped(name) is { } unfit) return unfit;
            await connection.ExecuteAsync(new CommandDefinition(BeAlone, cancellationToken: stop));
            if (await Read(connection, name, stop) is not { } present) return NotFound(name);
            if (from(present) is { } refused) return refused;
            await connection.ExecuteAsync(new CommandDefinition(Delete, new { name }, cancellationToken: stop));
            await AuditLog.Write(connection, actor, AuditAction.ImportProfileRemoved, Detail(name), stop);
            return present;
        }, stop);

    static Action<Utf8JsonWriter> Detail(string name) => writer => writer.WriteString("profile"u8, name);

    static async Task<ImportProfile?> Read(NpgsqlConnection connection, string name, CancellationToken stop) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(One, new { name }, cancellationToken: stop)))?.ToProfile();

    static Refusal? RefuseName(string name) => RefuseShipped(name) ?? (ProfileNames.IsName(name) ? null : NotFound(name));

    static Refusal? RefuseShipped(string name) => ShippedProfiles.All.ContainsKey(name)
        ? new Refusal(
            ImportRefusals.ProfileShips, $"\"{name}\" comes with the service and stays as it is: keep yours under another name.") : null;

    static Refusal NotFound(string name) => new(ImportRefusals.ProfileNotFound, ProfileNames.IsName(name)
        ? $"There is no import profile \"{name}\"."
        : $"\"{Refusal.Named(name)}\" names no import profile: a name has small letters, digits and single hyphens, at most "
            + $"{ProfileNames.Longest}.");

    static ImportProfile Shipped(string name, ImportMapping mapping) => new(name, mapping, 0, null, null);

    sealed class Row
    {
        public required string Name { get; init; }

        public required long Revision { get; init; }

        public required string Mapping { get; init; }

        public required DateTime UpdatedAt { get; init; }

        public required string UpdatedBy { get; init; }

        public ImportProfile ToProfile() => new(
            Name,
            MappingText.Read(Encoding.UTF8.GetBytes(Mapping)).Mapping
                ?? throw new InvalidDataException($"The import profile {Name} is no mapping."),
            Revision,
            new DateTimeOffset(UpdatedAt, TimeSpan.Zero),
            UpdatedBy);
    }
}
