// Microsoft.DurableTask.Abstractions 1.25.0
namespace Microsoft.DurableTask;

/// <summary>What a retry handler decides by.</summary>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);
