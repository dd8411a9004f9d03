using System.IO.Compression;
using Microsoft.Kiota.Abstractions;
using RiskRegister.Api.Tests.OpenApi;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Client;
using RiskRegister.Client.Models;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Clients;

/// <summary>The client that the build makes of the document, against the service.</summary>
public sealed class DotnetClientTests(TestCluster cluster) : FreshRegister(cluster)
{
    static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_client_takes_a_quarter_from_the_import_of_a_register_to_its_report()
    {
        var register = Connect(await App.Client(UseCases.Role.Editor));
        var (entries, snapshots) = (register.Api.V1.Entries, register.Api.V1.Snapshots);
        foreach (var quarter in (string[])["2016-17-Q2", "2016-17-Q3"])
        {
            (await Import(register, quarter)).Refused.ShouldBe(0);
            (await snapshots[quarter].Publication.PostAsync(cancellationToken: Stop))!.Status.ShouldBe(SnapshotStatus.Published);
        }

        var etag = new ETag();
        (await entries["CR24"].GetAsync(etag.Keep, Stop))!.ResidualScore!.Value.ShouldBe(12);
        var changed = await entries["CR24"]
            .PatchAsync(new EntryPatchRequest { ResidualScore = new() { Impact = 4, Likelihood = 4 } }, etag.Match, Stop);
        (changed!.ResidualScore!.Value, changed.Kind).ShouldBe((16, EntryKind.Risk));
        await entries["CR24"].Actions.PostAsync(new NewActionRequest { Text = "Ask the insurer", DueOn = new Date(2017, 4, 30) },
            cancellationToken: Stop);
        await entries["CO3"].GetAsync(etag.Keep, Stop);
        (await entries["CO3"].Closure.PostAsync(new ClosureRequest { Reason = "The strategy has been adopted." }, etag.Match, Stop))!
            .Closure!.Reason.ShouldBe("The strategy has been adopted.");

        await snapshots.PostAsync(new SnapshotRequest { Quarter = "2016-17-Q4" }, cancellationToken: Stop);
        await snapshots["2016-17-Q4"].Publication.PostAsync(cancellationToken: Stop);
        var highlights = (await snapshots["2016-17-Q4"].Highlights.GetAsync(cancellationToken: Stop))!.Entries!;
        Codes(highlights, "CR24").ShouldBe([ChangeCode.Residual_up, ChangeCode.Actions_added]);
        Codes(highlights, "CO3").ShouldBe([ChangeCode.Removed]);
        await using var report = await snapshots["latest"]
            .RegisterDocx.GetAsync(with => with.QueryParameters.Layout = ReportLayout.Table, Stop);
        await using var word = new ZipArchive(report!);
        word.Entries.ShouldContain(part => part.FullName == "word/document.xml");
    }

    [Fact]
    public async Task What_is_set_to_null_is_cleared_and_what_is_left_out_stays()
    {
        var register = Connect(await App.Client(UseCases.Role.Editor));
        var (score, etag) = (new ScoreRequest { Impact = 4, Likelihood = 3 }, new ETag());
        var made = await register.Api.V1.Entries.PostAsync(new CreateEntryRequest
        {
            Kind = EntryKind.Opportunity,
            Title = "Heat from the composting hall",
            Description = "To be piped to the baths.",
            Service = "Waste",
            Score = score,
            ResidualScore = new() { Impact = 4, Likelihood = 4 },
        }, etag.Keep, Stop);
        var entry = register.Api.V1.Entries[$"{made!.Id}"];
        var cleared = await entry.PatchAsync(new EntryPatchRequest { Description = null }, etag.Match, Stop);
        (cleared!.Description, cleared.Service).ShouldBe((null, "Waste"));
        var change = (await entry.Revisions.GetAsync(cancellationToken: Stop))!.Items![0].Changes!.ShouldHaveSingleItem();
        (change.Field, change.From!.FieldValueString, change.To).ShouldBe(("description", "To be piped to the baths.", null));
    }

