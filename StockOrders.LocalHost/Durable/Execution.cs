using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace StockOrders.LocalHost.Durable;

/// <summary>
/// One step of an orchestration: its code is run from the beginning, history gives the outcomes it has already seen, then the new
/// events are played. Used once.
/// </summary>
internal sealed partial class Execution
{
    private readonly string instanceId;
    private readonly IDurableFunctions functions;
    private readonly DataConverter converter;
    private readonly ILoggerFactory loggers;
    private readonly StepThread thread;
    private readonly TaskBook tasks = new();
    private readonly EventInbox inbox;
    private readonly Queue<HistoryEvent> whileSuspended = new();
    private readonly List<EventRaised> carried = [];
    private string orchestrator = string.Empty;
    private Task<object?>? code;
    private bool suspended;
    private bool firstStep = true;
    private (string? Input, bool Preserve)? again;
    private ExecutionCompleted? end;

    /// <param name="strayed">Called when, after the step, the orchestrator is found to have awaited something not durable.</param>
    /// <param name="lostEvent">Called with the name of an event that went to a cancelled wait, as it would in Azure.</param>
    public Execution(
        string instanceId, IDurableFunctions functions, DataConverter converter, ILoggerFactory loggers, Action strayed, Action<string> lostEvent)
    {
        (this.instanceId, this.functions, this.converter, this.loggers) = (instanceId, functions, converter, loggers);
        thread = new StepThread(strayed);
        inbox = new EventInbox(converter, name =>
        {
            if (!IsReplaying)
                lostEvent(name);
        });
    }

    /// <summary>The orchestrator's clock, UTC.</summary>
    public DateTime Now { get; private set; }

    public bool IsReplaying { get; private set; }

    public CustomStatus? Status { get; set; }

    /// <summary>Runs the step; everything that goes wrong in it is an outcome.</summary>
    public StepOutcome Run(IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> fresh)
    {
        var stray = thread.Run(() => Play(past, fresh));
        if (stray)
            Fail(NonDeterminismException.NotDurable(orchestrator, "its continuation came from another thread"));
        var decisions = end?.End is ExecutionEnd.Failed && end.Failure?.Type == typeof(NonDeterminismException).FullName ? [] : tasks.New;
        var returned = code?.IsCompleted == true && end is null;
        return new StepOutcome(decisions, [.. tasks.CancelledTimers], end, Status, carried, suspended, returned ? tasks.OpenTasks : []);
    }

    /// <summary>Whether the caller may touch the orchestration; if not, that is reported.</summary>
    public bool IsLegal()
    {
        if (!thread.IsCurrent)
            thread.Stray();
        return thread.IsCurrent;
    }

    public void EnsureLegal()
    {
        if (!IsLegal())
            throw NonDeterminismException.NotDurable(orchestrator, "its context was used on another thread or after its step had ended");
    }

    public void ContinueAsNew(string? input, bool preserve)
    {
        again = (input, preserve);
        if (preserve)
            carried.AddRange(inbox.TakeAll());
    }

    private void Play(IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> fresh)
    {
        try
        {
            IsReplaying = true;
            foreach (var entry in past)
                Process(entry);
            if (past.Count > 0)
                tasks.EndOfStep();
            tasks.ForgetCancelled();
            IsReplaying = false;
            foreach (var entry in fresh)
                Process(entry);
            if (end is null)
                Conclude();
        }
        catch (NonDeterminismException failure)
        {
            Fail(failure);
        }
    }

    private Task<object?> Start(LocalOrchestrationContext context)
    {
        try
        {
            return functions.RunOrchestrator(orchestrator, context);
        }
        catch (Exception failure)
        {
            // Thrown before its first await: the same as a task that failed.
            return Task.FromException<object?>(failure);
        }
    }

    /// <summary>As in Azure, an orchestration ends when its code has returned and nothing it started is still open.</summary>
    private void Conclude()
    {
        if (suspended || code is null)
            return;
        if (!code.IsCompleted)
        {
            if (!tasks.AnyOpen && !inbox.AnyWaiting)
                throw NonDeterminismException.NotDurable(orchestrator, "it waits, but for no task of its context");
            return;
        }
        if (tasks.AnyOpen)
            return;
        if (code.IsFaulted)
            Fail(code.Exception.InnerException!);
        else if (code.IsCanceled)
            Fail(new TaskCanceledException("The orchestrator ended as cancelled."));
        else if (again is { } next)
            end = new ExecutionCompleted(ExecutionEnd.ContinuedAsNew, next.Input, null);
        else
            Complete();
    }

    private void Complete()
    {
        try
        {
            end = new ExecutionCompleted(ExecutionEnd.Completed, converter.Serialize(code!.Result), null);
        }
        catch (Exception failure) when (failure is NotSupportedException or System.Text.Json.JsonException)
        {
            Fail(failure);
        }
    }

    private void Fail(Exception failure) => end = new ExecutionCompleted(ExecutionEnd.Failed, null, Failure.From(failure));
}
