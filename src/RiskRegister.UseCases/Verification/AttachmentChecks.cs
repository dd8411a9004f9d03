namespace RiskRegister.UseCases.Verification;

/// <summary>The evidence that is kept beside entries. What is named here is named by its id: what files are called may be exempt.</summary>
static class AttachmentChecks
{
    /// <summary>Bytes of content that a piece has, unless one file has more: each is hashed whole.</summary>
    public const long BytesInPiece = 64 * 1024 * 1024;

    public const string EndOfPiece = """
        select id
        from (
            select id, sum(coalesce(length, 0)) over (order by id) as bytes, row_number() over (order by id) as number
            from (select id, length from attachments where @after::uuid is null or id > @after order by id limit 1000) as next) as counted
        where bytes >= @most or number = 1000
        order by id
        limit 1
        """;

    const string InPiece = "(@after::uuid is null or a.id > @after) and (@upTo::uuid is null or a.id <= @upTo)";

    public static readonly VerificationCheck Rows = Of("An attachment has the digest of what is said of it.", $"""
        select 'attachment', a.entry_id, null::integer, null::text, concat(a.id, ': its digest does not fit what is said of it')
        from attachments as a
        where {InPiece} and a.digest <> attachment_digest(a.id, a.entry_id, a.action_id, a.control_id, a.name, a.media_type, a.length,
            a.content_digest, a.link, a.note, a.at, a.actor)
        """);

    public static readonly VerificationCheck Contents = Of("A file's content has its length and its digest.", $"""
        select 'attachment', a.entry_id, null::integer, null::text, concat(a.id, ': its content does not fit its digest')
        from attachments as a
        left join lateral (
            select sha256(string_agg(p.bytes, ''::bytea order by p.number)) as digest, sum(length(p.bytes)) as length
            from attachment_pieces as p where p.attachment_id = a.id offset 0) as c on true
        where {InPiece} and (c.digest, c.length) is distinct from (a.content_digest, a.length)
        """);

    // The audit log has one row of each, written in its transaction.
    public static readonly VerificationCheck Missing = new("Every attachment that the audit log has is there.", """
        select 'attachment', a.entry_id, null::integer, null::text,
            concat(a.detail ->> 'attachment', ': it is missing, but the audit log has it')
        from audit_log as a
        left join attachments as t on t.id = (a.detail ->> 'attachment')::uuid and t.entry_id = a.entry_id
        where a.action = 'attached' and t.id is null
        union all
        select 'attachment', a.entry_id, null, null,
            concat(a.detail ->> 'attachment', ': its withdrawal is missing, but the audit log has it')
        from audit_log as a
        left join attachment_withdrawals as w on w.attachment_id = (a.detail ->> 'attachment')::uuid
        where a.action = 'attachmentWithdrawn' and w.attachment_id is null
        union all
        select 'attachment', t.entry_id, null, null, concat(t.id, ': the audit log has nothing of it')
        from attachments as t
        where not exists (
            select from audit_log as a
            where a.entry_id = t.entry_id and a.action = 'attached' and a.detail ->> 'attachment' = t.id::text)
        """, OfWhole: true);

    static VerificationCheck Of(string claim, string sql) => new(claim, sql, OfWhole: true) { OfAttachments = true };
}
