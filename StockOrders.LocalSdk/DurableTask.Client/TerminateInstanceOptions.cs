// Microsoft.DurableTask.Client 1.25.0
namespace Microsoft.DurableTask.Client;

/// <param name="Output">What stands as its result.</param>
/// <param name="Recursive">Whether its sub-orchestrations end with it.</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
