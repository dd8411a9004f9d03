namespace RiskRegister.Api.Tests;

/// <summary>
/// One text for everything that the register holds, and the numbers it gave: two that are equal mean that nothing was changed. Who signs
/// in, or reads, changes nothing.
/// </summary>
public static class RegisterDigest
{
    const string Digest = """
        select encode(sha256(convert_to(concat_ws(E'\n',
            (select string_agg(t::text, E'\n' order by t::text) from entries as t),
            (select string_agg(t::text, E'\n' order by t::text) from entry_revisions as t),
            (select string_agg(t::text, E'\n' order by t::text) from snapshots as t),
            (select string_agg(t::text, E'\n' order by t::text) from snapshot_rows as t),
            (select string_agg(t::text, E'\n' order by t::text) from snapshot_events as t),
            (select string_agg(t::text, E'\n' order by t::text) from measure_revisions as t),
            (select string_agg(t::text, E'\n' order by t::text) from observation_versions as t),
            (select string_agg(t::text, E'\n' order by t::text) from target_versions as t),
            (select string_agg(t::text, E'\n' order by t::text) from entry_measure_versions as t),
            (select string_agg(t::text, E'\n' order by t::text) from performance_report_rows as t),
            (select string_agg(t::text, E'\n' order by t::text) from performance_report_events as t),
            (select string_agg(t::text, E'\n' order by t::text) from audit_log as t
                where t.action not in ('keyMade', 'keyFirstUsed', 'signInRefused', 'fullEditionRead')),
            (select string_agg(t::text, E'\n' order by t::text) from idempotent_answers as t)), 'UTF8')), 'hex')
        """;

    const string Numbers =
        "select string_agg(concat(sequencename, ' ', last_value), ', ' order by sequencename) from pg_sequences where sequencename like "
            + "'%\\_numbers'";

    /// <summary>Without the numbers that the register gave: a request that failed on the way may leave a gap.</summary>
    public static Task<string> OfRows(RegisterApp app) => app.Ask<string>(Digest);

    public static async Task<string> Of(RegisterApp app) => $"{await OfRows(app)}, {await app.Ask<string>(Numbers)}";
}
