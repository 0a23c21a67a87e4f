// Microsoft.DurableTask.Client 1.25.0
namespace Microsoft.DurableTask.Client;

/// <summary>Which finished orchestrations to forget.</summary>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null);
