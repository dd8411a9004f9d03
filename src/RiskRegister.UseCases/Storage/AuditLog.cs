using System.Text;
using System.Text.Json;
using Dapper;
using Npgsql;

namespace RiskRegister.UseCases.Storage;

/// <summary>Appends to the audit log what no statement of its own appends. Never a secret: a detail names keys by their ids.</summary>
public static class AuditLog
{
    const string Append = """
        insert into audit_log (actor, credential, roles, action, quarter, address, request_id, detail)
        values (@actor, @credential, @roles, @action, @quarter, @address, @request, @detail::json)
        """;

    const string AppendOfEntry = """
        insert into audit_log (actor, credential, roles, action, entry_id, revision, address, request_id, detail)
        values (@actor, @credential, @roles, @action, @entry, @revision, @address, @request, @detail::json)
        """;

    // "latest" is recorded as the quarter that it was for this actor.
    const string AppendReading = """
        insert into audit_log (actor, credential, roles, action, quarter, address, request_id, detail)
        values (@actor, @credential, @roles, @action,
            case @quarter when 'latest'
                then (select quarter from standing_snapshots where @unpublished or published_at is not null order by id desc limit 1)
                else @quarter end,
            @address, @request, @detail::json)
        """;

    /// <param name="detail">The members of a JSON object.</param>
    public static Task Write(
        NpgsqlConnection connection, Actor actor, AuditAction action, Action<Utf8JsonWriter> detail, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(Append, Parameters(actor, action, quarter: null, detail), cancellationToken: stop));

    /// <param name="quarter">Whose quarter it is about.</param>
    /// <param name="detail">The members of a JSON object.</param>
    public static Task WriteOf(
        NpgsqlConnection connection, Actor actor, AuditAction action, string quarter, Action<Utf8JsonWriter> detail,
        CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(Append, Parameters(actor, action, quarter, detail), cancellationToken: stop));

    /// <param name="entry">That it is about, at the revision that it then had.</param>
    /// <param name="detail">The members of a JSON object.</param>
    public static Task WriteOfEntry(
        NpgsqlConnection connection, Actor actor, AuditAction action, FoundEntry entry, Action<Utf8JsonWriter> detail,
        CancellationToken stop)
    {
        var parameters = Parameters(actor, action, quarter: null, detail);
        parameters.AddDynamicParams(new { entry = entry.Row.Id, entry.Row.Revision });
        return connection.ExecuteAsync(new CommandDefinition(AppendOfEntry, parameters, cancellationToken: stop));
    }

    /// <param name="quarter">Of the snapshot that was read, as the path names it; null for the live register.</param>
    /// <param name="unpublished">Whether "latest" may be a snapshot that is not published.</param>
    public static Task WriteReading(
        NpgsqlConnection connection, Actor actor, string? quarter, bool unpublished, Action<Utf8JsonWriter> detail, CancellationToken stop)
    {
        var parameters = Parameters(actor, AuditAction.FullEditionRead, quarter, detail);
        parameters.Add("unpublished", unpublished);
        return connection.ExecuteAsync(new CommandDefinition(AppendReading, parameters, cancellationToken: stop));
    }

    static DynamicParameters Parameters(Actor actor, AuditAction action, string? quarter, Action<Utf8JsonWriter> detail) =>
        actor.ParametersWith(new
        {
            action = EnumNames.Of(action),
            quarter,
            detail = Encoding.UTF8.GetString(JsonText.Write(writer =>
            {
                writer.WriteStartObject();
                detail(writer);
                writer.WriteEndObject();
            }).Span),
        });
}
