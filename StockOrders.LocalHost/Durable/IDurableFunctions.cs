using Microsoft.DurableTask;

namespace StockOrders.LocalHost.Durable;

/// <summary>The app's orchestrators and activities as the durable engine calls them. Names are compared without regard to case.</summary>
internal interface IDurableFunctions
{
    /// <summary>Whether the app has an orchestrator of that name; an unknown one is refused when it is scheduled.</summary>
    bool HasOrchestrator(string name);

    /// <summary>
    /// Calls the orchestrator on the calling thread, under the engine's synchronisation context, and returns its task. Nothing on the way
    /// may await anything but the context's own tasks. The result is serialized by the engine; an exception fails the orchestration.
    /// </summary>
    Task<object?> RunOrchestrator(string name, TaskOrchestrationContext context);

    /// <summary>
    /// Runs an activity and returns its result as JSON, or null for none. It may be run again when the process ended before its result
    /// was kept. An exception fails the activity.
    /// </summary>
    Task<string?> RunActivity(ActivityCall call, CancellationToken cancellation);
}

/// <summary>One call of an activity: its function, its input as JSON, the orchestration that called it and the task's number in that.</summary>
internal sealed record ActivityCall(string Name, string? Input, string InstanceId, int TaskId);