    [Fact]
    public async Task A_problem_is_thrown_with_its_code_its_faults_and_what_is_wrong_as_message()
    {
        var register = Connect(await App.Client(UseCases.Role.Editor));
        var missing = await Should.ThrowAsync<ProblemDocument>(() => register.Api.V1.Entries["CR987654"].GetAsync(cancellationToken: Stop));
        (missing.Code, missing.ResponseStatusCode).ShouldBe((ProblemCode.Entry_not_found, 404));
        missing.Message.ShouldContain("CR987654");
        var invalid = await Should.ThrowAsync<ProblemDocument>(() =>
            register.Api.V1.Entries.PostAsync(new CreateEntryRequest { Title = "" }, cancellationToken: Stop));
        invalid.Errors!.AdditionalData.Keys.ShouldContain("$.kind");
    }

    [Fact]
    public async Task Lists_take_their_filters_and_go_on_by_their_cursor()
    {
        var register = Connect(await App.Client(UseCases.Role.Editor));
        for (var number = 1; number <= 3; number++)
        {
            await register.Api.V1.Entries.PostAsync(new CreateEntryRequest
            {
                Kind = EntryKind.Risk,
                Title = $"Flood {number}",
                Service = "Rivers",
                Score = new() { Impact = 5, Likelihood = 5 },
                ResidualScore = new() { Impact = 2, Likelihood = number },
            }, cancellationToken: Stop);
        }

        var (titles, cursor) = (new List<string?>(), (string?)null);
        do
        {
            var page = await register.Api.V1.Entries.GetAsync(with =>
            {
                var query = with.QueryParameters;
                (query.Service, query.Sort, query.Limit, query.Cursor) = ("Rivers", EntrySort.HighestResidualFirst, 2, cursor);
            }, Stop);
            titles.AddRange(page!.Items!.Select(entry => entry.Title));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        titles.ShouldBe(["Flood 3", "Flood 2", "Flood 1"]);
    }

    [Fact]
    public void A_key_is_never_sent_in_clear_to_another_machine() =>
        Should.Throw<ArgumentException>(() => RiskRegisterClient.Connect(new Uri("http://register.example.org"), "rr_key"));

    [Fact]
    public void The_build_leaves_a_package_with_its_readme_its_licence_and_what_it_needs()
    {
        var root = Path.Combine(Path.GetDirectoryName(ApiSpecification.PathOfCommitted)!, "..");
        var path = Directory.EnumerateFiles(Path.Combine(root, "clients", "dotnet", "bin", "Release"), "RiskRegister.Client.*.nupkg")
            .ShouldHaveSingleItem();
        using var package = ZipFile.OpenRead(path);
        foreach (var part in (string[])["README.md", "lib/net10.0/RiskRegister.Client.dll",
            "lib/net10.0/RiskRegister.Client.xml"]) package.GetEntry(part).ShouldNotBeNull(part);
        using var reader = new StreamReader(package.GetEntry("RiskRegister.Client.nuspec").ShouldNotBeNull().Open());
        var about = reader.ReadToEnd();
        about.ShouldContain("<license type=\"expression\">MIT</license>");
        about.ShouldContain("Microsoft.Kiota.Serialization.Json");
        about.ShouldNotContain("RiskRegister.Api");
        about.ShouldNotContain("riskregister\"");
    }

    static RiskRegisterClient Connect(HttpClient http) =>
        RiskRegisterClient.Connect(http.BaseAddress!, http.DefaultRequestHeaders.Authorization!.Parameter!,
        new ContractCheck(ApiSpecification.Committed)
        {
            InnerHandler = new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false
            }
        });

    static async Task<ImportDocument> Import(RiskRegisterClient register, string quarter)
    {
        var body = new MultipartBody();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(ApiSpecification.PathOfCommitted)!, "..", "db",
            "samples", quarter)))
            body.AddOrReplacePart("file", "text/csv", await File.ReadAllBytesAsync(path, Stop), Path.GetFileName(path));
        return (await register.Api.V1.Imports.PostAsync(body, with => with.QueryParameters.Quarter = quarter, Stop))!;
    }

    static IEnumerable<ChangeCode?> Codes(List<HighlightDocument> highlights, string reference) =>
        highlights.Single(entry => entry.Reference == reference).Changes!.Select(change => change.Code);
}
