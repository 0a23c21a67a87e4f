using System.Globalization;

namespace StockOrders.LocalHost.Durable;

/// <summary>
/// The decisions of one execution and the tasks that wait for their outcome. Decisions are numbered as they are made; on replay each is
/// held against history.
/// </summary>
internal sealed class TaskBook
{
    private readonly SortedDictionary<int, HistoryEvent> undecided = [];
    private readonly SortedDictionary<int, Open> open = [];
    private readonly HashSet<int> cancelledTimers = [];
    private int next;

    /// <summary>Decisions that history does not hold.</summary>
    public IReadOnlyList<HistoryEvent> New => [.. undecided.Values];

    public IReadOnlyCollection<int> CancelledTimers => cancelledTimers;

    public bool AnyOpen => open.Count > 0;

    /// <summary>The tasks still open, in words.</summary>
    public IReadOnlyList<string> OpenTasks => [.. open.Select(entry => string.Create(CultureInfo.InvariantCulture, $"step {entry.Key} {entry.Value.What}"))];

    /// <summary>Makes a decision without an outcome to wait for.</summary>
    public void Decide<T>(Func<int, T> decision)
        where T : HistoryEvent, IDecision => Add(decision);

    /// <summary>Makes a decision and waits for its outcome.</summary>
    public Task<string?> Start<T>(Func<int, T> decision)
        where T : HistoryEvent, IDecision => Book(decision).Completion.Task;

    /// <summary>Sets a timer that can be called off.</summary>
    public Task<string?> StartTimer(DateTime fireAt, Func<bool> legal, CancellationToken cancellation)
    {
        var timer = Book(id => new TimerCreated(id, fireAt));
        if (cancellation.CanBeCanceled)
            cancellation.Register(() =>
            {
                if (!legal() || !open.Remove(timer.Id))
                    return;
                cancelledTimers.Add(timer.Id);
                timer.Completion.TrySetCanceled(cancellation);
            });
        return timer.Completion.Task;
    }

    /// <summary>Holds what history says against what the code did.</summary>
    public void Confirm(IDecision history)
    {
        undecided.Remove(history.Id, out var did);
        if (did is not IDecision code || !history.SameAs(code))
            throw NonDeterminismException.OtherStep(history.Id, history, did as IDecision);
    }

    /// <summary>Called where history says that a step had ended: the code must not have decided more than history holds.</summary>
    public void EndOfStep()
    {
        if (undecided.Count > 0)
            throw NonDeterminismException.ExtraStep(undecided.First().Key, (IDecision)undecided.First().Value);
    }

    /// <summary>What was cancelled while replaying is no news.</summary>
    public void ForgetCancelled() => cancelledTimers.Clear();

    public void Complete(int id, string? result)
    {
        if (open.Remove(id, out var task))
            task.Completion.TrySetResult(result);
    }

    public void Fail(int id, Failure failure)
    {
        if (open.Remove(id, out var task))
            task.Completion.TrySetException(new TaskFailure(id, failure));
    }

    private Open Book<T>(Func<int, T> decision)
        where T : HistoryEvent, IDecision
    {
        var made = Add(decision);
        var task = new Open(made.Id, made.What());
        open.Add(made.Id, task);
        return task;
    }

    private T Add<T>(Func<int, T> decision)
        where T : HistoryEvent, IDecision
    {
        var made = decision(next++);
        undecided.Add(made.Id, made);
        return made;
    }

    private sealed record Open(int Id, string What)
    {
        // Continuations run inline, on the orchestrator's thread.
        public TaskCompletionSource<string?> Completion { get; } = new();
    }
}

/// <summary>A task failed; the context turns it into what the caller sees.</summary>
internal sealed class TaskFailure(int id, Failure failure) : Exception(failure.Message)
{
    public int Id => id;

    public Failure Failure => failure;
}
