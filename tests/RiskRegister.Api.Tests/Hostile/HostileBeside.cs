using System.Text;
using RiskRegister.Api.Tests.Committees;
using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.Domain.Dossiers;
using static RiskRegister.Api.Tests.Hostile.HostileBodies;

namespace RiskRegister.Api.Tests.Hostile;

/// <summary>
/// Requests about meetings, reports at their items, questions, comments, attachments, links and moves, each with something that must be
/// refused.
/// </summary>
public static class HostileBeside
{
    static readonly string[] NoId = ["null", "5", "[]", "{}", "\"\"", "\"no\"", "\"\\u0000\"", $"\"{Guid.Empty}\""];

    static readonly string[] NoAddress =
    [
        .. NoText, "\"\"", "\"javascript:alert(1)\"", "\"data:text/html,x\"", "\"https://a b/\"", "\"//example.org\"", "\"https://\"",
        "\"file:///etc/passwd\"", "\"http://example.org/\"", "\"https://user:word@example.org/\"", Long(AddressRules.Longest),
    ];

    /// <param name="meeting">Held, with the snapshot of a quarter as item 1.</param>
    /// <param name="report">Of that item.</param>
    /// <param name="question">Asked at it.</param>
    /// <param name="comment">The path of a comment of the open entry.</param>
    public static IEnumerable<HostileRequest> Of(
        HostileTarget target, HeldMeeting meeting, HeldReport report, HeldQuestion question, string comment) =>
    [
        .. OfMeetings(target, meeting, report), .. OfQuestions(target, meeting, question), .. OfDossiers(target, comment),
        .. Uploads(target),
        .. Queries(target),
    ];

    static IEnumerable<HostileRequest> OfMeetings(HostileTarget target, HeldMeeting meeting, HeldReport report) =>
    [
        .. Members(target.Request("POST", CommitteeRequests.Meetings, ""),
            [("body", $"\"{meeting.Meeting.Body}\""), ("day", "\"2017-02-01\"")],
        [
            ("body", ["null", "5", "[]", "\"\"", "\"Nobody\"", "\"nobody\"", "\"\\u0000\""]), ("day", [.. NoDate, "null"]),
            ("time", ["5", "\"25:00\"", "\"9am\"", "\"\\u0000\""]), ("note", [.. NoText, Long(CommitteeLimits.Note)]),
            ("place", [.. NoText, Long(CommitteeLimits.Place)]), ("minutes", ["\"https://example.org/\""]),
            ("state", ["\"held\""]),
        ]),
        .. Members(target.Request("PATCH", meeting.Path, "").With("If-Match", meeting.ETag), [],
            [("day", [.. NoDate, "null"]), ("minutes", NoAddress), ("state", ["\"planned\""]), ("id", [$"\"{Guid.Empty}\""])]),
        .. Members(target.Request("POST", $"{meeting.Path}/items", "").With("If-Match", meeting.ETag),
            [("snapshot", "\"2016-17-Q1\"")],
        [
            ("snapshot", ["5", "\"2016-17\"", "\"2016-18-Q1\"", "\"\\u0000\"", "[]"]), ("part", ["null", "0", "3", "\"1\"", "1.5"]),
            ("number", [.. NoText, Long(CommitteeLimits.Number)]),
            ("title", [.. NoText, Long(CommitteeLimits.Title)]),
        ]),
        .. Members(target.Request("PATCH", $"{meeting.Path}/items/1", "").With("If-Match", meeting.ETag), [],
        [
            ("part", ["null", "0", "3", "\"1\""]), ("snapshot", ["\"2016-17-Q1\""]),
            ("outcome", ["5", "[]", "\"noted\"", "{\"resolution\":5}", $"{{\"resolution\":{Long(CommitteeLimits.Resolution)}}}",
                "{\"minutes\":\"javascript:alert(1)\"}", "{\"votes\":5}"]),
        ]),
        .. Members(target.Request("PUT", report.Path, "").With("If-Match", report.ETag), [],
            [("executiveSummary", NoText), ("recommendation", NoText), ("implications", ["5", "{}", "[5]", "[{}]"]),
                ("backgroundPapers", ["{}", "5", "\"x\"", "[5]", "[null]"]), ("appendix", ["\"x\""])]),
        .. new[] { "items/0", "items/2", "items/99999999999", "items/x", "items/1%00" }
            .Select(path => target.Request("GET", $"{meeting.Path}/{path}", path)),
        .. new[] { "no", "%00", "..%2F..", new string('m', 400) }
            .Select(id => target.Request("GET", $"{CommitteeRequests.Meetings}/{id}", $"meeting {id}")),
    ];

