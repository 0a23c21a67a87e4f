using System.Text.Json;
using Microsoft.Extensions.Logging;
using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Durable;

/// <summary>
/// Takes orchestrations one step on: reads what is new for an instance, replays it from its history, plays the new, and stores what came
/// of it. An instance is stepped by one thread at a time, different instances side by side.
/// </summary>
internal sealed class Stepper(DurableEngine engine, ILoggerFactory loggers)
{
    private readonly Slots slots = new();

    /// <summary>Something new is in the instance's inbox.</summary>
    public void Ready(string id)
    {
        if (slots.Take(id) is { } slot)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                static job => job.Stepper.Steps(job.Slot, job.Work), (Stepper: this, Slot: slot, Work: engine.Begin()), preferLocal: false);
        }
    }

    private void Steps(Slot slot, IDisposable begun)
    {
        using (begun)
        {
            do
            {
                try
                {
                    if (!engine.HasEnded)
                        Step(slot);
                }
                catch (ProcessEndedException)
                {
                    // The stand-in for a kill: nothing more is done, and nothing is to be said.
                }
                catch (Exception failure)
                {
                    slot.History = null;
                    if (!engine.HasEnded)
                        DurableLog.StepFailed(engine.Log, failure, slot.Id);
                }
            }
            while (slots.Release(slot));
        }
    }

    private void Step(Slot slot)
    {
        var id = slot.Id;
        var (row, inbox) = engine.State.Read(session => (InstanceRow.Find(session, id), Inbox(session, id)));
        if (inbox.Count == 0)
            return;
        if (row is null || row.HasEnded)
        {
            slot.History = null;
            engine.Change(id, FaultPoint.StepCommitted, (session, _) =>
                session.Execute("DELETE FROM durable_inbox WHERE instance = ?1 AND seq <= ?2", id, inbox.Max(static entry => entry.Seq)));
            return;
        }
        if (slot.History is null || slot.ExecutionId != row.Execution)
        {
            (slot.History, slot.Steps) = engine.State.Read(session => (DurableRows.History(session, id, out var steps), steps));
            slot.ExecutionId = row.Execution;
        }

        var started = (slot.History.Concat(inbox.Select(static entry => entry.Event))).OfType<ExecutionStarted>().FirstOrDefault();
        if (started is null)
        {
            EndBeforeItStarted(slot, row, inbox);
            return;
        }
        var now = engine.Now;
        List<HistoryEvent> fresh = [new StepStarted(now), .. inbox.Select(static entry => entry.Event)];
        var execution = new Execution(id, engine.Functions, engine.Options.Converter, loggers, () => Strayed(id, started), name => DurableLog.EventLost(engine.Log, name, id));
        var outcome = execution.Run(slot.History, fresh);
        engine.Reached(FaultPoint.StepRun, id);

        fresh.AddRange(outcome.Decisions);
        if (outcome.End is { } end)
            fresh.Add(end);
        var commit = new StepCommit(id, started, slot.Steps, fresh, inbox.Max(static entry => entry.Seq), outcome, now);
        var stored = engine.Change(id, FaultPoint.StepCommitted, (session, after) =>
        {
            var kept = commit.Store(session, after);
            engine.Reached(FaultPoint.StepWritten, id);
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
        var commit = new StepCommit(row.Id, started, 0, [new StepStarted(engine.Now), terminated, outcome.End!], inbox.Max(static entry => entry.Seq), outcome, engine.Now);
        engine.Change(row.Id, FaultPoint.StepCommitted, commit.Store);
    }

    private void Report(string id, string name, StepOutcome outcome)
    {
        if (outcome.End is { End: ExecutionEnd.Failed, Failure: { } failure })
        {
            if (failure.Type == typeof(NonDeterminismException).FullName)
                DurableLog.NotDeterministic(engine.Log, id, name, failure.Message);
            else
                DurableLog.Failed(engine.Log, id, name, failure.Message);
        }
        else if (outcome.OpenTasks.Count > 0)
        {
            DurableLog.StillOpen(engine.Log, id, name, string.Join("; ", outcome.OpenTasks));
        }
    }

    private void Strayed(string id, ExecutionStarted started)
    {
        try
        {
            var failure = Failure.From(NonDeterminismException.NotDurable(started.Name, "its continuation came after its step had ended"));
            engine.Change(id, FaultPoint.RequestCommitted, (session, after) =>
            {
                if (InstanceRow.Find(session, id) is { HasEnded: false } row && row.Execution == started.ExecutionId)
                    DurableRows.Deliver(session, after, id, new Broken(failure));
                return true;
            });
        }
        catch (Exception failure)
        {
            // The caller is whatever the orchestrator had wrongly awaited: a timer's thread or another task.
            DurableLog.StepFailed(engine.Log, failure, id);
        }
    }

    private static List<(long Seq, HistoryEvent Event)> Inbox(StateSession session, string id) => session.Query(
        "SELECT seq, event FROM durable_inbox WHERE instance = ?1 ORDER BY place, seq",
        static row => (row.GetInt64(0), JsonSerializer.Deserialize(row.GetString(1), HistoryJson.Default.HistoryEvent)!),
        id);
}
