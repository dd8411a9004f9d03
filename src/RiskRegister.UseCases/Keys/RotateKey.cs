using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Keys;

/// <summary>Makes a key with the same rights as another, which goes on until the overlap has passed, or its own end came.</summary>
public sealed class RotateKey(Transactions transactions, TimeProvider clock)
{
    const string EndSooner = "update access_keys set expires_at = least(expires_at, @end) where id = @id returning expires_at";

    readonly KeyRotationRules rules = new(clock);

    public Task<Result<MadeKey>> Apply(Actor actor, string id, KeyRotation rotation, CancellationToken stop) =>
        transactions.Run(connection => Apply(connection, actor, id, rotation, new Faults(), stop), stop);

    /// <param name="faults">What was wrong with the rotation when it was read.</param>
    public async Task<Result<MadeKey>> Apply(
        NpgsqlConnection connection, Actor actor, string id, KeyRotation rotation, Faults faults, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var key = await RevokeKey.FindAlone(connection, id, now, stop);
        if (key is null) return ReadKeys.NotFound(id);
        rules.Check(rotation, faults);
        if (CommandRules.Refuse(faults) is { } invalid) return invalid;
        if (key.StateAt(now) != KeyState.Active)
            return new Refusal(KeyRefusals.Ended, $"{key.Label} ({id}) was revoked or has expired; make a new key.");
        var end = rotation.ExpiresAt.Or(key.ExpiresAt is { } present ? now + (present - key.CreatedAt) : null);
        var made = await MakeKey.Store(connection, actor, new KeyRights(key.Label, key.Roles, key.Owners, key.FullEdition, end), id, stop);
        var ends = await connection.ExecuteScalarAsync<DateTime>(new CommandDefinition(EndSooner,
            new { key.Id, end = now + TimeSpan.FromHours(rotation.OverlapHours) }, cancellationToken: stop));
        await AuditLog.Write(connection, actor, AuditAction.KeyRotated, writer =>
        {
            MakeKey.Name(writer, key);
            writer.WriteString("replacedBy"u8, made.Key.Id);
            writer.WriteInstant("expiresAt"u8, new DateTimeOffset(ends));
        }, stop);
        return made;
    }
}
