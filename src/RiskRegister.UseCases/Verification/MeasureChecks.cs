namespace RiskRegister.UseCases.Verification;

/// <summary>What holds of measures, their values, targets and links, and of performance reports. Nothing of it is a snapshot's
/// matter.</summary>
static class MeasureChecks
{
    public static readonly VerificationCheck Revisions =
        Of("A measure's revision has the digest of what it says and of the one before.",
        """
        select 'measure', null::uuid, null::integer, null::text, concat('PM', m.number, ', revision ', r.revision,
            ': its digest does not fit')
        from (select *, lag(digest) over (partition by measure_id order by revision) as previous from measure_revisions) as r
        join measures as m on m.id = r.measure_id
        where r.digest <> measure_digest(r.previous, r.measure_id, r.revision, r.recorded_at, r.recorded_by, r.action, r.note, r.facts)
        """);

    public static readonly VerificationCheck Measures =
        Of("A measure is what its last revision says, and has all of them.", """
        select 'measure', null::uuid, null::integer, null::text, concat('PM', m.number, ' is not what its last revision says')
        from measures as m
        left join measure_revisions as r on r.measure_id = m.id and r.revision = m.revision
        where r.facts::text is distinct from m.facts::text
            or m.revision <> (select count(*) from measure_revisions as a where a.measure_id = m.id)
        """);

    public static readonly VerificationCheck ObservationVersions =
        Of("A value's version has the digest of what it says and of the one before.", """
        select 'observation', null::uuid, null::integer, null::text,
            concat('PM', m.number, ', ', coalesce(nullif(v.series, ''), 'its own'), ', ', v.period, ', version ', v.version,
                ': its digest does not fit')
        from (select *, lag(digest) over (partition by measure_id, series, period order by version) as previous from observation_versions)
            as v
        join measures as m on m.id = v.measure_id
        where v.digest <> observation_digest(v.previous, v.measure_id, v.series, v.period, v.version, v.value, v.numerator, v.denominator,
            v.status, v.expected_in, v.reason, v.recorded_at, v.recorded_by)
        """);

    public static readonly VerificationCheck Observations =
        Of("A value is what its last version says, and has all of them.", """
        select 'observation', null::uuid, null::integer, null::text,
            concat('PM', m.number, ', ', coalesce(nullif(o.series, ''), 'its own'), ', ', o.period, ' is not what its last version says')
        from observations as o
        join measures as m on m.id = o.measure_id
        left join (
            select *, count(*) over (partition by measure_id, series, period) as number from observation_versions) as v
            on v.measure_id = o.measure_id and v.series = o.series and v.period = o.period and v.version = o.version
        where v.version is null or v.number <> o.version
            or (v.value, v.numerator, v.denominator, v.status, v.expected_in)
                is distinct from (o.value, o.numerator, o.denominator, o.status, o.expected_in)
        """);

    public static readonly VerificationCheck Targets =
        Of("A target is what its last version says, whose digests fit.", """
        select 'target', null::uuid, null::integer, null::text, concat('PM', m.number, ', from ', v.valid_from, ', version ', v.version,
            ': its digest does not fit')
        from (select *, lag(digest) over (partition by measure_id, valid_from order by version) as previous from target_versions) as v
        join measures as m on m.id = v.measure_id
        where v.digest <> target_digest(v.previous, row(v.measure_id, v.valid_from, v.version, v.good_from, v.good_to, v.acceptable_from,
            v.acceptable_to, v.kind, v.source, v.removed, v.recorded_at, v.recorded_by)::targets)
        union all
        select 'target', null, null, null, concat('PM', m.number, ', from ', t.valid_from, ' is not what its last version says')
        from targets as t
        join measures as m on m.id = t.measure_id
        left join target_versions as v on v.measure_id = t.measure_id and v.valid_from = t.valid_from and v.version = t.version
        where v.version is null
            or (v.good_from, v.good_to, v.acceptable_from, v.acceptable_to, v.kind, v.source, v.removed)
                is distinct from (t.good_from, t.good_to, t.acceptable_from, t.acceptable_to, t.kind, t.source, t.removed)
            or t.version <> (select count(*) from target_versions as a where a.measure_id = t.measure_id and a.valid_from = t.valid_from)
        """);

