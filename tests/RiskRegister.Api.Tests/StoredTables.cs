namespace RiskRegister.Api.Tests;

/// <summary>Tells whether anything that the service keeps has changed.</summary>
public static class StoredTables
{
    /// <summary>A hash of everything but when keys were last used.</summary>
    public const string Digest = """
        select md5(concat_ws('|',
            (select md5(string_agg(t::text, ',' order by t.id)) from entries as t),
            (select md5(string_agg(t::text, ',' order by t.entry_id, t.revision)) from entry_revisions as t),
            (select md5(string_agg(t::text, ',' order by t.id)) from snapshots as t),
            (select md5(string_agg(t::text, ',' order by t.snapshot_id, t.entry_id, t.version)) from snapshot_rows as t),
            (select md5(string_agg(t::text, ',' order by t.id)) from snapshot_events as t),
            (select md5(string_agg(t::text, ',' order by t.id)) from audit_log as t),
            (select md5(string_agg(t::text, ',' order by t.caller, t.target, t.key)) from idempotent_answers as t),
            (select coalesce(last_value, 0) from pg_sequences where sequencename = 'risk_numbers'),
            (select coalesce(last_value, 0) from pg_sequences where sequencename = 'opportunity_numbers')))
        """;
}
