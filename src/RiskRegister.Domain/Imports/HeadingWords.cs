using static RiskRegister.Domain.Imports.ImportField;
using static RiskRegister.Domain.Imports.Sureness;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// The headings of fields other than scores. Likely are those that mean something else elsewhere; one of them gives way where a column
/// of the same table is surely the field.
/// </summary>
internal static class HeadingWords
{
    public static readonly (ImportField Field, Sureness Sureness, string[] Headings)[] All =
    [
        (Reference, Sure,
        [
            "Reference", "Ref", "Reference number", "Reference no", "Ref number", "Ref no", "Identification number",
            "Identification number (RIN)", "Identification number (OIN)", "RIN", "OIN", "Identifier", "ID", "ID number", "ID no",
            "Number", "No",
            "CRR ref", "CRR no", "Code", "Unique reference", "Unique ref", "Unique reference number", "URN", "UID", "Ref ID",
            "Register ref",
            "Reference ID",
        ]),
        (Reference, Likely, ["Item", "Item no", "Serial", "Serial no", "Row", "Line", "S no", "Sr no"]),
        (SourceReference, Sure, ["Source reference", "Source ref"]),
        (Revision, Sure, ["Revision"]),
        (Kind, Sure, ["Kind", "Entry kind", "Threat or opportunity", "Kind of entry"]),
        (Title, Sure, ["Title", "Name", "Headline", "Event", "Short title", "Short description", "Identified"]),
        (Title, Likely, ["Statement", "Subject", "Principal", "Short name", "Summary title", "Threat"]),
        (Description, Sure,
            ["Description", "Details", "Detail", "Summary", "Full description", "Detailed description", "Narrative description"]),
        (Description, Likely, ["Definition", "Explanation", "Background", "Event description", "Description of event",
            "Cause", "Causes", "Root cause", "Root causes", "Cause or trigger"]),
        (Types, Sure, ["Type", "Category", "Classification"]),
        (Types, Likely, ["Sub category", "Theme", "Group"]),
        (Service, Sure,
        [
            "Service", "Service area", "Directorate", "Department", "Directorate or service", "Division", "Service or directorate",
            "Directorate or department", "Business unit", "Service unit",
        ]),
        (Service, Likely, ["Team", "Area", "Business area", "Portfolio", "Unit", "Function", "Faculty"]),
        (Effects, Sure,
        [
            "Possible consequences", "Potential consequences", "Consequences", "Possible benefits", "Potential benefits", "Benefits",
            "Possible consequences or benefits", "Consequences or benefits", "Effects", "Possible effects", "Potential effects",
            "Potential impact", "Possible impact", "Impact description", "Description of impact", "Impact or consequence",
            "Consequence or impact", "Consequence or effect", "Effect or consequence", "Effect or impact", "Impact or effect",
            "Likely consequences",
        ]),
        (Controls, Sure,
        [
            "Current controls", "Existing controls", "Controls", "Controls in place", "Current controls in place",
            "Existing controls in place",
            "Internal controls", "Key controls", "Progress to date", "Progress", "Current controls or progress", "Controls or progress",
            "Control measures", "Existing control measures", "Current control measures", "Key controls in place",
            "Controls already in place",
            "Existing mitigation", "Existing mitigations", "Current mitigation", "Mitigation in place", "Mitigations in place",
            "Existing measures", "Measures in place", "Key existing controls", "Current key controls", "Mitigating controls",
            "Current mitigating controls", "Existing mitigating controls", "Mitigating controls in place", "Management or control",
            "Control", "How managed", "Measures",
        ]),
        (Controls, Likely, ["Management of risk", "Controls to manage risk"]),
        (Actions, Sure,
        [
            "Mitigating actions", "Maximising actions", "Maximizing actions", "Mitigation actions", "Mitigating", "Maximising", "Actions",
            "Further actions", "Planned actions", "Proposed actions", "Further mitigating actions", "Further maximising actions",
            "Mitigating or maximising actions", "Action plan", "Further action required", "Action required", "Actions needed",
            "Further actions needed", "Additional actions", "Additional actions required", "Agreed actions", "Future actions",
            "Treatment plan", "Treatment actions", "Planned mitigation", "Further mitigation", "Mitigation plan", "Further planned actions",
            "Planned mitigating actions", "Action being taken", "Further actions planned", "Outstanding actions",
        ]),
        (Actions, Likely, ["Mitigation", "Mitigations", "Treatment", "Next steps", "Further controls", "Response", "Planned controls",
            "Mitigation strategy"]),
        (ActionOwners, Sure, ["Action owner", "Action lead", "Owner of action", "Mitigation owner", "Action officer", "Owner action"]),
        (ActionOwners, Likely, ["By whom", "Who", "Action responsibility"]),
        (ActionDates, Sure,
        [
            "Action due date", "Action due", "Due date", "Target completion date", "Action deadline", "Deadline", "Action target date",
            "Implementation date", "Action due on", "Action completion date", "Target date for action", "Date due",
            "Action date",
        ]),
        (ActionDates, Likely, ["Due", "By when", "When", "Target date", "Completion date", "Timescale", "Target date for completion"]),
        (ActionStatuses, Sure, ["Action status", "Action statuses", "Status of action", "Action state"]),
        (ActionProgress, Sure, ["Action progress", "Progress of action", "Progress on action", "Action update", "Update on action",
            "Progress update", "Action progress update", "Progress with actions", "Progress against actions"]),
        (Assumed, Sure, ["Assumed"]),
        (Owners, Sure,
        [
            "Owner", "Lead", "Lead officer", "Responsible officer", "Accountable officer", "Executive lead", "Executive owner",
            "Lead director", "Responsible owner", "Accountable owner", "Responsible person", "SRO", "Senior responsible owner",
            "Lead owner", "Exec lead", "Lead executive", "Executive director",
            "Responsible director", "Owned by", "Corporate lead", "Strategic owner", "Owner post", "Responsible post",
        ]),
        (Owners, Likely,
            ["Responsible", "Accountable", "Handler", "Director", "Manager", "Responsibility", "Lead member", "Officer", "Assigned",
                "Operational lead"]),
        (ImportField.Direction, Sure, ["Direction of travel", "Direction", "DoT"]),
        (ImportField.Direction, Likely,
            ["Trend", "Movement", "Direction of change", "Change", "Change since last quarter", "Change since last review", "Trajectory"]),
        (Narrative, Sure, ["Narrative", "Direction of travel narrative", "Direction narrative", "Narrative direction of travel"]),
        (Status, Sure, ["Status", "Entry status", "Open or closed", "Open closed", "Current status", "Register status", "Closed",
            "Is closed", "Archived"]),
        (Status, Likely, ["State"]),
        (ClosureReason, Sure, ["Closure reason", "Reason for closure", "Reason closed", "Reason for closing"]),
        (ClosedOn, Sure, ["Closed on", "Date closed", "Closed date", "Closure date", "Date of closure"]),
        (ReviewedOn, Sure,
            ["Last reviewed", "Last review", "Date reviewed", "Last review date", "Date of last review", "Reviewed on",
                "Date last reviewed"]),
        (ExemptParagraph, Sure, ["Exempt paragraph"]),
        (ExemptReason, Sure, ["Exempt reason", "Reason for exemption", "Exemption reason"]),
        (Exempt, Sure,
        [
            "Exempt", "Exemption", "Confidential", "Confidentiality", "Part 2", "Part II", "Not for publication", "Restricted", "Private",
            "Public or private", "Exempt from publication", "Exempt information",
        ]),
    ];
}
