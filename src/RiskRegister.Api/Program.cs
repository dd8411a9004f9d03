using System.Runtime.InteropServices;
using RiskRegister.Api.Features.Access;
using RiskRegister.Api.Features.Audit;
using RiskRegister.Api.Features.Calendars;
using RiskRegister.Api.Features.Committees;
using RiskRegister.Api.Features.Dossiers;
using RiskRegister.Api.Features.Entries;
using RiskRegister.Api.Features.Events;
using RiskRegister.Api.Features.Imports;
using RiskRegister.Api.Features.Keys;
using RiskRegister.Api.Features.Performance;
using RiskRegister.Api.Features.Posts;
using RiskRegister.Api.Features.Register;
using RiskRegister.Api.Features.Reminders;
using RiskRegister.Api.Features.Rounds;
using RiskRegister.Api.Features.Snapshots;
using RiskRegister.Api.Features.Verification;
using RiskRegister.Api.Features.Webhooks;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Api.OpenApi;
using RiskRegister.Api.Operations;
using RiskRegister.Api.Pdf;
using RiskRegister.Api.Security;
using RiskRegister.Api.Start;
using RiskRegister.Pages;
using RiskRegister.UseCases.Audit;
using RiskRegister.UseCases.Calendars;
using RiskRegister.UseCases.Committees;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Dossiers;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Events;
using RiskRegister.UseCases.Imports;
using RiskRegister.UseCases.Keys;
using RiskRegister.UseCases.Performance;
using RiskRegister.UseCases.Posts;
using RiskRegister.UseCases.Register;
using RiskRegister.UseCases.Reminders;
using RiskRegister.UseCases.Rounds;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;
using RiskRegister.UseCases.Verification;
using RiskRegister.UseCases.Webhooks;

var (done, settings) = await CommandLine.Run(args, Console.Out, Console.Error);
if (done is { } code) return code;

// The OpenAPI document is written during the build, from the routes alone.
var describesOnly = System.Reflection.Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
builder.Logging.ClearProviders();
if (!describesOnly) builder.Logging.AddServiceLog(builder.Configuration);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = JsonBody.LargestBody;
    kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
    kestrel.Limits.MaxRequestLineSize = 8 * 1024;
});
if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://localhost:8080");

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<RegisterMetrics>();
builder.Services.AddSingleton<RefusedSignIns>();
if (!describesOnly) builder.Services.AddHostedService(services => services.GetRequiredService<RefusedSignIns>());
builder.Services.AddSingleton<IdempotentPosts>();
builder.Services.AddEntries();
builder.Services.AddSingleton<EntryViews>();
builder.Services.AddSingleton<EntryRequests>();
builder.Services.AddSnapshots();
builder.Services.AddRegister();
builder.Services.AddVerification();
builder.Services.AddKeys();
builder.Services.AddPosts();
builder.Services.AddRounds();
builder.Services.AddEvents();
builder.Services.AddReminders();
builder.Services.AddCalendars().AddSingleton<CalendarWriter>();
builder.Services.AddWebhooks();
builder.Services.AddSingleton<RoundDocuments>();
builder.Services.AddDossiers().AddSingleton<DossierRequests>();
builder.Services.AddCommittees();
builder.Services.AddAudit();
builder.Services.AddPerformance();
builder.Services.AddSingleton<Transactions>();
builder.Services.AddSingleton<PdfPrinter>();
builder.Services.AddSingleton<ReportForms>();
builder.Services.AddSingleton<DocumentKeys>();
builder.Services.AddSingleton<DocumentCache>();
builder.Services.AddSingleton<FrozenDocuments>();
builder.Services.AddSingleton<ImportRegister>();
builder.Services.AddSingleton<AnalyseImport>();
builder.Services.AddSingleton<ImportProfiles>();
builder.Services.AddSingleton<SampleRegister>().AddSingleton<SampleMeasures>().AddSingleton<SampleCommittees>().AddSingleton<SampleMarks>();
builder.Services.AddSingleton<AdminKey>();

builder.Services.AddCompression();
builder.Services.AddHostedService<ServerRefusals>();
builder.Services.AddCors();
builder.Services.AddApiDocument();

