using System.Globalization;
using System.Net;
using System.Text.Json;
using RiskRegister.Api.Features.Imports;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Imports;

public sealed class ImportTests(TestCluster cluster) : FreshRegister(cluster)
{
    const string Heading = "Reference,Title,Owner,Score,Residual\n";

    [Fact]
    public async Task A_dry_run_answers_the_same_changes_nothing_and_takes_no_numbers()
    {
        await Editor.Import(Heading + "CR1,Loss of a depot,MT,25,16\nCR2,Flood on the moor,MT,25,16");
        const string Csv = Heading
            + "CR1,Loss of the depot,MT,25,12\nCR2,Flood on the moor,MT,25,16\n,A new one,MT,9,4 x 4\nCR40,Named,MT,9,9";
        var before = await RegisterDigest.Of(App);

        var dry = await Editor.Import(Csv, "?dryRun=true");
        var dryAgain = await Editor.Import(Csv, "?dryRun=true&quarter=2016-17-Q3");
        (await RegisterDigest.Of(App)).ShouldBe(before);
        var done = await Editor.Import(Csv);

        (dry.DryRun, dryAgain.Quarter, done.DryRun).ShouldBe((true, "2016-17-Q3", false));
        Essence(dry).ShouldBe(Essence(done));
        done.Rows.Select(row => $"{row.Row} {row.Result} {row.Reference} {string.Join(' ', row.Fields)}".TrimEnd()).ShouldBe([
            "2 Updated CR1 title residualScore", "3 Unchanged CR2", "4 Created CR41", "5 Created CR40"]);
        done.Messages.Select(message => message.Code).Order().ShouldBe(
            [ImportCodes.ReferenceMissing, ImportCodes.ScoreAssumed, ImportCodes.ScoreRisen]);
        dry.Rows.Where(row => row.Result == RowResult.Created).ShouldAllBe(row => row.Id == null);
        dry.Rows[0].Changes!.Select(change => $"{change.Field}: {change.Was.Single()} > {change.Becomes.Single()}").ShouldBe([
            "title: Loss of a depot > Loss of the depot", "residualScore: 4 x 4 = 16 > 4 x 3 = 12 (assumed)"]);
        dry.Rows.Skip(1).Concat(done.Rows).ShouldAllBe(row => row.Changes == null);
        (await Editor.Create()).Entry.Reference.ShouldBe("CR42");

        static string Essence(ImportDocument import) => JsonSerializer.Serialize(
            import with
            {
                DryRun = false,
                Rows = [.. import.Rows.Select(row => row with { Id = row.Result == RowResult.Created ? null : row.Id, Changes = null })]
            }, Json.Strict);
    }