    static IEnumerable<HostileRequest> OfQuestions(HostileTarget target, HeldMeeting meeting, HeldQuestion question)
    {
        (string, string)[] good =
        [
            ("meeting", $"\"{meeting.Meeting.Id}\""), ("askedBy", "\"Councillor Holt\""), ("text", "\"How many?\""),
            ("entries", $"[\"{target.Open.Entry.Id}\"]"),
        ];
        (string, string[])[] bad =
        [
            ("askedBy", [.. NoLine, "null"]), ("text", [.. NoText, "null", "\"\""]),
            ("entries", [.. NoArray, "[]", "[\"\"]", "[\"CR999998\"]", "[\"' or 1=1 --\"]",
                $"[\"{target.Open.Entry.Id}\",\"{target.Open.Entry.Id}\"]", Many("\"CR1\"", QuestionRules.Entries)]),
            ("dueOn", NoDate), ("exempt", ["null", "5", "\"true\""]), ("answer", ["\"Four.\""]),
        ];
        var answer = target.Request("POST", $"{question.Path}/answer", "").With("If-Match", question.ETag);
        var withdrawal = target.Request("POST", $"{question.Path}/withdrawal", "").With("If-Match", question.ETag);
        return
        [
            .. Members(target.Request("POST", CommitteeRequests.Questions, ""), good, [.. bad, ("meeting", NoId)]),
            .. Members(target.Request("PATCH", question.Path, "").With("If-Match", question.ETag), [],
                [.. bad, ("meeting", [$"\"{meeting.Meeting.Id}\""])]),
            .. Members(answer, [("text", "\"x\"")], [("text", [.. NoText, "null", "\"\""]), ("by", ["\"me\""])]),
            .. Members(withdrawal, [("reason", "\"x\"")], [("reason", [.. NoText, "null", "\"\""]), ("by", ["\"me\""])]),
        ];
    }

    static IEnumerable<HostileRequest> OfDossiers(HostileTarget target, string comment)
    {
        var open = target.Open.Path;
        return
        [
            .. Members(target.Request("POST", $"{open}/comments", ""), [("text", "\"x\"")],
            [
                ("text", [.. NoText, "null", "\"\"", "\" \\n \"", Long(DossierLimits.Text)]),
                ("inReplyTo", NoId[1..]), ("by", ["\"me\""]), ("at", ["\"2016-01-01\""]),
            ]),
            .. Members(target.Request("POST", $"{comment}/withdrawal", ""), [("reason", "\"x\"")],
                [("reason", [.. NoLine, "null", Long(DossierLimits.Reason)])]),
            .. Members(target.Request("POST", $"{open}/attachments/link", ""),
                [("name", "\"x\""), ("link", "\"https://example.org/\"")],
            [
                ("name", [.. NoLine, "null"]), ("link", [.. NoAddress, "null"]),
                ("action", ["\"1\"", "0", "-1", "1.5", "99", "1e999"]), ("control", ["\"1\"", "0", "99"]),
                ("note", [.. NoLine, Long(DossierLimits.Note)]), ("sha256", ["\"x\""]),
            ]),
            .. Members(target.Request("POST", $"{open}/moves", ""), [("to", "\"service\""), ("reason", "\"x\"")],
            [
                ("to", ["null", "5", "[]", "\"\"", "\"Service\"", "\"county\"", "\"\\u0000\""]),
                ("reason", [.. NoText, "null", "\"\"", Long(EntryLimits.ChangeNote)]), ("from", ["\"corporate\""]),
            ]),
            .. new[] { "no", "%00", "..%2F..", new string('c', 400), Guid.Empty.ToString("D") }.SelectMany(id =>
                new[] { "comments", "attachments", "moves" }.Select(part => target.Request("GET", $"{open}/{part}/{id}", $"{part} {id}"))),
            .. new[]
            {
                "dependsOn/no", "dependsOn/CR0", "dependsOn/%00", $"dependsOn/{target.Open.Entry.Id}", "eats/CR1", "%00/CR1",
                "DependsOn/CR1",
            }.Select(link => target.Request("PUT", $"{open}/links/{link}", $"link {link}")),
        ];
    }

    static IEnumerable<HostileRequest> Uploads(HostileTarget target)
    {
        const string Disposition = "Content-Disposition: form-data; name=\"file\"; filename=";
        var program = "MZ\u0090\0\u0003"u8.ToArray();
        (string Wrong, string Head, byte[] Content)[] files =
        [
            ("no file", "Content-Disposition: form-data; name=\"other\"", [1]), ("nothing in it", $"{Disposition}\"a.txt\"", []),
            ("a program by its name", $"{Disposition}\"a.exe\"", "x"u8.ToArray()),
            ("a script by its name", $"{Disposition}\"a.js\"", "x"u8.ToArray()),
            ("a web page that is called a picture", $"{Disposition}\"a.png\"", "<html><script>alert(1)</script>"u8.ToArray()),
            ("a program that is called a text", $"{Disposition}\"a.txt\"", program),
        ];
        foreach (var (wrong, head, content) in files)
        {
            yield return target.Request("POST", $"{target.Open.Path}/attachments", wrong) with
            {
                Body = [.. Encoding.UTF8.GetBytes($"--edge\r\n{head}\r\n\r\n"), .. content, .. "\r\n--edge--\r\n"u8],
                ContentType = "multipart/form-data; boundary=edge",
            };
        }
    }

    static IEnumerable<HostileRequest> Queries(HostileTarget target) =>
        from query in (string[])
        [
            "meetings?state=ended", "meetings?body=%00", "meetings?cursor=no", "questions?state=closed", "questions?meeting=no",
            "questions?arisingAt=%00", "questions?colour=red", "entries?assurance=old", "entries?level=county", "entries?moveAsked=perhaps",
            "entries?moveAsked=true&asOf=2020-01-01T00:00:00Z",
        ]
        select target.Request("GET", $"/api/v1/{query}", query) with { Code = "invalid_query" };
}
