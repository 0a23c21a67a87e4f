using System.Text.Json;
using Microsoft.DurableTask.Client;
using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Durable;

/// <summary>Stores one step of an orchestration; everything in the caller's one transaction.</summary>
/// <param name="Steps">How many steps the history held before this one.</param>
/// <param name="Events">What the step appends to the history: what it saw, then what it decided.</param>
/// <param name="LastSeq">The last inbox row that the step saw.</param>
internal sealed record StepCommit(
    string Id, ExecutionStarted Started, int Steps, List<HistoryEvent> Events, long LastSeq, StepOutcome Outcome, DateTime Now)
{
    /// <summary>Stores the step; false, and nothing done, where the execution is no longer the instance's own.</summary>
    public bool Store(StateSession session, Aftermath after)
    {
        if (Current(session, Id) is not { } current || current.Execution != Started.ExecutionId || InstanceRow.Ended(current.Status))
            return false;

        session.Execute("DELETE FROM durable_inbox WHERE instance = ?1 AND seq <= ?2", Id, LastSeq);
        after.Changed.Add(Id);
        if (Outcome.End is { End: ExecutionEnd.ContinuedAsNew } again)
        {
            CarryOut(session, after);
            Renew(session, after, again.Output);
            return true;
        }
        session.Execute(
            "INSERT INTO durable_history(instance, step, events) VALUES(?1, ?2, ?3)",
            Id,
            Steps,
            JsonSerializer.Serialize(Events, HistoryJson.Default.ListHistoryEvent));
        if (Outcome.End is { } end)
        {
            DurableRows.Clear(session, after, Id);
            CarryOut(session, after);
            Finish(session, after, end);
        }
        else
        {
            CarryOut(session, after);
            Update(session, Outcome.IsSuspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running, null, null);
        }
        return true;
    }

    private static (string Execution, OrchestrationRuntimeStatus Status)? Current(StateSession session, string id) => session.First<(string, OrchestrationRuntimeStatus)?>(
        "SELECT execution, status FROM durable_instances WHERE id = ?1",
        static row => (row.GetString(0), (OrchestrationRuntimeStatus)row.GetInt32(1)),
        id);

    private void CarryOut(StateSession session, Aftermath after)
    {
        var open = Outcome.End is null;
        foreach (var decision in Outcome.Decisions)
        {
            switch (decision)
            {
                case TaskScheduled task when open:
                    DurableRows.Schedule(session, after, Id, task);
                    break;
                case TimerCreated timer when open && !Outcome.CancelledTimers.Contains(timer.Id):
                    if (timer.FireAt <= Now)
                        DurableRows.Deliver(session, after, Id, new TimerFired(timer.Id));
                    else
                        DurableRows.SetTimer(session, after, Id, timer.Id, timer.FireAt, new TimerFired(timer.Id));
                    break;
                case ChildCreated child:
                    StartChild(session, after, child);
                    break;
                case EventSent sent when Current(session, sent.InstanceId) is { } target && !InstanceRow.Ended(target.Status):
                    DurableRows.Deliver(session, after, sent.InstanceId, new EventRaised(sent.Name, sent.Input));
                    break;
            }
        }
        foreach (var timer in Outcome.CancelledTimers)
        {
            if (session.Execute("DELETE FROM durable_timers WHERE instance = ?1 AND task = ?2", Id, timer) > 0)
                after.TimersRemoved = true;
        }
    }

    private void StartChild(StateSession session, Aftermath after, ChildCreated child)
    {
        if (Current(session, child.InstanceId) is { } existing && !InstanceRow.Ended(existing.Status))
        {
            var failure = new Failure(
                typeof(InvalidOperationException).FullName!, $"An orchestration instance with the id {child.InstanceId} already exists and has not ended.");
            DurableRows.Deliver(session, after, Id, new ChildFailed(child.Id, failure));
            return;
        }
        var parent = new ParentTask(Started.Name, Id, Started.ExecutionId, child.Id);
        var started = new ExecutionStarted(child.Name, child.Input, Guid.NewGuid().ToString("N"), parent);
        DurableRows.Create(session, after, child.InstanceId, started, null, null, Now);
    }

    private void Renew(StateSession session, Aftermath after, string? input)
    {
        session.Execute("DELETE FROM durable_history WHERE instance = ?1", Id);
        var started = Started with { Input = input, ExecutionId = Guid.NewGuid().ToString("N") };
        session.Execute(
            "UPDATE durable_instances SET execution = ?2, input = ?3, status = ?4, updated = ?5 WHERE id = ?1",
            Id,
            started.ExecutionId,
            input,
            (int)OrchestrationRuntimeStatus.Running,
            Now.Ticks);
        KeepStatus(session);
        DurableRows.Deliver(session, after, Id, started, first: true);
        foreach (var carried in Outcome.CarriedEvents)
            DurableRows.Deliver(session, after, Id, carried, first: true);
    }

    private void Finish(StateSession session, Aftermath after, ExecutionCompleted end)
    {
        var status = end.End switch
        {
            ExecutionEnd.Completed => OrchestrationRuntimeStatus.Completed,
            ExecutionEnd.Terminated => OrchestrationRuntimeStatus.Terminated,
            _ => OrchestrationRuntimeStatus.Failed,
        };
        Update(session, status, end.Output, end.Failure);
        if (Started.Parent is not { } parent || Current(session, parent.InstanceId) is not { } waits
            || waits.Execution != parent.ExecutionId || InstanceRow.Ended(waits.Status))
            return;
        HistoryEvent outcome = end.End switch
        {
            ExecutionEnd.Completed => new ChildCompleted(parent.TaskId, end.Output),
            ExecutionEnd.Terminated => new ChildFailed(parent.TaskId, new Failure("Terminated", $"The sub-orchestration '{Id}' was terminated.")),
            _ => new ChildFailed(parent.TaskId, end.Failure!),
        };
        DurableRows.Deliver(session, after, parent.InstanceId, outcome);
    }

    private void Update(StateSession session, OrchestrationRuntimeStatus status, string? output, Failure? failure)
    {
        session.Execute(
            "UPDATE durable_instances SET status = ?2, output = ?3, failure = ?4, updated = ?5 WHERE id = ?1",
            Id,
            (int)status,
            output,
            failure is null ? null : JsonSerializer.Serialize(failure, HistoryJson.Default.Failure),
            Now.Ticks);
        KeepStatus(session);
    }

    private void KeepStatus(StateSession session)
    {
        if (Outcome.CustomStatus is { } custom)
            session.Execute("UPDATE durable_instances SET custom_status = ?2 WHERE id = ?1", Id, custom.Json);
    }
}
