using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Rounds;

namespace RiskRegister.Api.Features.Rounds;

/// <summary>Everything under /rounds, and /me/tasks.</summary>
public static class RoundRoutes
{
    public static void MapRounds(this RouteGroupBuilder api)
    {
        var rounds = api.MapGroup("/rounds").WithTags("Rounds");
        MapReadings(rounds.MapGroup("").For(Policy.ReadLive));
        MapChanges(rounds.MapGroup("").For(Policy.RunRegister));
        rounds.MapPost("/{round}/sign-offs", TaskEndpoints.SignOff).For(Policy.ChangeEntries).WithName("signOffTasks")
            .WithSummary("Sign off what entries of a service now say").Reads<MarkRequest>().Answers<MarksDocument>()
            .Refuses(Refusals.Invalid, RoundRefusals.NotFound, RoundRefusals.WrongState, RoundRefusals.TaskState,
                RoundRefusals.NotYourSignOff);
        api.MapGet("/me/tasks", TaskEndpoints.Mine).For(Policy.ReadLive).WithTags("Rounds").WithName("listMyTasks")
            .WithSummary("List what is the caller's to do, first due first").Answers<Page<MyTaskDocument>>()
            .Takes(Page.Limit, Cursor.Parameter);
    }

    static void MapReadings(RouteGroupBuilder rounds)
    {
        rounds.MapGet("", RoundEndpoints.List).WithName("listRounds").WithSummary("List rounds, the latest quarter first")
            .Answers<Page<RoundSummary>>().Takes(Page.Limit, Cursor.Parameter);
        rounds.MapGet("/{round}", RoundEndpoints.Read).WithName("readRound").WithSummary("Read a quarter's round, and how entries stand")
            .Answers<RoundDocument>().Refuses(RoundRefusals.NotFound);
        rounds.MapGet("/{round}/tasks", TaskEndpoints.List).WithName("listTasks").WithSummary("List where the open entries stand")
            .Answers<Page<TaskDocument>>()
            .Takes(TaskEndpoints.Service, TaskEndpoints.Owner, TaskEndpoints.State, Page.Limit, Cursor.Parameter)
            .Refuses(RoundRefusals.NotFound);
    }

    static void MapChanges(RouteGroupBuilder rounds)
    {
        rounds.MapPost("", RoundEndpoints.Plan).WithName("planRound").WithSummary("Plan a quarter's round")
            .Reads<RoundRequest>().Answers<RoundDocument>(StatusCodes.Status201Created).Refuses(Refusals.Invalid, RoundRefusals.Exists);
        rounds.MapPatch("/{round}", RoundEndpoints.Move).WithName("moveRound").WithSummary("Move a round's dates")
            .Reads<RoundPatchRequest>("application/merge-patch+json").Answers<RoundDocument>().NeedsMatch()
            .Refuses(Refusals.Invalid, RoundRefusals.NotFound, RoundRefusals.WrongState);
        rounds.MapPost("/{round}/opening", RoundEndpoints.Open).WithName("openRound").WithSummary("Open a round before its day")
            .Answers<RoundDocument>().NeedsMatch().Refuses(RoundRefusals.NotFound, RoundRefusals.WrongState);
        rounds.MapPost("/{round}/closure", RoundEndpoints.Close).WithName("closeRound")
            .WithSummary("Close a round before its last day is over")
            .Answers<RoundDocument>().NeedsMatch().Refuses(RoundRefusals.NotFound, RoundRefusals.WrongState, RoundRefusals.ResponseMissing);
        rounds.MapPost("/{round}/returns", TaskEndpoints.Return).WithName("returnTasks").WithSummary("Send entries back to their owners")
            .Reads<ReturnRequest>().Answers<MarksDocument>()
            .Refuses(Refusals.Invalid, RoundRefusals.NotFound, RoundRefusals.WrongState, RoundRefusals.TaskState);
        rounds.MapPost("/{round}/reminders", TaskEndpoints.Remind).WithName("remindOfTasks").WithSummary("Remind owners of entries")
            .Reads<MarkRequest>().Answers<MarksDocument>()
            .Refuses(Refusals.Invalid, RoundRefusals.NotFound, RoundRefusals.WrongState, RoundRefusals.TaskState);
    }
}
