using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RiskRegister.Api.Tests.Operations;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Api.Tests.Start;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

/// <summary>The table of settings for operators: each is set once to a value that is not the default.</summary>
public sealed partial class SettingsOfTheManualTests(TestCluster cluster)
{
    /// <summary>Those that need more than a service: a process, a provider, a proxy, and the tests that set them.</summary>
    static readonly Dictionary<string, Type> SetElsewhere = new(StringComparer.Ordinal)
    {
        ["urls"] = typeof(StartTests),
        ["DataDirectory"] = typeof(StartTests),
        ["Sample"] = typeof(RegisterApp),
        ["PostgresBin"] = typeof(UpgradeTests),
        ["Chromium"] = typeof(Documents.PdfPrinterTests),
        ["ConnectionStrings:Register"] = typeof(RegisterApp),
        ["ConnectionStrings:RegisterOwner"] = typeof(CommandLineTests),
        ["ConnectionStrings:Replica"] = typeof(ReplicaTests),
        ["WaitForDatabase"] = typeof(CommandLineTests),
        ["Oidc:Authority"] = typeof(TokenApp),
        ["Oidc:Audience"] = typeof(TokenApp),
        ["Oidc:RoleClaim"] = typeof(SettingsOfTheManualTests),
        ["Oidc:Roles:VALUE"] = typeof(ConfiguredSettingsTests),
        ["Oidc:OwnerClaim"] = typeof(TokenApp),
        ["Oidc:ClientId"] = typeof(Pages.ProviderSignInTests),
        ["Oidc:ClientSecret"] = typeof(Pages.ProviderSignInTests),
        ["Oidc:Scopes"] = typeof(Pages.ProviderSignInTests),
        ["Oidc:SubjectClaim"] = typeof(SettingsOfTheManualTests),
        ["Oidc:ClockSkewSeconds"] = typeof(TokenApp),
        ["https_port"] = typeof(EdgeTests),
        ["TMPDIR"] = typeof(CommandLineTests),
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = typeof(WatchedService),
        ["MetricsUrl"] = typeof(WatchedService),
    };

    static readonly (string Name, string Value)[] Own =
    [
        ("Pages:Colour", "#4a1d7c"), ("Pages:Public", "true"), ("AllowedHosts", "127.0.0.1;wells.example"),
        ("Register:Organisation", "Wells Board"), ("Register:RegisterName", "Register of wells"), ("Register:Contact", "wells@example.org"),
        ("Register:Threshold", "10"), ("Register:FinancialYearStartsIn", "7"), ("Register:TimeZone", "Pacific/Auckland"),
        ("Register:Abbreviations:0:Letters", "WB"), ("Register:Abbreviations:0:Meaning", "Wells Board"),
        ("Register:Objectives:0:Code", "W1"), ("Register:Objectives:0:Title", "Water for all"),
        ("Register:Appetite:0:Type", "Wells"), ("Register:Appetite:0:Appetite", "4"), ("Register:Appetite:0:Tolerance", "9"),
        ("Register:Appetite:0:Statement", "Wells are to be full."), ("Register:AssuranceMonths", "6"),
        ("Register:Print:Response", "true"), ("Register:Print:Objectives", "true"), ("Register:Print:TargetDate", "true"),
        ("Register:Print:TimeAtScore", "true"), ("Register:Print:Appetite", "true"), ("Register:Print:Assurance", "true"),
        ("Register:Types:0", "Wells"), ("Register:Labels:Owner", "Keeper"), ("Register:Matrix:Likelihood:0", "Once an age"),
        ("Register:Matrix:Likelihood:1", "Seldom"), ("Register:Matrix:Likelihood:2", "Now and then"),
        ("Register:Matrix:Likelihood:3", "Often"), ("Register:Matrix:Likelihood:4", "Always"),
        ("Report:Body", "Wells Committee"), ("Report:ReportOf", "Clerk of wells"), ("Report:DivisionsAffected", "Upper wells"),
        ("Report:Contact", "Ann Well"), ("Report:ExecutiveSummary", "Wells run low."), ("Report:Recommendation", "Dig."),
        ("Report:Background", "It did not rain."), ("Report:Consultations", "The diggers."),
        ("Report:ReasonForPartTwo", "Prices of wells."),
        ("Report:Implications:0:Heading", "Depth"), ("Report:Implications:0:Text", "Deeper."),
        ("Report:BackgroundPapers:0", "Book of wells"),
        ("Limits:RequestsPerMinute", "5000"), ("Limits:FailedSignInsPerMinute", "30"), ("Limits:RequestsAtOnce", "40"),
        ("Limits:DatabaseConnections", "12"), ("Limits:RequestSeconds", "45"), ("Limits:HeadSeconds", "9"), ("Limits:DrainSeconds", "1"),
        ("Limits:IdleMemory", "128"),
        ("Proxies", "192.0.2.7,198.51.100.0/24"), ("Cors:Origins", "https://wells.example"), ("Verification:At", "03:15"),
        ("Retention:AnswersHours", "48"), ("Retention:SessionsHours", "3"), ("Retention:UploadsHours", "5"),
        ("Retention:DeliveriesDays", "7"), ("Retention:MailsDays", "4"), ("Retention:DeputiesDays", "20"), ("Retention:Sweep", "true"),
        ("Mail:Host", "mail.wells.example"), ("Mail:Port", "2525"), ("Mail:UserName", "wells"), ("Mail:Password", "Water."),
        ("Mail:RequireTls", "true"), ("Mail:From", "wells@example.org"), ("Mail:Address", "https://wells.example"),
        ("Mail:Schedule", "0 6 * * *"), ("Mail:Dispatch", "false"), ("Mail:TimeoutSeconds", "9"),
    ];

