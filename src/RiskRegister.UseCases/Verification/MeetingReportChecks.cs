namespace RiskRegister.UseCases.Verification;

/// <summary>What holds of committee reports that were published, and of what was handed out after that.</summary>
static class MeetingReportChecks
{
    public static readonly VerificationCheck Digests =
        new("A published committee report, and each addendum to it, has the digest of what it says and of what was before.", """
        select 'meetingReport', null::uuid, null::integer, i.snapshot, concat(
            case e.number when 0 then 'the report' else concat('addendum ', e.number, ' to the report') end,
            ' of item ', e.item, ' of the meeting ', e.meeting_id, ' has a digest that does not fit')
        from (select *, lag(digest) over (partition by meeting_id, item order by number) as previous from meeting_report_events) as e
        left join meeting_items as i on i.meeting_id = e.meeting_id and i.item = e.item
        where e.digest <> meeting_report_digest(e.previous, e.meeting_id, e.item, e.number, e.at, e.actor, e.detail)
        """, OfWhole: true);

    // The audit log has one row of each, written in its transaction.
    public static readonly VerificationCheck Audited =
        new("The audit log has every publication of a committee report and every addendum to it, and no others.", """
        select 'meetingReport', null::uuid, null::integer, null::text, concat(
            'the report of item ', item, ' of the meeting ', meeting, ' has ', coalesce(e.number, 0),
            ' of the publications and addenda of which the audit log has ', coalesce(a.number, 0))
        from (
            select detail ->> 'meeting' as meeting, detail ->> 'item' as item, count(*) as number
            from audit_log where action in ('meetingReportPublished', 'meetingReportAddendum') group by 1, 2) as a
        full join (
            select meeting_id::text as meeting, item::text as item, count(*) as number from meeting_report_events group by 1, 2) as e
            using (meeting, item)
        where a.number is distinct from e.number
        """, OfWhole: true);

    public static IReadOnlyList<VerificationCheck> All { get; } = [Digests, Audited];
}
