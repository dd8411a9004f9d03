using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Committees;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Committees;

/// <summary>Everything under /questions, and the questions about an entry.</summary>
public static class QuestionRoutes
{
    public static void MapQuestions(this RouteGroupBuilder api)
    {
        var questions = api.MapGroup("/questions").WithTags("Committees");
        var read = questions.MapGroup("").For(Policy.ReadLive);
        read.MapGet("", QuestionEndpoints.List).WithName("listQuestions").WithSummary("List what members asked, the latest first")
            .Answers<Page<QuestionDocument>>()
            .Takes(QuestionEndpoints.State, QuestionEndpoints.Meeting, QuestionEndpoints.Post, QuestionEndpoints.ArisingAt, Page.Limit,
                Cursor.Parameter);
        read.MapGet("/{question}", QuestionEndpoints.Read).WithName("readQuestion").WithSummary("Read a question and its answer")
            .Answers<QuestionDocument>().Refuses(CommitteeRefusals.QuestionNotFound);
        api.MapGet("/entries/{reference}/questions", QuestionEndpoints.OfEntry).For(Policy.ReadLive).WithTags("Committees")
            .WithName("listQuestionsOfEntry").WithSummary("List what members asked about an entry, the latest first")
            .Answers<Page<QuestionDocument>>().Takes(Page.Limit, Cursor.Parameter).Refuses(EntryRefusals.NotFound);

        var run = questions.MapGroup("").For(Policy.RunRegister);
        run.MapPost("", QuestionEndpoints.Ask).WithName("askQuestion").WithSummary("Note a member's question, and who is to answer it")
            .Reads<QuestionRequest>().Answers<QuestionDocument>(StatusCodes.Status201Created)
            .Refuses(Refusals.Invalid, CommitteeRefusals.WrongState);
        run.MapPatch("/{question}", QuestionEndpoints.Change).WithName("changeQuestion")
            .WithSummary("Change a question, or who is to answer it").Reads<QuestionPatchRequest>("application/merge-patch+json")
            .Answers<QuestionDocument>().OfQuestion();
        run.MapPost("/{question}/withdrawal", QuestionEndpoints.Withdraw).WithName("withdrawQuestion")
            .WithSummary("Say that a question needs no answer").Reads<WithdrawalRequest>().Answers<QuestionDocument>().OfQuestion();
        questions.MapPost("/{question}/answer", QuestionEndpoints.Answer).For(Policy.ChangeEntries).WithName("answerQuestion")
            .WithSummary("Answer a question, or put another answer in the place of the one that was given").Reads<AnswerRequest>()
            .Answers<QuestionDocument>().OfQuestion().Refuses(CommitteeRefusals.NotYourQuestion);
    }

    static RouteHandlerBuilder OfQuestion(this RouteHandlerBuilder route) => route.NeedsMatch()
        .Refuses(Refusals.Invalid, CommitteeRefusals.QuestionNotFound, CommitteeRefusals.QuestionWithdrawn);
}
