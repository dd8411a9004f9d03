namespace RiskRegister.Domain.Dossiers;

/// <summary>What an attachment is evidence of, and what it shows.</summary>
/// <param name="Action">Null where it is not about one action.</param>
/// <param name="Control">Null where it is not about one control.</param>
public sealed record AttachmentSubject(int? Action, int? Control, string? Note);

/// <summary>What comments and attachments must satisfy. Each gives its faults by the member's path.</summary>
public static class DossierRules
{
    public static void CheckComment(string? text, Faults faults)
    {
        if (text is null) faults.AddUnlessCovered("text", "is required");
        else faults.AddUnlessCovered("text", TextRules.RequiredProseFault(text, DossierLimits.Text));
    }

    public static void CheckReason(string? reason, Faults faults)
    {
        if (reason is null) faults.AddUnlessCovered("reason", "is required");
        else faults.AddUnlessCovered("reason", TextRules.LineFault(reason, DossierLimits.Reason));
    }

    /// <param name="name">What messages call the entry.</param>
    public static void CheckSubject(AttachmentSubject subject, EntryState entry, string name, Faults faults)
    {
        if (subject is { Action: not null, Control: not null })
            faults.AddUnlessCovered("control", "must be left out where an action is named: it is evidence of the one or the other");
        if (subject.Action is { } action && entry.Actions.All(each => each.Id != action))
            faults.AddUnlessCovered("action", $"is no action of {name}");
        if (subject.Control is { } control && entry.Controls.All(each => each.Id != control))
            faults.AddUnlessCovered("control", $"is no control of {name}");
        if (subject.Note is { } note) faults.AddUnlessCovered("note", TextRules.LineFault(note, DossierLimits.Note));
    }
}
