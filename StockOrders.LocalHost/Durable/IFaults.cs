namespace StockOrders.LocalHost.Durable;

/// <summary>Where a test can let the process end. Throwing <see cref="ProcessEndedException"/> from here stops the engine dead.</summary>
internal interface IFaults
{
    /// <summary>Called each time the engine reaches such a point; it may be called on several threads at once.</summary>
    void Reached(FaultPoint point, string instanceId);
}

/// <summary>The instants between two things the engine does, around each of its transactions.</summary>
internal enum FaultPoint
{
    /// <summary>An orchestrator has run up to its next wait; nothing of it is stored.</summary>
    StepRun,

    /// <summary>All of a step's rows are written and not yet committed.</summary>
    StepWritten,

    /// <summary>A step is committed; what it set off has not been told to anybody.</summary>
    StepCommitted,

    /// <summary>An activity is about to run.</summary>
    ActivityTaken,

    /// <summary>An activity has run; its result is not stored.</summary>
    ActivityRun,

    /// <summary>An activity's result is committed; its orchestration has not been told.</summary>
    ActivityCommitted,

    /// <summary>Due timers are committed as fired; their orchestrations have not been told.</summary>
    TimersCommitted,

    /// <summary>A client's request (start, event, terminate, …) is committed; nobody has been told.</summary>
    RequestCommitted,
}

/// <summary>Stands for the end of the process in tests.</summary>
internal sealed class ProcessEndedException(string message) : Exception(message);
