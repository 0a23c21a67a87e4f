using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StockOrders.LocalHost.Clock;
using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Durable;

/// <summary>
/// Runs durable orchestrations over the host's state. Every step replays the orchestrator from its history and is stored in one
/// transaction with all it sets off; an activity's result is stored in one transaction with the end of its work item. So the process may
/// end at any instant: a new engine over the same state goes on where the last transaction stood.
/// </summary>
internal sealed class DurableEngine : IDueSource, IAsyncDisposable
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);

    private readonly HostState state;
    private readonly TimeProvider time;
    private readonly WorkTracker work;
    private readonly Scheduler scheduler;
    private readonly IDurableFunctions functions;
    private readonly DurableOptions options;
    private readonly ILoggerFactory loggers;
    private readonly ILogger log;
    private readonly Timers timers;
    private readonly Slots slots = new();
    private readonly ActivityRunner activities;
    private readonly WorkTracker own = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> changes = new(StringComparer.Ordinal);
    private volatile bool started;
    private volatile Exception? ended;

    public DurableEngine(
        HostState state, TimeProvider time, WorkTracker work, Scheduler scheduler, IDurableFunctions functions, DurableOptions options, ILoggerFactory loggers)
    {
        (this.state, this.time, this.work, this.scheduler, this.functions, this.options, this.loggers) =
            (state, time, work, scheduler, functions, options, loggers);
        log = loggers.CreateLogger<DurableEngine>();
        state.Define(DurableTables.Schema);
        timers = new Timers(state);
        activities = new ActivityRunner(this, functions, options.MaxActivities, log);
        Client = new LocalDurableTaskClient(this);
    }

    /// <summary>What functions get for their <c>[DurableClient]</c> parameters.</summary>
    public LocalDurableTaskClient Client { get; }

    public HostState State => state;

    public DurableOptions Options => options;

    public IDurableFunctions Functions => functions;

    public ILogger Log => log;

    /// <summary>Whether the engine was disposed or killed, and so does nothing any more.</summary>
    public bool HasEnded => ended is not null;

    /// <summary>The present instant, UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Takes up everything the state holds. Until then requests are stored and nothing runs.</summary>
    public void Start()
    {
        started = true;
        scheduler.Add(this);
        var after = new Aftermath();
        state.Read(session =>
        {
            after.Ready.UnionWith(session.Query("SELECT DISTINCT instance FROM durable_inbox", static row => row.GetString(0)));
            after.Activities.AddRange(session.Query(
                "SELECT seq, name, input, instance, task FROM durable_activities ORDER BY seq",
                static row => new ActivityRow(
                    row.GetInt64(0), new ActivityCall(row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3), row.GetInt32(4)))));
            return true;
        });
        Tell(after);
    }

    /// <inheritdoc/>
    public DateTimeOffset? NextDue() => started && ended is null ? timers.Next() : null;

    /// <inheritdoc/>
    public Task RunDue(DateTimeOffset now, CancellationToken cancellation)
    {
        Change(string.Empty, FaultPoint.TimersCommitted, (session, after) =>
        {
            DurableRows.FireTimers(session, after, now.UtcDateTime);
            return true;
        });
        return Task.CompletedTask;
    }

    /// <summary>One transaction of the engine; what it sets off is told after it is committed.</summary>
    public T Change<T>(string instanceId, FaultPoint committed, Func<StateSession, Aftermath, T> change)
    {
        var after = new Aftermath();
        var result = state.Write(session =>
        {
            ThrowIfEnded();
            return change(session, after);
        });
        Reached(committed, instanceId);
        Tell(after);
        return result;
    }

    /// <summary>Completes at the next change of the instance; ask before reading what it is now.</summary>
    public Task NextChange(string instanceId) =>
        changes.GetOrAdd(instanceId, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>The instance's history as a file that <see cref="HistoryReplay"/> reads, or null where there is no such instance.</summary>
    public string? ExportHistory(string instanceId) => state.Read(session => InstanceRow.Find(session, instanceId) is { } row
        ? JsonSerializer.Serialize(new HistoryFile(row.Id, row.Name, DurableRows.History(session, instanceId, out _)), HistoryJson.Default.HistoryFile)
        : null);

    public void Reached(FaultPoint point, string instanceId)
    {
        ThrowIfEnded();
        try
        {
            options.Faults?.Reached(point, instanceId);
        }
        catch (ProcessEndedException end)
        {
            ended = end;
            throw;
        }
    }

    /// <summary>Begins work that holds up both the host's rest and the engine's end.</summary>
    public IDisposable Begin() => new Both(work.Begin(), own.Begin());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        started = false;
        ended ??= new ObjectDisposedException(nameof(DurableEngine));
        await activities.StopAsync();
        await own.WhenIdle().WaitAsync(LongestFarewell).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        activities.Dispose();
    }

    private void ThrowIfEnded()
    {
        if (ended is { } reason)
            throw reason is ProcessEndedException ? new ProcessEndedException(reason.Message) : new ObjectDisposedException(nameof(DurableEngine));
    }

    private void Tell(Aftermath after)
    {
        if (after.TimersRemoved)
            timers.Removed();
        if (after.EarliestTimer is { } due)
        {
            timers.Set(due);
            scheduler.Changed(new DateTimeOffset(due));
        }
        foreach (var id in after.Changed)
        {
            if (changes.TryRemove(id, out var waiting))
                waiting.TrySetResult();
        }
        if (!started)
            return;
        foreach (var activity in after.Activities)
            activities.Enqueue(activity);
        foreach (var id in after.Ready)
            Ready(id);
    }

    private void Ready(string id)
    {
        if (slots.Take(id) is { } slot)
            ThreadPool.UnsafeQueueUserWorkItem(static job => job.Engine.Steps(job.Slot, job.Work), (Engine: this, Slot: slot, Work: Begin()), preferLocal: false);
    }

    private void Steps(Slot slot, IDisposable begun)
    {
        using (begun)
        {
            do
            {
                try
                {
                    if (ended is null)
                        Step(slot);
                }
                catch (ProcessEndedException)
                {
                    // The stand-in for a kill: nothing more is done, and nothing is to be said.
                }
                catch (Exception failure)
                {
                    slot.History = null;
                    if (ended is null)
                        DurableLog.StepFailed(log, failure, slot.Id);
                }
            }
            while (slots.Release(slot));
        }
    }

    private void Step(Slot slot)
    {
        var id = slot.Id;
        var (row, inbox) = state.Read(session => (InstanceRow.Find(session, id), Inbox(session, id)));
        if (inbox.Count == 0)
            return;
        if (row is null || row.HasEnded)
        {
            slot.History = null;
            Change(id, FaultPoint.StepCommitted, (session, _) =>
                session.Execute("DELETE FROM durable_inbox WHERE instance = ?1 AND seq <= ?2", id, inbox.Max(static entry => entry.Seq)));
            return;
        }
        if (slot.History is null || slot.ExecutionId != row.Execution)
        {
            (slot.History, slot.Steps) = state.Read(session => (DurableRows.History(session, id, out var steps), steps));
            slot.ExecutionId = row.Execution;
        }

        var started = (slot.History.Concat(inbox.Select(static entry => entry.Event))).OfType<ExecutionStarted>().FirstOrDefault();
        if (started is null)
        {
            EndBeforeItStarted(slot, row, inbox);
            return;
        }
        var now = Now;
        List<HistoryEvent> fresh = [new StepStarted(now), .. inbox.Select(static entry => entry.Event)];
        var execution = new Execution(id, functions, options.Converter, loggers, () => Strayed(id, started), name => DurableLog.EventLost(log, name, id));
        var outcome = execution.Run(slot.History, fresh);
        Reached(FaultPoint.StepRun, id);

        fresh.AddRange(outcome.Decisions);
        if (outcome.End is { } end)
            fresh.Add(end);
        var commit = new StepCommit(id, started, slot.Steps, fresh, inbox.Max(static entry => entry.Seq), outcome, now);
        var stored = Change(id, FaultPoint.StepCommitted, (session, after) =>
        {
            var kept = commit.Store(session, after);
            Reached(FaultPoint.StepWritten, id);
            return kept;
        });
        if (!stored || outcome.End is not null)
        {
            slot.History = null;
        }
        else
        {
            slot.History.AddRange(fresh);
            slot.Steps++;
        }
        Report(id, started.Name, outcome);
    }

    /// <summary>Something arrived for an instance that waits for its start: only an order to terminate is carried out before that.</summary>
    private void EndBeforeItStarted(Slot slot, InstanceRow row, List<(long Seq, HistoryEvent Event)> inbox)
    {
        slot.History = null;
        if (inbox.Select(static entry => entry.Event).OfType<Terminated>().FirstOrDefault() is not { } terminated)
            return;
        var started = new ExecutionStarted(row.Name, row.Input, row.Execution);
        var outcome = new StepOutcome([], [], new ExecutionCompleted(ExecutionEnd.Terminated, terminated.Output, null), null, [], false, []);
        var commit = new StepCommit(row.Id, started, 0, [new StepStarted(Now), terminated, outcome.End!], inbox.Max(static entry => entry.Seq), outcome, Now);
        Change(row.Id, FaultPoint.StepCommitted, commit.Store);
    }

    private void Report(string id, string name, StepOutcome outcome)
    {
        if (outcome.End is { End: ExecutionEnd.Failed, Failure: { } failure })
        {
            if (failure.Type == typeof(NonDeterminismException).FullName)
                DurableLog.NotDeterministic(log, id, name, failure.Message);
            else
                DurableLog.Failed(log, id, name, failure.Message);
        }
        else if (outcome.OpenTasks.Count > 0)
        {
            DurableLog.StillOpen(log, id, name, string.Join("; ", outcome.OpenTasks));
        }
    }

    private void Strayed(string id, ExecutionStarted started)
    {
        try
        {
            var failure = Failure.From(NonDeterminismException.NotDurable(started.Name, "its continuation came after its step had ended"));
            Change(id, FaultPoint.RequestCommitted, (session, after) =>
            {
                if (InstanceRow.Find(session, id) is { HasEnded: false } row && row.Execution == started.ExecutionId)
                    DurableRows.Deliver(session, after, id, new Broken(failure));
                return true;
            });
        }
        catch (Exception failure)
        {
            // The caller is whatever the orchestrator had wrongly awaited: a timer's thread or another task.
            DurableLog.StepFailed(log, failure, id);
        }
    }

    private static List<(long Seq, HistoryEvent Event)> Inbox(StateSession session, string id) => session.Query(
        "SELECT seq, event FROM durable_inbox WHERE instance = ?1 ORDER BY place, seq",
        static row => (row.GetInt64(0), JsonSerializer.Deserialize(row.GetString(1), HistoryJson.Default.HistoryEvent)!),
        id);

    private sealed class Both(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
