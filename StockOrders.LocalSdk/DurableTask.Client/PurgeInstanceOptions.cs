// Microsoft.DurableTask.Client 1.25.0
namespace Microsoft.DurableTask.Client;

/// <param name="Recursive">Whether its sub-orchestrations are forgotten with it.</param>
public record PurgeInstanceOptions(bool Recursive = false);
