using System.Threading.Channels;
using RiskRegister.UseCases.Database;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Database;

public sealed class GatheredReadsTests
{
    readonly Channel<Asked> asked = Channel.CreateUnbounded<Asked>();
    readonly GatheredReads<int, string> reads;

    public GatheredReadsTests() => reads = new GatheredReads<int, string>(Ask, mostUnderWay: 2, Timeout.InfiniteTimeSpan);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_that_comes_alone_is_asked_at_once()
    {
        for (var number = 1; number <= 3; number++)
        {
            var answer = reads.Ask(number, Stop);
            asked.Reader.TryRead(out var alone).ShouldBeTrue();
            alone!.Questions.ShouldBe([number]);
            alone.Answer();
            (await answer).ShouldBe($"answer to {number}");
            await Task.Delay(10, Stop);
        }
    }

    [Fact]
    public async Task Those_that_come_while_others_are_under_way_are_asked_together_and_each_gets_its_own_answer()
    {
        var all = Enumerable.Range(1, 40).Select(number => reads.Ask(number, Stop)).ToList();
        var (first, second) = (await Next(), await Next());

        first.Questions.ShouldBe([1]);
        second.Questions.ShouldBe([2]);
        asked.Reader.TryRead(out _).ShouldBeFalse();
        second.Answer();
        var third = await Next();
        third.Questions.ShouldBe(Enumerable.Range(3, 32));
        first.Answer();
        var fourth = await Next();
        fourth.Questions.ShouldBe(Enumerable.Range(35, 6));
        fourth.Answer();
        third.Answer();
        (await Task.WhenAll(all)).ShouldBe(Enumerable.Range(1, 40).Select(number => $"answer to {number}"));
    }

    [Fact]
    public async Task A_question_is_not_answered_by_a_reading_that_began_before_it()
    {
        var (one, two, later) = (reads.Ask(1, Stop), reads.Ask(2, Stop), reads.Ask(1, Stop));
        var (first, second) = (await Next(), await Next());
        first.Answer();
        second.Answer();
        await Task.WhenAll(one, two);

        later.IsCompleted.ShouldBeFalse();
        (await Next()).Answer();
        (await later).ShouldBe("answer to 1");
    }

    [Fact]
    public async Task A_failure_reaches_those_who_were_asked_for_and_nobody_else()
    {
        var (one, two, three) = (reads.Ask(1, Stop), reads.Ask(2, Stop), reads.Ask(3, Stop));
        var (first, second) = (await Next(), await Next());
        first.Answers.SetException(new TimeoutException("away"));

        (await Should.ThrowAsync<TimeoutException>(() => one)).Message.ShouldBe("away");
        second.Answer();
        (await Next()).Answer();
        (await Task.WhenAll(two, three)).ShouldBe(["answer to 2", "answer to 3"]);
    }

    [Fact]
    public async Task A_reading_that_hangs_keeps_nobody_else_waiting()
    {
        var hasty = new GatheredReads<int, string>(Ask, mostUnderWay: 2, TimeSpan.FromMilliseconds(20));
        var (one, two, three) = (hasty.Ask(1, Stop), hasty.Ask(2, Stop), hasty.Ask(3, Stop));
        var (first, second, third) = (await Next(), await Next(), await Next());

        third.Questions.ShouldBe([3]);
        third.Answer();
        (await three).ShouldBe("answer to 3");
        first.Answer();
        second.Answer();
        (await Task.WhenAll(one, two)).ShouldBe(["answer to 1", "answer to 2"]);
    }

    [Fact]
    public async Task Who_has_gone_waits_no_longer_and_is_not_asked_for()
    {
        using var gone = new CancellationTokenSource();
        var (one, two, three, four) = (reads.Ask(1, Stop), reads.Ask(2, Stop), reads.Ask(3, gone.Token), reads.Ask(4, Stop));
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => three);
        (await Next()).Answer();
        (await Next()).Answer();
        var last = await Next();
        last.Questions.ShouldBe([4]);
        last.Answer();
        (await Task.WhenAll(one, two, four)).ShouldBe(["answer to 1", "answer to 2", "answer to 4"]);
    }

    Task<IReadOnlyList<string>> Ask(IReadOnlyList<int> questions, CancellationToken unwanted)
    {
        var next = new Asked(
            questions, unwanted, new TaskCompletionSource<IReadOnlyList<string>>(TaskCreationOptions.RunContinuationsAsynchronously));
        asked.Writer.TryWrite(next);
        return next.Answers.Task;
    }

    [Fact]
    public async Task A_reading_that_hangs_ends_when_all_whom_it_is_for_have_gone_and_not_before()
    {
        using CancellationTokenSource first = new(), second = new();
        var hasty = new GatheredReads<int, string>(Ask, mostUnderWay: 1, TimeSpan.FromMilliseconds(20));
        var (one, two, three) = (hasty.Ask(1, Stop), hasty.Ask(2, first.Token), hasty.Ask(3, second.Token));
        var (alone, together) = (await Next(), await Next());
        together.Questions.ShouldBe([2, 3]);
        var four = hasty.Ask(4, Stop);
        var last = await Next();

        await first.CancelAsync();
        together.Unwanted.IsCancellationRequested.ShouldBeFalse();
        await second.CancelAsync();
        together.Unwanted.IsCancellationRequested.ShouldBeTrue();

        alone.Unwanted.IsCancellationRequested.ShouldBeFalse();
        alone.Answer();
        last.Answer();
        (await Task.WhenAll(one, four)).ShouldBe(["answer to 1", "answer to 4"]);
        await Should.ThrowAsync<OperationCanceledException>(() => two);
        await Should.ThrowAsync<OperationCanceledException>(() => three);
    }

    [Fact]
    public async Task What_is_asked_for_others_is_in_nobodys_context()
    {
        var contexts = Channel.CreateUnbounded<string?>();
        var whose = new AsyncLocal<string?>();
        var asking = new GatheredReads<int, string>(async (questions, unwanted) =>
        {
            contexts.Writer.TryWrite(whose.Value);
            var answers = await Ask(questions, unwanted);
            contexts.Writer.TryWrite(whose.Value);
            return answers;
        }, mostUnderWay: 1, Timeout.InfiniteTimeSpan);

        whose.Value = "the first asker's";
        var (one, two) = (asking.Ask(1, Stop), asking.Ask(2, Stop));
        (await Next()).Answer();
        (await Next()).Answer();
        await Task.WhenAll(one, two);

        (await contexts.Reader.ReadAsync(Stop)).ShouldBe("the first asker's");
        for (var i = 0; i < 3; i++) (await contexts.Reader.ReadAsync(Stop)).ShouldBeNull();
    }

    ValueTask<Asked> Next() => asked.Reader.ReadAsync(Stop);

    sealed record Asked(IReadOnlyList<int> Questions, CancellationToken Unwanted, TaskCompletionSource<IReadOnlyList<string>> Answers)
    {
        public void Answer() => Answers.SetResult([.. Questions.Select(question => $"answer to {question}")]);
    }
}
