using System.Collections.Concurrent;
using RiskRegister.Api.Tests.Committees;
using RiskRegister.Api.Tests.Dossiers;
using RiskRegister.Api.Tests.Performance;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Hostile;

public sealed class HostileRequestsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    // Each feature adds its own corpus here.
    static IEnumerable<HostileRequest> Corpus(HostileTarget target, string measure, string report) =>
        [.. HostileBodies.Of(target), .. HostileHeads.Of(target), .. HostileMeasures.Of(target, measure, report)];

    // A meeting that was held, with a snapshot before it and a question that was asked.
    static async Task<IEnumerable<HostileRequest>> Beside(HttpClient editor, HostileTarget target)
    {
        await editor.Found("audit");
        var planned = await editor.PutBefore(await editor.Plan("audit", "2017-01-30"), new { snapshot = "2016-17-Q3" });
        var meeting = await editor.Conclude(planned);
        var question = await editor.Ask(meeting, target.Open.Entry.Reference!);
        var comment = await editor.Say(target.Open, "Is it so?");
        return HostileBeside.Of(target, meeting, await editor.ReportOf(meeting), question, $"{target.Open.Path}/comments/{comment.Id}");
    }

    [Fact]
    public async Task Each_bad_request_is_a_problem_that_names_its_fault_and_the_register_stays_as_it_was()
    {
        var editor = await app.Client([Role.Editor, Role.Analyst], []);
        var open = await editor.Create(new NewEntry { Actions = [new { text = "x" }], Controls = [new { text = "x" }] });
        var proposal = await editor.Create(new NewEntry { Status = "proposed" });
        var measure = await editor.Make("Bins emptied");
        await editor.Give(measure, "2017-18-Q3", new { value = 5 }).Json();
        await editor.Post("/api/v1/performance-reports", new { quarter = "2017-18-Q3" }).Json(201);
        var target = new HostileTarget(editor.DefaultRequestHeaders.Authorization!.Parameter!, open, proposal);
        HostileRequest[] corpus = [.. Corpus(target, measure.Path, "2017-18-Q3"), .. await Beside(editor, target)];
        var before = await RegisterDigest.Of(app);

        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(corpus, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (request, stop) =>
        {
            try
            {
                await Refused(request, stop);
            }
            catch (Exception exception)
            {
                wrong.Add($"{request}\n    {exception.Message.ReplaceLineEndings("\n    ")}");
            }
        });

        corpus.Length.ShouldBeGreaterThan(500);
        wrong.Count.ShouldBe(0,
            $"of {corpus.Length} were not refused as they should be:\n{string.Join('\n', wrong.Order(StringComparer.Ordinal))}");
        (await RegisterDigest.Of(app)).ShouldBe(before);
        (await editor.Get(open.Path).Entry()).ETag.ShouldBe(open.ETag);
    }

    async Task Refused(HostileRequest request, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(120));
        using var answer = await RawHttp.Send(app.ClientOptions.BaseAddress, request, limit.Token);
        ((int)answer.StatusCode).ShouldBeInRange(400, 499, await answer.Text());
        var problem = await answer.Problem();
        if (request.Code is not null) problem.Code.ShouldBe(request.Code, problem.Detail);
        if (request.Fault is not null) problem.Errors.ShouldNotBeNull(problem.Detail)
            .Keys.ShouldContain(key => Names(key, request.Fault), string.Join(", ", problem.Errors!.Keys));
    }

    // A fault may lie deeper than the member that was spoilt.
    static bool Names(string key, string fault) =>
        key == fault || (key.StartsWith(fault, StringComparison.Ordinal) && key[fault.Length] is '.' or '[' && fault != "$");
}
