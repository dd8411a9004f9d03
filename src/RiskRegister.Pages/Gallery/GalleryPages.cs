using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;

namespace RiskRegister.Pages.Gallery;

/// <summary>Every component, as it looks; for developers.</summary>
static class GalleryPages
{
    public static void MapGallery(this IEndpointRouteBuilder routes)
    {
        var pages = routes.PagesForAnybody();
        pages.MapGet("/components", () => PageRequests.Page<GalleryPage>());
    }
}