// A Ctrl-C while the database is being made must stop that too.
using var stopping = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var starting = ServiceLog.ForStart(builder.Configuration);
var logger = starting.CreateLogger(ServiceLog.Start);
var hasStarted = false;
try
{
    ServiceConfiguration.Complete(builder.Configuration);
    var register = new RegisterSettingsInForce(SettingsConfiguration.Read(builder.Configuration));
    builder.Services.AddSingleton(register);
    builder.Services.AddSingleton(SettingsConfiguration.ReadReport(builder.Configuration));
    builder.Services.AddSingleton(SettingsConfiguration.ReadRound(builder.Configuration));
    builder.Services.AddSingleton(SpoolFolder.Read(builder.Configuration));
    builder.AddCredentials();
    builder.AddLimits();
    builder.AddEncryption();
    builder.AddPages();
    builder.AddWebhookSending(sends: !describesOnly);
    builder.AddOperations(describesOnly);
    builder.AddMailSending(register, sends: !describesOnly);
    await using var database = describesOnly ? null
        : await RegisterDatabase.Open(builder.Configuration, starting, share: false, stopping.Token);
    builder.Services.AddSingleton(_ => database?.Source
        ?? throw new InvalidOperationException("Nothing is stored while the document is written."));
    builder.Services.AddSingleton(_ => new PlannedDatabase(database!.Planned));
    if (database?.Replica is { } follower)
    {
        builder.Services.AddSingleton(services => new ReplicaDatabase(
            follower, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<ReplicaDatabase>>()));
    }

    builder.AddDraining(isShared: database is { IsEmbedded: false });

    var app = builder.Build();
    app.UseMiddleware<AnswerHeaders>();
    if (database?.Replica is not null) app.UseMiddleware<ReplicaHeaders>();
    app.UseMiddleware<HeadRequests>();
    app.UseResponseCompression();
    app.UseRouting();
    app.UseMiddleware<ErrorBoundary>();
    app.UseMiddleware<RequestBodies>();
    app.UseProxies();
    app.UseEncryption();
    app.UseCrossOrigin();
    app.MapApiDocument();
    app.UseMiddleware<WorkTime>(TimeSpan.FromSeconds(app.Services.GetRequiredService<LimitSettings>().RequestSeconds));
    app.UseAuthentication();
    app.UseMiddleware<RateLimitHeaders>();
    app.UseRateLimiter();
    app.UseAuthorization();

    var api = app.MapGroup(RegisterApi.Base);
    api.MapEntries();
    api.MapDossiers();
    api.MapRegister();
    api.MapSnapshots();
    api.MapImports();
    api.MapPerformance();
    api.MapVerification();
    api.MapAccess();
    api.MapKeys();
    api.MapPosts();
    api.MapRounds();
    api.MapReminders();
    api.MapCalendars(app);
    api.MapCommittees();
    api.MapEvents();
    api.MapWebhooks();
    api.MapAudit();
    app.MapHealth();
    app.MapProblems();
    app.MapRegisterPages(app.Environment);
    app.MapPageDownloads();
    if (app.Services.GetRequiredService<PagesSettings>().Public) app.MapPublishedDownloads();

    if (database is not null)
    {
        if (database.IsEmbedded && builder.Configuration.GetValue("Sample", defaultValue: true))
            await app.Services.GetRequiredService<SampleRegister>().LoadWhenEmpty(logger, stopping.Token);
        await app.Services.GetRequiredService<AdminKey>().EnsureOne(builder.Configuration, logger, stopping.Token);
        await WarmUp.Run(app.Services, stopping.Token);
        PdfPrinter.ClearUp(TimeProvider.System, logger);
        if (database.IsEmbedded) app.PrintSignInLink();
    }

    app.Lifetime.ApplicationStarted.Register(() => hasStarted = true);
    Welcome.WhenStarted(app, logger);
    await app.RunAsync();
    return 0;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 130;
}
catch (Exception exception) when (!hasStarted && exception is not HostAbortedException)
{
    logger.LogCritical("The service does not start. {Reason}", StartFault.Of(exception));
    logger.LogDebug(exception, "Where it failed");
    return CommandLine.Failed;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}

/// <summary>The service; named for the tests that start it.</summary>
public sealed partial class Program;
