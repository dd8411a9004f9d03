using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.OpenApi;

public sealed class EveryOperationTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Quarter = "2016-17-Q3";

    [Fact]
    public async Task Whoever_has_only_the_document_can_take_an_entry_through_its_life_and_a_quarter_through_its_own()
    {
        using var http = await app.Client([Role.Editor, Role.Admin, Role.Analyst], []);
        var client = new ExampleClient(ApiSpecification.Committed, http);
        foreach (var id in (string[])["live", "ready", "status", "readMe", "readSettings"]) await client.Send(id);

        await client.Send("analyseImport");
        await client.Send("importRegister", query: "?dryRun=true");
        await client.Send("importRegister");
        await KeepAProfile(client);
        await KeepAnEntry(client, "CR5");
        await AcceptAProposal(client);
        await ReadTheRegister(client);
        await KeepARound(client, "CR5");
        await FreezeAQuarter(client, "CR5");
        await Meet(client, "CR5");
        await LayBeside(client, "CR5", "CR40");
        await KeepMeasures(client, "CR5");
        await TellOthers(client);
        await DownloadEveryForm(client, "CR5");
        await client.Read("verify");
        await KeepKeysAndOwners(client);
        (await client.Read("readAudit", query: "?action=keyRevoked"))["items"]!.AsArray().ShouldHaveSingleItem();
        (await client.Send("readAudit", query: "?format=csv")).ShouldContain("holdersChanged");

        client.Asked.ShouldBe(ApiSpecification.Committed.Operations.Where(operation => !IsPdf(operation))
            .Select(operation => operation.Id), ignoreOrder: true);
    }

    static async Task KeepAProfile(ExampleClient client)
    {
        const string Name = "directorates";
        await client.Send("keepImportProfile", [Name], first: true);
        (await client.Read("readImportProfile", [Name]))["mapping"]!["scores"]!.GetValue<string>().ShouldBe("inherentResidual");
        (await client.Read("listImportProfiles"))["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()).ShouldContain(Name);
        await client.Read("readImportProfile", [Name]);
        await client.Send("removeImportProfile", [Name]);
    }

    static async Task KeepAnEntry(ExampleClient client, string entry)
    {
        await client.Read("readEntry", [entry]);
        await client.Read("changeEntry", [entry]);
        var id = (await client.Read("appendAction", [entry]))["actions"]!.AsArray()[^1]!["id"]!.ToString();
        await client.Read("readAction", [entry, id]);
        await client.Read("changeAction", [entry, id]);
        await client.Read("removeAction", [entry, id]);
        id = (await client.Read("appendControl", [entry]))["controls"]!.AsArray()[^1]!["id"]!.ToString();
        await client.Read("readControl", [entry, id]);
        await client.Read("changeControl", [entry, id]);
        await client.Read("removeControl", [entry, id]);
        await client.Read("reviewEntry", [entry]);
        await client.Read("closeEntry", [entry]);
        await client.Read("reopenEntry", [entry]);
        await client.Read("listRevisions", [entry]);
        (await client.Read("readRevision", [entry, "1"]))["revision"]!["action"]!.GetValue<string>().ShouldBe("imported");
    }

    static async Task KeepARound(ExampleClient client, string entry)
    {
        const string Round = "2017-18-Q3";
        await client.Read("planRound", change: body =>
        {
            body.Remove("meetingOn");
            (body["opensOn"], body["dueOn"], body["freezesOn"]) = ("2150-01-01", "2150-02-01", "2150-03-01");
        });
        await client.Read("readRound", [Round]);
        await client.Read("moveRound", [Round], change: body => body["dueOn"] = "2150-02-15");
        await client.Read("readRound", [Round]);
        (await client.Read("openRound", [Round]))["state"]!.GetValue<string>().ShouldBe("open");
        (await client.Read("remindOfTasks", [Round]))["entries"]!.AsArray().ShouldHaveSingleItem();
        await client.Read("readEntry", [entry]);
        await client.Read("reviewEntry", [entry]);
        await client.Read("returnTasks", [Round]);
        await client.Read("readEntry", [entry]);
        await client.Read("reviewEntry", [entry]);
        await client.Read("signOffTasks", [Round]);
        (await client.Read("listTasks", [Round], query: "?state=signedOff"))["items"]!.AsArray().ShouldHaveSingleItem();
        await client.Read("listMyTasks");
        (await client.Read("makeCalendar"))["address"]!.GetValue<string>().ShouldEndWith(".ics");
        (await client.Read("readCalendar"))["address"].ShouldBeNull();
        await client.Send("endCalendar");
        await client.Read("readReminders");
        await client.Read("readRound", [Round]);
        (await client.Read("closeRound", [Round]))["state"]!.GetValue<string>().ShouldBe("closed");
        (await client.Read("listRounds"))["items"]!.AsArray().ShouldHaveSingleItem();
    }

    static async Task Meet(ExampleClient client, string entry)
    {
        const string Body = "audit";
        await client.Read("keepBody", [Body], first: true);
        await client.Send("removeBody", [Body]);
        await client.Read("keepBody", [Body], first: true);
        (await client.Read("listBodies"))["items"]!.AsArray().ShouldHaveSingleItem();
        await client.Read("readBody", [Body]);
        var meeting = (await client.Read("planMeeting"))["id"]!.GetValue<string>();
        await client.Read("changeMeeting", [meeting]);
        await client.Read("addMeetingItem", [meeting]);
        await client.Read("addMeetingItem", [meeting], change: item => { item.Remove("snapshot"); item["entry"] = entry; });
        await client.Read("removeMeetingItem", [meeting, "2"]);
        await client.Read("cancelMeeting", [meeting]);
        await client.Read("restoreMeeting", [meeting]);
        (await client.Read("concludeMeeting", [meeting]))["state"]!.GetValue<string>().ShouldBe("held");
        await client.Read("changeMeetingItem", [meeting, "1"]);
        (await client.Read("readMeetingItem", [meeting, "1"]))["outcome"].ShouldNotBeNull();
        await client.Read("readMeetingReport", [meeting, "1"]);
        await client.Read("keepMeetingReport", [meeting, "1"]);
        await client.Read("publishMeetingReport", [meeting, "1"]);
        (await client.Read("handOutAddendum", [meeting, "1"]))["addenda"]!.AsArray().ShouldHaveSingleItem();
        (await client.Read("readMeetingPaper", [meeting, "1"]))["sections"]!.AsArray().ShouldNotBeEmpty();
        foreach (var form in (string[])["Docx", "Html"]) await client.Send($"readMeetingPaper{form}", [meeting, "1"]);
        await client.Read("readMeeting", [meeting]);
        (await client.Read("listMeetings"))["items"]!.AsArray().ShouldHaveSingleItem();
        var question = (await client.Read("askQuestion",
            change: body => (body["meeting"], body["entries"]) = (meeting, new JsonArray(entry))))["id"]!
            .GetValue<string>();
        await client.Read("changeQuestion", [question]);
        (await client.Read("answerQuestion", [question]))["state"]!.GetValue<string>().ShouldBe("answered");
        await client.Read("readQuestion", [question]);
        await client.Read("withdrawQuestion", [question]);
        (await client.Read("listQuestions"))["items"]!.AsArray().ShouldHaveSingleItem();
        (await client.Read("listQuestionsOfEntry", [entry]))["items"]!.AsArray().ShouldHaveSingleItem();
        (await client.Read("readRoute", [Quarter]))["steps"]!.AsArray().ShouldHaveSingleItem();
    }

    static async Task LayBeside(ExampleClient client, string entry, string other)
    {
        var comment = (await client.Read("addComment", [entry]))["id"]!.GetValue<string>();
        await client.Read("readComment", [entry, comment]);
        (await client.Read("withdrawComment", [entry, comment]))["text"].ShouldBeNull();
        (await client.Read("listComments", [entry]))["items"]!.AsArray().ShouldHaveSingleItem();
        var file = (await client.Read("attachFile", [entry]))["id"]!.GetValue<string>();
        await client.Read("attachLink", [entry]);
        (await client.Read("readAttachment", [entry, file]))["mediaType"]!.GetValue<string>().ShouldBe("text/csv");
        (await client.Send("downloadAttachment", [entry, file])).ShouldStartWith("The drill of October");
        await client.Read("withdrawAttachment", [entry, file]);
        (await client.Read("listAttachments", [entry]))["items"]!.AsArray().Count.ShouldBe(2);
        await client.Read("linkEntries", [entry, "dependsOn", other]);
        (await client.Read("listEntryLinks", [other]))["items"]!.AsArray().ShouldHaveSingleItem()!["words"]!.GetValue<string>()
            .ShouldBe("Is needed by");
        await client.Send("unlinkEntries", [other, "neededBy", entry]);
        var move = (await client.Read("askForMove", [other]))["id"]!.GetValue<string>();
        (await client.Read("readMove", [other, move]))["decision"].ShouldBeNull();
        (await client.Read("refuseMove", [other, move]))["decision"]!["accepted"]!.GetValue<bool>().ShouldBeFalse();
        move = (await client.Read("askForMove", [other]))["id"]!.GetValue<string>();
        await client.Read("readEntry", [other]);
        (await client.Read("acceptMove", [other, move]))["level"]!.GetValue<string>().ShouldBe("directorate");
        (await client.Read("listMoves", [other]))["items"]!.AsArray().Count.ShouldBe(2);
    }

    async Task TellOthers(ExampleClient client)
    {
        (await client.Read("listEvents"))["items"]!.AsArray().ShouldNotBeEmpty();
        var webhook = (await client.Read("makeWebhook", change: body => body["url"] = "https://8.8.4.4/"))["id"]!.GetValue<string>();
        await client.Read("listWebhooks");
        await client.Read("readWebhook", [webhook]);
        await client.Read("changeWebhook", [webhook], change: body => body.Remove("url"));
        await client.Read("rotateWebhook", [webhook]);
        await app.Do("insert into webhook_deliveries (webhook_id, position, next_at) select @id, max(position), now() from told_events "
            + "where action = 'reviewed'", new { id = Guid.Parse(webhook) });
        var sent = (await client.Read("listDeliveries", [webhook]))["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>();
        await client.Read("repeatDelivery", [webhook, sent]);
        await client.Read("readWebhook", [webhook]);
        await client.Send("endWebhook", [webhook]);
    }

    static async Task KeepMeasures(ExampleClient client, string entry)
    {
        const string Period = "2017-18-Q3";
        const string From = "2017-04-01";
        await client.Read("importMeasures", query: "?dryRun=true");
        await client.Read("importMeasures");
        var measure = (await client.Read("listMeasures"))["items"]!.AsArray().ShouldHaveSingleItem()!["reference"]!.GetValue<string>();
        var lacking = (await client.Read("createMeasure"))["reference"]!.GetValue<string>();
        lacking.ShouldNotBe(measure);
        await client.Read("readMeasure", [measure]);
        await client.Read("changeMeasure", [measure]);
        await client.Read("readObservation", [measure, Period]);
        await client.Read("giveObservation", [measure, Period]);
        await client.Read("listObservations", [measure]);
        (await client.Read("listObservationVersions", [measure, Period]))["items"]!.AsArray().Count.ShouldBe(1);
        await client.Read("listTargets", [measure]);
        await client.Read("setTarget", [measure, From], first: true);
        await client.Send("removeTarget", [measure, From]);
        await client.Read("setTarget", [measure, From], first: true);
        (await client.Read("readPerformance", query: "?quarter=2017-18-Q3"))["counts"]!["onTrack"]!.GetValue<int>().ShouldBe(1);
        (await client.Read("readMeasureTrend", [measure]))["reference"]!.GetValue<string>().ShouldBe(measure);
        await client.Read("linkMeasure", [entry, measure], first: true);
        (await client.Read("listEntriesOfMeasure", [measure]))["items"]!.AsArray().ShouldHaveSingleItem();
        await client.Read("readMeasureLink", [entry, measure]);
        await client.Send("unlinkMeasure", [entry, measure]);
        await ReportMeasures(client, Period, lacking);
        await client.Read("readMeasure", [measure]);
        await client.Read("retireMeasure", [measure]);
        await client.Read("restoreMeasure", [measure]);
    }

    static async Task ReportMeasures(ExampleClient client, string quarter, string lacking)
    {
        await client.Read("takePerformanceReport");
        await client.Send("discardPerformanceReport", [quarter]);
        await client.Read("takePerformanceReport");
        await client.Read("narrate", [quarter, "key-points"], first: true);
        (await client.Read("readNarrative", [quarter, "key-points"]))["rendered"]!.GetValue<string>().ShouldNotContain("{{");
        await client.Read("explainException", [quarter, lacking], first: true);
        (await client.Read("readException", [quarter, lacking]))["dueOn"].ShouldNotBeNull();
        (await client.Read("readPerformanceExceptions", [quarter]))["items"]!.AsArray().ShouldHaveSingleItem();
        (await client.Read("readPerformanceReport", [quarter]))["quarter"]!.GetValue<string>().ShouldBe(quarter);
        await client.Read("publishPerformanceReport", [quarter]);
        (await client.Read("listPerformanceReports"))["items"]!.AsArray().ShouldHaveSingleItem();
    }

    static async Task KeepKeysAndOwners(ExampleClient client)
    {
        var key = (await client.Read("makeKey"))["id"]!.GetValue<string>();
        await client.Read("readKey", [key]);
        (await client.Read("rotateKey", [key]))["replaces"]!.GetValue<string>().ShouldBe(key);
        await client.Send("revokeKey", [key]);
        await client.Read("listKeys", query: "?state=revoked");
        const string Post = "Head%20of%20Waste%20Management";
        await client.Read("readOwner", [Post]);
        (await client.Read("linkOwner", [Post]))["subjects"]!.AsArray().ShouldHaveSingleItem();
        await client.Read("listOwners");
        (await client.Read("renameOwner", [Post]))["formerNames"]!.AsArray().ShouldHaveSingleItem();
        const string Renamed = "Director%20of%20Waste%20Management";
        await client.Read("handOverOwner", [Renamed]);
        await client.Read("readOwner", [Renamed]);
        await client.Read("unlinkOwner", [Renamed]);
    }

    // Chromium, which makes them, is not everywhere; FirstClickTests ask for them where it is.
    static bool IsPdf(ApiOperation operation) => operation.Path.EndsWith(".pdf", StringComparison.Ordinal);

    async Task DownloadEveryForm(ExampleClient client, string entry)
    {
        var measure = await app.Ask<string>("select 'PM' || min(number) from measures");
        foreach (var operation in ApiSpecification.Committed.Operations.Where(operation => Path.HasExtension(operation.Path)
            && !IsPdf(operation)
            && !client.Asked.Contains(operation.Id)))
        {
            await client.Send(operation.Id,
                operation.Path.Contains("{quarter}", StringComparison.Ordinal) ? [Quarter]
                : operation.Path.Contains("{report}", StringComparison.Ordinal) ? ["latest"]
                : operation.Path.Contains("{measure}", StringComparison.Ordinal) ? [measure] : [entry]);
        }
    }

    static async Task AcceptAProposal(ExampleClient client)
    {
        var proposal = await client.Read("createEntry", change: body => body["status"] = "proposed");
        var accepted = await client.Read("acceptEntry", [proposal["id"]!.GetValue<string>()], change: body => body["reference"] = "CR40");
        accepted["reference"]!.GetValue<string>().ShouldBe("CR40");
    }

    static async Task ReadTheRegister(ExampleClient client)
    {
        (await client.Read("listEntries", query: "?sort=-residual"))["items"]!.AsArray().Count.ShouldBe(3);
        await client.Read("readRegister");
        (await client.Send("readRegister", query: "?format=csv")).ShouldContain("CR40");
        await client.Read("listActions");
        await client.Send("listActions", query: "?format=csv");
        await client.Read("readLiveHighlights");
        await client.Send("readLiveHighlights", query: "?format=csv&edition=full");
        (await client.Read("readMatrix", query: "?score=score"))["cells"]!.AsArray().Count.ShouldBe(25);
    }

    static async Task FreezeAQuarter(ExampleClient client, string entry)
    {
        await client.Read("takeSnapshot");
        await client.Send("discardSnapshot", [Quarter]);
        await client.Read("takeSnapshot");
        await client.Read("replaceFrozenEntry", [Quarter, entry]);
        await client.Read("publishSnapshot", [Quarter]);
        await client.Read("addAddendum", [Quarter], change: body => (body["reference"], body["revision"]) = (entry, 1));
        foreach (var edition in (string[])["?edition=public", "?edition=full"])
        {
            await client.Read("listSnapshots", query: edition);
            await client.Read("readSnapshot", ["latest"], edition);
            await client.Read("listFrozenEntries", [Quarter], edition);
            (await client.Read("readFrozenEntry", [Quarter, entry], edition))["addenda"]!.AsArray().ShouldHaveSingleItem();
            await client.Read("readFrozenRegister", [Quarter], edition);
            await client.Send("readFrozenRegister", [Quarter], $"{edition}&format=csv");
            await client.Read("readFrozenMatrix", [Quarter], edition);
            await client.Read("listFrozenActions", [Quarter], edition);
            await client.Send("listFrozenActions", [Quarter], $"{edition}&format=csv");
            await client.Read("readHighlights", [Quarter], edition);
            await client.Send("readHighlights", [Quarter], $"{edition}&format=csv");
            (await client.Read("readReport", [Quarter], $"{edition}&body=Cabinet"))["body"]!.GetValue<string>().ShouldBe("Cabinet");
            (await client.Read("drawReport", [Quarter], edition))["sections"]!.AsArray().Count.ShouldBeGreaterThan(3);
            (await client.Read("readTrend", [entry], edition))["points"]!.AsArray().ShouldHaveSingleItem();
        }

        (await client.Read("verifySnapshot", [Quarter]))["verified"]!.GetValue<bool>().ShouldBeTrue();
    }
}
