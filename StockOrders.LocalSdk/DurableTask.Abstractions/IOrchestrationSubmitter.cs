// Microsoft.DurableTask.Abstractions 1.25.0
namespace Microsoft.DurableTask.Internal;

public interface IOrchestrationSubmitter
{
    Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default);
}
