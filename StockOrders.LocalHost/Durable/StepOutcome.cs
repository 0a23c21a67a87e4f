namespace StockOrders.LocalHost.Durable;

/// <summary>What one step of an orchestration came to; persisted as a whole or not at all.</summary>
/// <param name="Decisions">What the code decided in this step, in order.</param>
/// <param name="CancelledTimers">Numbers of timers that the code called off in this step.</param>
/// <param name="End">How the execution ended, or null where it goes on.</param>
/// <param name="CustomStatus">The custom status in force after the step, or null where the code set none.</param>
/// <param name="CarriedEvents">On continue-as-new: the events that the next execution begins with.</param>
/// <param name="IsSuspended">Whether the orchestration is suspended after the step.</param>
/// <param name="OpenTasks">After the code has returned: what it still waits for, in words. Else empty.</param>
internal sealed record StepOutcome(
    IReadOnlyList<HistoryEvent> Decisions,
    IReadOnlyCollection<int> CancelledTimers,
    ExecutionCompleted? End,
    CustomStatus? CustomStatus,
    IReadOnlyList<EventRaised> CarriedEvents,
    bool IsSuspended,
    IReadOnlyList<string> OpenTasks);

/// <summary>A custom status that was set; its JSON is null where it was set to nothing.</summary>
internal sealed record CustomStatus(string? Json);
