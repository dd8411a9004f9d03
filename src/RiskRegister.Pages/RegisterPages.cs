using Microsoft.Extensions.Hosting;
using RiskRegister.Pages.Audit;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Entries;
using RiskRegister.Pages.Gallery;
using RiskRegister.Pages.HeatMap;
using RiskRegister.Pages.Home;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Imports;
using RiskRegister.Pages.Keys;
using RiskRegister.Pages.Measures;
using RiskRegister.Pages.Meetings;
using RiskRegister.Pages.PerformanceReports;
using RiskRegister.Pages.Posts;
using RiskRegister.Pages.QuickUpdate;
using RiskRegister.Pages.Register;
using RiskRegister.Pages.Rounds;
using RiskRegister.Pages.Routes;
using RiskRegister.Pages.Sessions;
using RiskRegister.Pages.SigningIn;
using RiskRegister.Pages.Snapshots;
using RiskRegister.Pages.Verification;

namespace RiskRegister.Pages;

/// <summary>The pages, hosted in the service's own process: the table of contents.</summary>
public static class RegisterPages
{
    public static void AddRegisterPages(this IServiceCollection services, PagesSettings settings)
    {
        services.AddRazorComponents();
        services.AddSingleton(settings);
        services.AddSingleton<Assets>();
        services.AddSingleton<Times>();
        services.AddPageSessions();
    }

    public static void MapRegisterPages(this IEndpointRouteBuilder routes, IHostEnvironment environment)
    {
        routes.MapGet("/assets/{name}", Assets.Serve).AllowAnonymous().ExcludeFromDescription().WithMetadata(new PageMark());
        routes.MapSigningIn();
        routes.MapProvider();
        routes.MapHome();
        routes.MapRegisterList();
        routes.MapEntry();
        routes.MapEntryLife();
        routes.MapComments();
        routes.MapAttachments();
        routes.MapEntryLinks();
        routes.MapMoves();
        routes.MapHistory();
        routes.MapQuickUpdate();
        routes.MapHeatMap();
        routes.MapSnapshots();
        if (routes.ServiceProvider.GetRequiredService<PagesSettings>().Public)
        {
            routes.MapPublished();
            routes.MapPublishedReports();
        }

        routes.MapRounds();
        routes.MapMeetings();
        routes.MapImport();
        routes.MapMeasures();
        routes.MapPerformanceReports();
        routes.MapAuditLog();
        routes.MapVerificationPage();
        routes.MapKeys();
        routes.MapPosts();
        if (environment.IsDevelopment()) routes.MapGallery();
    }
}
