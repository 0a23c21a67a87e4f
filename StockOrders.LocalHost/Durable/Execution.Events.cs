namespace StockOrders.LocalHost.Durable;

/// <content>What each entry of a history does to the orchestration, the same in a replay and the first time.</content>
internal sealed partial class Execution
{
    private void Process(HistoryEvent entry)
    {
        if (entry is StepStarted step)
        {
            if (!firstStep && IsReplaying)
                tasks.EndOfStep();
            firstStep = false;
            Now = DateTime.SpecifyKind(step.At, DateTimeKind.Utc);
            return;
        }
        if (entry is IDecision decision)
            tasks.Confirm(decision);
        else if (suspended && entry is not (Resumed or Terminated or Broken))
            whileSuspended.Enqueue(entry);
        else
            Handle(entry);
        thread.Drain();
    }

    private void Handle(HistoryEvent entry)
    {
        switch (entry)
        {
            case ExecutionStarted started:
                orchestrator = started.Name;
                code = Start(new LocalOrchestrationContext(instanceId, started, this, tasks, inbox, converter, loggers));
                break;
            case TaskCompleted done:
                tasks.Complete(done.Id, done.Result);
                break;
            case TaskFailed failed:
                tasks.Fail(failed.Id, failed.Failure);
                break;
            case ChildCompleted done:
                tasks.Complete(done.Id, done.Result);
                break;
            case ChildFailed failed:
                tasks.Fail(failed.Id, failed.Failure);
                break;
            case TimerFired fired:
                tasks.Complete(fired.Id, null);
                break;
            case EventRaised raised when again is not null:
                carried.Add(raised);
                break;
            case EventRaised raised:
                inbox.Raise(raised);
                break;
            case Suspended:
                suspended = true;
                break;
            case Resumed:
                suspended = false;
                while (!suspended && whileSuspended.TryDequeue(out var late))
                {
                    Handle(late);
                    thread.Drain();
                }
                break;
            case Terminated terminated:
                end ??= new ExecutionCompleted(ExecutionEnd.Terminated, terminated.Output, null);
                break;
            case Broken broken:
                end ??= new ExecutionCompleted(ExecutionEnd.Failed, null, broken.Failure);
                break;
        }
    }
}
