using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;

namespace RiskRegister.Pages.Home;

/// <summary>The home page: where the quarter stands.</summary>
static class HomePages
{
    public static void MapHome(this IEndpointRouteBuilder routes) => routes.PagesFor(Right.AnyCaller).MapGet("/", Show);

    // GET /.
    static IResult Show() => PageRequests.Page<HomePage>();
}
