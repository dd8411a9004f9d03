namespace RiskRegister.UseCases.Verification;

/// <summary>Entries and their revisions, and what the audit log has of them.</summary>
public static class RevisionChecks
{
    public static readonly VerificationCheck Digests = new("A revision's digests are those of its text and the revision before.", $"""
        select 'revision', r.entry_id, r.revision, null,
            case when p.digest is null and r.revision > 1 then 'the revision before it is missing'
                else 'its digest does not fit its text and the revision before' end
        from {VerificationCheck.Revisions} as r
        left join lateral (select digest from entry_revisions
            where entry_id = r.entry_id and revision = r.revision - 1 offset 0) as p on true
        where (p.digest is null and r.revision > 1)
            or r.digest <> revision_digest(p.digest, r.entry_id, r.revision, r.recorded_at, r.action, r.facts, r.content)
            or r.public_digest <> public_entry_digest(r.entry_id, r.facts, r.facts, r.content)
        """, OfEntries: true);

    public static readonly VerificationCheck Known = new("An entry knows its revisions.", $"""
        select 'revision', r.entry_id, r.revision, null, 'the entry does not know it: it was added, or the entry is missing'
        from {VerificationCheck.Revisions} as r
        left join lateral (select revision from entries where id = r.entry_id offset 0) as e on true
        where e.revision is null or r.revision > e.revision
        """, OfEntries: true);

    public static readonly VerificationCheck Missing = new("What the entry or the audit log counts is there.", """
        select distinct 'revision', m.entry_id, m.revision, null, 'it is missing'
        from (
            select e.id as entry_id, n.revision from entries as e cross join generate_series(1, e.revision) as n (revision)
                where @snapshot::bigint is null and (@after::uuid is null or e.id > @after) and (@upTo::uuid is null or e.id <= @upTo)
            union all
            select a.entry_id, a.revision from audit_log as a
                where @snapshot::bigint is null and a.revision is not null
                    and (@after::uuid is null or a.entry_id > @after) and (@upTo::uuid is null or a.entry_id <= @upTo)
            union all
            select f.entry_id, n.revision
            from (select entry_id, max(revision) as revision from snapshot_rows where snapshot_id = @snapshot group by entry_id) as f
            cross join lateral (
                select generate_series(1, least(e.revision, f.revision)) as revision from entries as e where e.id = f.entry_id
                union all
                select a.revision from audit_log as a where a.entry_id = f.entry_id and a.revision <= f.revision offset 0) as n) as m
        left join lateral (select revision from entry_revisions where entry_id = m.entry_id and revision = m.revision offset 0) as r on true
        where r.revision is null
        """, OfEntries: true);

    public static readonly VerificationCheck Entries = new("An entry is as its latest revision has it.", """
        select 'entry', e.id, e.revision, null, 'it differs from its latest revision'
        from entries as e
        cross join lateral (select facts, content, recorded_at from entry_revisions
            where entry_id = e.id and revision = e.revision offset 0) as r
        where (e.facts::text <> r.facts::text or e.content::text <> r.content::text or e.updated_at <> r.recorded_at)
            and (@after::uuid is null or e.id > @after) and (@upTo::uuid is null or e.id <= @upTo)
        """, OfWhole: true, OfEntries: true);

    public static readonly VerificationCheck Audited = new("The audit log has every revision.", """
        select 'audit', r.entry_id, r.revision, null, 'the audit log has nothing of this revision'
        from entry_revisions as r
        where (@after::uuid is null or r.entry_id > @after) and (@upTo::uuid is null or r.entry_id <= @upTo)
            and not coalesce((
            select bool_or(a.action = r.action and a.at = r.recorded_at and a.actor = r.facts ->> 'updatedBy')
            from audit_log as a
            where a.entry_id = r.entry_id and a.revision = r.revision), false)
        """, OfWhole: true, OfEntries: true);
}
