namespace RiskRegister.UseCases.Database;

/// <summary>
/// Asks the database for several requests at once. A question that comes alone is asked at once; those that come while others are under way
/// wait for one of them to end, but not long, and are then asked together. Nothing is remembered: each answer is read after its question
/// has come.
/// </summary>
/// <param name="ask">Answers questions in their order, in one round trip; stopped when nobody waits for it any longer.</param>
/// <param name="mostUnderWay">How many times it may be asking at once.</param>
/// <param name="patience">How long others wait for a reading that is not for them.</param>
public sealed class GatheredReads<TQuestion, TAnswer>(
    Func<IReadOnlyList<TQuestion>, CancellationToken, Task<IReadOnlyList<TAnswer>>> ask, int mostUnderWay, TimeSpan patience)
{
    const int MostTogether = 32;

    readonly Lock access = new();
    readonly Queue<Waiting> queue = new();
    int underWay;

    /// <summary>Half of the processors ask; the others have the answers to write.</summary>
    public GatheredReads(Func<IReadOnlyList<TQuestion>, CancellationToken, Task<IReadOnlyList<TAnswer>>> ask)
        : this(ask, Math.Max(1, Environment.ProcessorCount / 2), TimeSpan.FromMilliseconds(20))
    {
    }

    /// <param name="stop">Ends the waiting; what is asked for others goes on.</param>
    public Task<TAnswer> Ask(TQuestion question, CancellationToken stop)
    {
        var asked = new Waiting(question, stop);
        lock (access)
        {
            queue.Enqueue(asked);
            if (underWay == mostUnderWay) return asked.Task.WaitAsync(stop);
            underWay++;
        }

        // What is asked for others belongs to no trace and no log entry of this request.
        using (ExecutionContext.SuppressFlow()) _ = AskUntilNobodyWaits();
        return asked.Task.WaitAsync(stop);
    }

    // A reading that hangs, on a connection that has died, keeps nobody waiting but those it is for.
    async Task AskUntilNobodyWaits()
    {
        while (Next() is { Count: > 0 } together)
        {
            var unwanted = new CancellationTokenSource();
            var answering = Answer(together, unwanted.Token);
            if (await Task.WhenAny(answering, Task.Delay(patience)).ConfigureAwait(false) != answering)
                CancelWhenAllHaveGone(together, unwanted);

            // What is ready to run goes first, and may ask too.
            await Task.Yield();
        }
    }

    static void CancelWhenAllHaveGone(List<Waiting> together, CancellationTokenSource unwanted)
    {
        var left = together.Count;
        foreach (var each in together) each.WhenGone(() => { if (Interlocked.Decrement(ref left) == 0) unwanted.Cancel(); });
    }

    async Task Answer(List<Waiting> together, CancellationToken unwanted)
    {
        try
        {
            var answers = await ask([.. together.Select(each => each.Question)], unwanted).ConfigureAwait(false);
            for (var i = 0; i < together.Count; i++) together[i].SetResult(answers[i]);
        }
        catch (Exception exception)
        {
            foreach (var each in together) each.TrySetException(exception);
        }
    }

    List<Waiting> Next()
    {
        var together = new List<Waiting>();
        lock (access)
        {
            while (together.Count < MostTogether && queue.TryDequeue(out var next))
            {
                if (!next.HasGone) together.Add(next);
            }

            if (together.Count == 0) underWay--;
        }

        return together;
    }

    // Whoever waits goes on by itself, so that the next questions need not wait for what is done with these answers.
    sealed class Waiting(TQuestion question, CancellationToken stop) : TaskCompletionSource<TAnswer>(
        TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TQuestion Question => question;

        public bool HasGone => stop.IsCancellationRequested;

        public void WhenGone(Action then) => stop.Register(then);
    }
}