    public static readonly VerificationCheck Links =
        Of("A link of a measure is what its last version says, whose digests fit.", """
        select 'measureLink', v.entry_id, null::integer, null::text, concat('PM', m.number, ', version ', v.version,
            ': its digest does not fit')
        from (select *, lag(digest) over (partition by entry_id, measure_id order by version) as previous from entry_measure_versions) as v
        join measures as m on m.id = v.measure_id
        where v.digest <> entry_measure_digest(v.previous, row(v.entry_id, v.measure_id, v.version, v.why, v.removed, v.recorded_at,
            v.recorded_by)::entry_measures)
        union all
        select 'measureLink', k.entry_id, null, null, concat('PM', m.number, ' is not linked as its last version says')
        from entry_measures as k
        join measures as m on m.id = k.measure_id
        left join entry_measure_versions as v on v.entry_id = k.entry_id and v.measure_id = k.measure_id and v.version = k.version
        where v.version is null or (v.why, v.removed) is distinct from (k.why, k.removed)
        """);

    public static readonly VerificationCheck ReportRows =
        Of("A line of a performance report has the digest of what it says.", """
        select 'reportRow', null::uuid, null::integer, p.quarter, concat('PM', m.number, ': its digest does not fit')
        from performance_report_rows as r
        join performance_reports as p on p.id = r.report_id
        join measures as m on m.id = r.measure_id
        where r.digest <> performance_row_digest(r.measure_id, r.position, r.rating, r.exempt, r.line)
        """);

    public static readonly VerificationCheck Reports =
        Of("A performance report's digest is that of its lines, its settings and the report before.", """
        select 'report', null::uuid, null::integer, r.quarter,
            'the digest of the performance report does not fit its lines and the one before'
        from (select *, lag(digest) over (order by id) as previous from performance_reports) as r
        where r.digest <> performance_report_digest(r.previous, r.id, r.quarter, r.attempt, r.predecessor, r.taken_at, r.taken_by,
            r.settings,
            (select string_agg(f.digest, ''::bytea order by f.measure_id) from performance_report_rows as f where f.report_id = r.id))
        """);

    public static readonly VerificationCheck ReportEvents =
        Of("What happened to a performance report has the digest of what it says and of what was before.", """
        select 'reportEvent', null::uuid, null::integer, p.quarter, concat('what was ', e.kind, ' has a digest that does not fit')
        from (select *, lag(digest) over (partition by report_id order by id) as previous from performance_report_events) as e
        join performance_reports as p on p.id = e.report_id
        where e.digest <> performance_event_digest(coalesce(e.previous, p.digest),
            row(0, e.report_id, e.kind, e.at, e.actor, e.theme, e.section, e.measure_id, e.detail, null)::performance_report_events)
        """);

    // The audit log has one row of each, written in its transaction.
    public static readonly VerificationCheck EventsMissing =
        Of("Every report that the audit log says was published or discarded was.", """
        select 'reportEvent', null::uuid, null::integer, a.quarter, 'it is missing, but the audit log has it'
        from (
            select detail ->> 'performanceReport' as quarter, case action when 'performanceReportPublished' then 'published' else
                'discarded' end as kind,
                count(*) as number
            from audit_log where action in ('performanceReportPublished', 'performanceReportDiscarded') group by 1, 2) as a
        where a.number > (
            select count(*) from performance_report_events as e join performance_reports as r on r.id = e.report_id
            where r.quarter = a.quarter and e.kind = a.kind)
        """);

    public static IReadOnlyList<VerificationCheck> All { get; } =
        [Revisions, Measures, ObservationVersions, Observations, Targets, Links, ReportRows, Reports, ReportEvents, EventsMissing];

    static VerificationCheck Of(string claim, string sql) => new(claim, sql, OfWhole: true);
}