    [Fact]
    public void Each_is_set_by_a_test()
    {
        var table = File.ReadLines(Path.Combine(Root, "docs", "for-operators.md"))
            .SkipWhile(line => !line.StartsWith("| Setting", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .SelectMany(NamesIn).ToArray();

        table.Length.ShouldBeGreaterThan(40);
        table.Except(SetElsewhere.Keys)
            .Where(name => !Names.Any(own => own == name || own.StartsWith($"{name}:", StringComparison.Ordinal))).ShouldBeEmpty();
        SetElsewhere.Keys.ShouldBeSubsetOf(table);
    }

    [Fact]
    public async Task A_service_starts_with_a_value_of_its_own_in_each_and_shows_those_that_are_seen()
    {
        var folder = Directory.CreateTempSubdirectory("riskregister-settings-");
        try
        {
            var logo = Path.Combine(folder.FullName, "well.svg");
            const string Picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\"/>";
            await File.WriteAllTextAsync(logo, Picture, TestContext.Current.CancellationToken);
            await WriteTemplates(folder.FullName);
            await using var app = await ConfiguredApp.Start(cluster, [.. Own, ("Pages:Logo", logo), ("SpoolFolder", folder.FullName),
                ("Mail:Templates", folder.FullName), ("Mail:TrustedRoots", Path.Combine(folder.FullName, "roots.pem"))]);
            var editor = await app.Client(Role.Editor);
            await editor.Create();
            await editor.Take("2016-17-Q2");

            var report = await (await editor.Get("/api/v1/snapshots/2016-17-Q2/report?format=html&edition=full")).Text();
            foreach (var (name, value) in Own.Where(setting => setting.Name.StartsWith("Report:", StringComparison.Ordinal)
                && setting.Name != "Report:ReasonForPartTwo")) report.ShouldContain(value, Case.Insensitive, name);
            foreach (var word in (string[])["Wells Board", "Register of wells", "WB", "Once an age"]) report.ShouldContain(word);
            (await (await editor.Get("/api/v1/settings")).Text()).ShouldContain("Keeper");

            using var anybody = app.Anonymous();
            var page = await (await anybody.Get("/sign-in")).Text();
            page.ShouldContain("#4a1d7c");
            page.ShouldContain("rr-header__logo");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Roles_and_subjects_are_read_from_the_claims_that_are_configured()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await ConfiguredApp.Start(cluster, ("Oidc:Authority", provider.Issuer),
            ("Oidc:Audience", TestProvider.Audience),
            ("Oidc:RoleClaim", "groups"), ("Oidc:SubjectClaim", "oid"), ("Oidc:Roles:keepers", "auditor"));

        async Task<JsonNode> Who(string subject)
        {
            using var client = app.Anonymous();
            client.DefaultRequestHeaders.Authorization = new("Bearer", provider.Token(claims =>
                (claims["oid"], claims["groups"], claims["roles"]) = (subject, new[] { "keepers" }, new[] { "editors" })));
            return JsonNode.Parse(await (await client.Get("/api/v1/me")).Text())!;
        }

        var (ann, ben, again) = (await Who("ann"), await Who("ben"), await Who("ann"));
        ann["roles"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("auditor");
        again["id"]!.GetValue<string>().ShouldBe(ann["id"]!.GetValue<string>());
        ben["id"]!.GetValue<string>().ShouldNotBe(ann["id"]!.GetValue<string>());
    }

    static async Task WriteTemplates(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Wells", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var root = request.CreateSelfSigned(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(1));
        foreach (var (name, text) in new[]
        {
            ("roots.pem", root.ExportCertificatePem()), ("digest.txt", "Wells: {{count}}\n{{#lines}}{{what}}{{/lines}}"),
            ("digest.html", "<p>{{#lines}}{{what}}{{/lines}}</p>"),
        })
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);
    }

    static IEnumerable<string> Names =>
        Own.Select(setting => setting.Name).Concat(["Pages:Logo", "SpoolFolder", "Mail:Templates", "Mail:TrustedRoots"])
            .Select(name => NumberInName().Replace(name, ":N"));

    // "`Register:Organisation`, `RegisterName`" names both of Register; "`Implications:N:Heading` and `Text`" both of Implications.
    static IEnumerable<string> NamesIn(string row)
    {
        var (section, list) = ("", "");
        foreach (Match each in NameInCell().Matches(row.Split('|')[1]))
        {
            var name = each.Groups["name"].Value;
            if (section.Length == 0 && name.Contains(':', StringComparison.Ordinal)) section = name[..(name.IndexOf(':') + 1)];
            else if (list.Length > 0 && !name.Contains(":N", StringComparison.Ordinal)) name = list + name;
            else if (section.Length > 0 && !name.StartsWith(section, StringComparison.Ordinal)) name = section + name;
            if (name.Contains(":N:", StringComparison.Ordinal)) list = name[..(name.LastIndexOf(':') + 1)];
            yield return name;
        }
    }

    static string Root => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(OpenApi.ApiSpecification.PathOfCommitted)!, ".."));

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameInCell();

    [GeneratedRegex(":[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberInName();
}
