using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Keys;

/// <summary>A key that has just been made.</summary>
/// <param name="Text">What its holder sends; it is nowhere else.</param>
public sealed record MadeKey(AccessKey Key, string Text);

/// <summary>Makes an access key.</summary>
public sealed class MakeKey(Transactions transactions, TimeProvider clock)
{
    const string Insert = """
        insert into access_keys (id, hash, label, roles, owners, full_edition, created_by, expires_at, replaces)
        values (@Id, @Hash, @label, @roles, @owners, @fullEdition, @createdBy, @expiresAt, @replaces)
        """;

    readonly KeyRightsRules rules = new(clock);

    public Task<Result<MadeKey>> Apply(Actor actor, KeyRights rights, CancellationToken stop) =>
        transactions.Run(connection => Apply(connection, actor, rights, new Faults(), stop), stop);

    /// <param name="faults">What was wrong with them when they were read.</param>
    public async Task<Result<MadeKey>> Apply(
        NpgsqlConnection connection, Actor actor, KeyRights rights, Faults faults, CancellationToken stop)
    {
        rules.Check(rights, faults);
        if (CommandRules.Refuse(faults) is { } invalid) return invalid;
        return await Store(connection, actor, rights, replaces: null, stop);
    }

    internal static async Task<MadeKey> Store(
        NpgsqlConnection connection, Actor actor, KeyRights rights, string? replaces, CancellationToken stop)
    {
        var token = KeyToken.Create(out var text);
        await connection.ExecuteAsync(new CommandDefinition(Insert, new
        {
            token.Id,
            token.Hash,
            label = rights.Label,
            roles = rights.Roles.Order().Select(role => EnumNames.Of(role)).ToArray(),
            owners = rights.Owners.ToArray(),
            fullEdition = rights.FullEdition,
            createdBy = actor.Name,
            expiresAt = rights.ExpiresAt?.ToUniversalTime(),
            replaces,
        }, cancellationToken: stop));
        var key = (await AccessKey.Find(connection, token.Id, stop))!;
        await AuditLog.Write(connection, actor, AuditAction.KeyMade, writer =>
        {
            Name(writer, key);
            writer.WriteTexts("roles"u8, key.RoleNames);
            writer.WriteTexts("owners"u8, key.Owners);
            writer.WriteBoolean("fullEdition"u8, key.FullEdition);
            writer.WriteInstant("expiresAt"u8, key.ExpiresAt);
        }, stop);
        return new MadeKey(key, text);
    }

    /// <summary>The key, in the detail of its row of the audit log.</summary>
    internal static void Name(Utf8JsonWriter writer, AccessKey key)
    {
        writer.WriteString("key"u8, key.Id);
        writer.WriteString("label"u8, key.Label);
    }
}