    [Fact]
    public async Task A_workbook_says_what_the_same_CSV_says_and_several_files_are_one_import()
    {
        string[][] risks = [["Reference", "Title", "Owner", "Score", "Residual"],
            ["CR7", "Loss of a depot", "MT; County Engineer", "25", "4 x 4 = 16"], ["9", "A foreign one", "MT", "9", "4"]];
        string[][] opportunities =
            [["Opportunity Reference", "Title", "Score", "Residual"], ["CO3", "Heat from the incinerator\nSecond line", "12", "16"]];
        var files = new[] { ("risks.csv", Csv(risks)), ("opportunities.csv", Csv(opportunities)) };

        var first = await Editor.Import("?quarter=2016-17-Q2", files);
        var workbook = await Editor.Import("", ("register.xlsx", MadeWorkbook.Of(("Risks", risks), ("Opportunities", opportunities))));

        (first.Created, workbook.Unchanged, workbook.Rows.Count).ShouldBe((3, 3, 3));
        var foreign = (await Editor.AllEntries()).Single(entry => entry.SourceReference is not null);
        (foreign.Reference, foreign.SourceReference, foreign.Title).ShouldBe(("CR8", "9", "A foreign one"));
        (await Editor.Import("Reference,Title,Score,Residual\n9,A foreign one changed,9,4")).Rows.Single().Reference.ShouldBe("CR8");

        static byte[] Csv(string[][] rows) =>
            SnapshotRequests.Bytes(string.Join("\r\n", rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell}\"")))));
    }

    [Fact]
    public async Task A_reference_used_again_is_asked_about_until_it_is_named_to_be_replaced_or_kept()
    {
        await Editor.Import(Heading + "CR5,Loss of a depot,MT,25,16\nCR7,Flood on the moor,MT,25,16");
        const string Renumbered = Heading + "CR5,Staff shortage,MT,25,16\nCR7,Inundation,MT,25,16";

        var found = await Editor.SendImport("", [("register.csv", SnapshotRequests.Bytes(Renumbered))]).Asked();
        found.Questions.Select(question => (question.Row, question.Code))
            .ShouldBe([(2, ImportCodes.ReferenceReused), (3, ImportCodes.ReferenceReused)]);

        var done = await Editor.Import(Renumbered, "?replace=CR5&keep=CR7");
        (done.Created, done.Updated, done.Closed).ShouldBe((1, 1, 1));
        var live = await Editor.Hold("CR5");
        live.Entry.Title.ShouldBe("Staff shortage");
        var old = done.ClosedEntries.Single();
        (await Editor.Hold(old.Id.ToString())).Entry.Closure!.ReplacedBy.ShouldBe([live.Entry.Id]);
        (await Editor.Hold("CR7")).Entry.Title.ShouldBe("Inundation");
        var (_, unknown) = await Editor.SendImport("?replace=CR99&keep=CR98", [("register.csv", SnapshotRequests.Bytes(Renumbered))])
            .Refused();
        unknown.Messages.Select(message => message.Code).ShouldBe([ImportCodes.ReplaceUnknown, ImportCodes.KeepUnknown]);
    }

    [Fact]
    public async Task Numbers_that_were_exchanged_beside_reworded_titles_are_those_of_the_entries_that_the_answers_name()
    {
        const string Before = "Ref,Title,Score,Residual\nEB1,Contractor failure in highways,16,9\n"
            + "EB2,Contractor failure in housing repairs,16,9";
        var file = ("register.csv", SnapshotRequests.Bytes(
            "Ref,Title,Score,Residual\nEB1,Failure of housing repairs contractor,20,12\nEB2,Failure of highways contractor,16,9"));
        var before = await Editor.Import(Before);

        var asked = await Editor.SendImport("", [file]).Asked();
        var answers = string.Join(',', asked.Questions.Select(question => $"\"{question.Id}\":\"{question.Proposed}\""));
        var done = await Editor.ImportAnswered("", $"{{\"answers\":{{{answers}}}}}", file);

        asked.Questions.Count.ShouldBe(2);
        done.Rows.Select(row => row.Id).ShouldBe([before.Rows[1].Id, before.Rows[0].Id]);
        done.Messages.Count(message => message.Code == ImportCodes.EntryRenumbered).ShouldBe(2);
        (await Editor.Hold(before.Rows[1].Reference!)).Entry.Title.ShouldBe("Failure of housing repairs contractor");
    }

    [Fact]
    public async Task A_row_that_goes_on_being_closed_is_one_closed_entry_however_often_it_is_imported()
    {
        const string Mapping = """{"answers":{"status:closed":"closed"}}""";
        var file = ("register.csv", SnapshotRequests.Bytes("Ref,Title,Score,Residual,Status\nTCL1,Old bandstand subsidence,16,4,Closed\n"
            + "TCL2,New bandstand vandalism,16,4,Open"));
        var first = await Editor.ImportAnswered("", Mapping, file);

        foreach (var query in new[] { "", "?quarter=2016-17-Q3" })
        {
            var again = await Editor.ImportAnswered(query, Mapping, file);
            again.Rows.Select(row => row.Result).ShouldAllBe(result => result == RowResult.Unchanged);
            again.Rows.Select(row => row.Id).ShouldBe(first.Rows.Select(row => row.Id));
        }
    }

    [Fact]
    public async Task As_a_quarter_what_is_missing_is_closed_proposals_stay_and_a_whole_kind_may_not_be_missing()
    {
        await Editor.Import(
            Heading + "CR1,Loss of a depot,MT,25,16\nCR2,Flood on the moor,MT,25,16\nCO1,Heat from the incinerator,MT,9,16");
        var proposal = await Editor.Create(new NewEntry { Status = "proposed" });

        var (_, refused) = await Editor.SendImport("?quarter=2016-17-Q3",
            [("r.csv", SnapshotRequests.Bytes(Heading + "CR1,Loss of a depot,MT,25,16"))]).Refused();
        refused.Messages.Single().Code.ShouldBe(ImportCodes.KindMissing);
        var file = ("r.csv", SnapshotRequests.Bytes(Heading + "CR1,Loss of a depot,MT,25,16\nCO1,Heat from the incinerator,MT,9,16"));
        var question = (await Editor.SendImport("?quarter=2016-17-Q3", [file]).Asked()).Questions.Single();
        question.Text.ShouldContain("CR2 (\"Flood on the moor\")");
        var answers = new Dictionary<string, string> { [question.Id] = "close" };
        var done = await Editor.ImportAnswered("?quarter=2016-17-Q3", JsonSerializer.Serialize(new { answers }), file);

        done.ClosedEntries.Single()
            .ShouldBe(new ImportClosingDocument(
                done.ClosedEntries[0].Id, "CR2", "Flood on the moor", "Not in the register for Quarter 3 2016/17"));
        (await Editor.Hold(proposal.Entry.Id.ToString())).Entry.Status.ShouldBe(EntryStatus.Proposed);
        (await Editor.FrozenRegister("2016-17-Q3")).Entries.Select(entry => entry.Reference).ShouldBe(["CR1", "CO1"]);
        App.Clock.Set(new DateTimeOffset(2016, 12, 31, 0, 0, 0, TimeSpan.Zero));
        await Editor.SendImport("?quarter=2016-17-Q4",
            [("r.csv", SnapshotRequests.Bytes(Heading + "CR1,Loss of a depot,MT,25,16\nCO1,Heat from the incinerator,MT,9,16"))])
            .Problem(409, "quarter_in_future");
    }

    [Fact]
    public async Task Refused_rows_store_nothing_and_each_is_named_with_row_and_column()
    {
        var before = await RegisterDigest.Of(App);

        var (problem, found) = await Editor.SendImport("", [("register.csv", SnapshotRequests.Bytes(Heading
            + "CR1,Good,MT,25,16\nCR2,,MT,25,16\nCR3,No score,MT,,16\nCR4,Impossible,MT,25,17\nCR5,Unreadable,MT,lots,16\nCR6,Good "
            + "too,MT,9,9\nCR6,Twice,MT,9,9"))]).Refused();

        found.Messages.Where(message => message.Severity == ImportSeverity.Refused)
            .Select(message => $"{message.File} {message.Row} {message.Column} {message.Code}").ShouldBe([
            "register.csv 3 Title title_missing", "register.csv 4 Score score_missing", "register.csv 5 Residual score_impossible",
            "register.csv 6 Score score_unreadable", "register.csv 8  reference_twice"], ignoreOrder: true);
        found.Rows.Count(row => row.Result == RowResult.Refused).ShouldBe(found.Refused);
        problem.Detail.ShouldStartWith("Nothing was stored. register.csv, row 3, Title:");
        (await RegisterDigest.Of(App)).ShouldBe(before);
    }

    [Fact]
    public async Task A_retried_import_acts_once_whatever_its_multipart_boundary()
    {
        (string, byte[])[] files = [("register.csv", SnapshotRequests.Bytes(Heading + ",Made once,MT,25,16"))];
        var first = await Editor.SendImport("", files, key: "one", boundary: "first").Read<ImportDocument>();

        var again = await Editor.SendImport("", files, key: "one", boundary: "second").Read<ImportDocument>();

        again.Rows.ShouldHaveSingleItem().Id.ShouldBe(first.Rows[0].Id);
        (await Editor.AllEntries()).ShouldHaveSingleItem();
        await Editor.SendImport("", [("other.csv", files[0].Item2)], key: "one").Problem(422, "idempotency_key_reused");
        await Editor.SendImport("", [(files[0].Item1, SnapshotRequests.Bytes(Heading + ",Another,MT,25,16"))], key: "one")
            .Problem(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task An_export_imports_again_unchanged_whatever_its_texts_are_made_of()
    {
        string[] texts =
        [
            "Says \"quoted\", twice", "=SUM(A1:A9)", "+44 1522 552222", "-1", "@here", "'apostrophe first", "'=both",
            "Emoji 🌊 and e\u0301", "سجل المخاطر", "שלום (CR1)", "\u202Eoverride", "semi; colon / slash", "• bullet kept inside •",
            "12", "TRUE", "2016-12-05", "CR9", "Trailing dot.", "‘curly’ – dash…",
        ];
        foreach (var (text, index) in texts.Select((text, index) => (text, index)))
        {
            await Editor.Create(new NewEntry
            {
                Kind = index % 2 == 0 ? "risk" : "opportunity",
                Title = text,
                Description = $"{text}\nsecond line, \"quoted\"\n\n{text}",
                Service = text,
                SourceReference = $"{text} {index}",
                Types = ["Economic", "Social"],
                Effects = [text, $"also {text}"],
                Controls = [new { text }, new { text = $"also {text}" }],
                Actions = [new { text, owner = "MT", dueOn = "2017-01-31", status = "done" }],
                Owners = ["Head of Highways", "MT"],
                Score = new(3, 4),
                ResidualScore = new(4, 4),
                TargetScore = new(2, 3),
                DirectionOfTravel = new { direction = index % 3 == 0 ? "level" : null, narrative = text },
            });
        }

        var export = await Editor.Csv("/api/v1/register?edition=full");
        var again = await Editor.Import("", ("export.csv", SnapshotRequests.Bytes(export)));

        again.Rows.Where(row => row.Result != RowResult.Unchanged).Select(row => $"{row.Row} {row.Result} {string.Join(' ', row.Fields)}")
            .ShouldBeEmpty();
        again.Unchanged.ShouldBe(texts.Length);
        foreach (var line in export.Split("\r\n"))
            "=+-@".Contains(line.Length > 0 ? line[0] : 'x', StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public async Task Only_editors_import()
    {
        foreach (var role in new[] { Role.Reader, Role.Auditor, Role.Owner, Role.Admin })
            await (await App.Client(role, role == Role.Owner ? ["MT"] : []))
                .SendImport("?dryRun=true", [("r.csv", SnapshotRequests.Bytes(Heading + "CR1,Loss,MT,25,16"))])
                .Problem(403, "role_required");
        (await App.Anonymous().SendImport("", [("r.csv", SnapshotRequests.Bytes("x"))])).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Editor.AllEntries()).Count.ToString(CultureInfo.InvariantCulture).ShouldBe("0");
    }
}
