using System.Collections.Frozen;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Events;

/// <summary>What others are told of, and under which name.</summary>
public static class EventTypes
{
    /// <summary>What every type begins with.</summary>
    public const string Prefix = "riskregister.";

    public static readonly FrozenDictionary<AuditAction, string> ByAction = new Dictionary<AuditAction, string>
    {
        [AuditAction.Proposed] = "entry.proposed",
        [AuditAction.Created] = "entry.created",
        [AuditAction.Changed] = "entry.changed",
        [AuditAction.Accepted] = "entry.accepted",
        [AuditAction.Refused] = "entry.refused",
        [AuditAction.Closed] = "entry.closed",
        [AuditAction.Reopened] = "entry.reopened",
        [AuditAction.Reviewed] = "entry.reviewed",
        [AuditAction.Imported] = "entry.imported",
        [AuditAction.Reassigned] = "entry.reassigned",
        [AuditAction.MoveAsked] = "entry.moveAsked",
        [AuditAction.MoveRefused] = "entry.moveRefused",
        [AuditAction.Moved] = "entry.moved",
        [AuditAction.Commented] = "entry.commented",
        [AuditAction.CommentWithdrawn] = "entry.commentWithdrawn",
        [AuditAction.Attached] = "entry.attached",
        [AuditAction.AttachmentWithdrawn] = "entry.attachmentWithdrawn",
        [AuditAction.EntriesLinked] = "entry.linked",
        [AuditAction.EntriesUnlinked] = "entry.unlinked",
        [AuditAction.TaskReturned] = "entry.returned",
        [AuditAction.TaskSignedOff] = "entry.signedOff",
        [AuditAction.TaskReminded] = "entry.reminded",
        [AuditAction.SnapshotTaken] = "snapshot.taken",
        [AuditAction.SnapshotDiscarded] = "snapshot.discarded",
        [AuditAction.SnapshotReplaced] = "snapshot.replaced",
        [AuditAction.SnapshotPublished] = "snapshot.published",
        [AuditAction.SnapshotAddendum] = "snapshot.addendum",
        [AuditAction.RoundPlanned] = "round.planned",
        [AuditAction.RoundMoved] = "round.moved",
        [AuditAction.RoundOpened] = "round.opened",
        [AuditAction.RoundClosed] = "round.closed",
        [AuditAction.MeetingPlanned] = "meeting.planned",
        [AuditAction.MeetingChanged] = "meeting.changed",
        [AuditAction.MeetingHeld] = "meeting.held",
        [AuditAction.MeetingCancelled] = "meeting.cancelled",
        [AuditAction.MeetingRestored] = "meeting.restored",
        [AuditAction.MeetingItemAdded] = "meeting.itemAdded",
        [AuditAction.MeetingItemChanged] = "meeting.itemChanged",
        [AuditAction.MeetingOutcomeRecorded] = "meeting.outcomeRecorded",
        [AuditAction.MeetingItemRemoved] = "meeting.itemRemoved",
        [AuditAction.MeetingReportPublished] = "meeting.reportPublished",
        [AuditAction.MeetingReportAddendum] = "meeting.reportAddendum",
        [AuditAction.QuestionAsked] = "question.asked",
        [AuditAction.QuestionChanged] = "question.changed",
        [AuditAction.QuestionAnswered] = "question.answered",
        [AuditAction.QuestionWithdrawn] = "question.withdrawn",
        [AuditAction.MeasureCreated] = "measure.created",
        [AuditAction.MeasureChanged] = "measure.changed",
        [AuditAction.MeasureRetired] = "measure.retired",
        [AuditAction.MeasureRestored] = "measure.restored",
        [AuditAction.ObservationGiven] = "measure.valueGiven",
        [AuditAction.ObservationRevised] = "measure.valueRevised",
    }.ToFrozenDictionary(pair => pair.Key, pair => Prefix + pair.Value);

    /// <summary>Of a snapshot that is not published: editors' alone.</summary>
    static readonly AuditAction[] OfUnpublished = [AuditAction.SnapshotTaken, AuditAction.SnapshotDiscarded, AuditAction.SnapshotReplaced];

    /// <summary>In the order in which they are documented.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ByAction.OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    /// <summary>As the audit log names what an actor may be told of.</summary>
    public static string[] For(Actor actor) =>
        [.. ByAction.Keys.Where(action => actor.SeesUnpublished || !OfUnpublished.Contains(action)).Select(action => EnumNames.Of(action))];

    /// <summary>As the audit log names types; those of all when none are named.</summary>
    public static string[] ActionsOf(IReadOnlyCollection<string> types) =>
        [.. ByAction.Where(pair => types.Count == 0 || types.Contains(pair.Value, StringComparer.Ordinal))
            .Select(pair => EnumNames.Of(pair.Key))];
}
