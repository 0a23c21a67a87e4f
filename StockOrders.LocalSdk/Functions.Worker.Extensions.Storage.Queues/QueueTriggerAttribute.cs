// Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues 5.5.5
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The function takes the messages of a storage queue.</summary>
public sealed class QueueTriggerAttribute(string queueName) : TriggerBindingAttribute
{
    public string QueueName { get; } = queueName;

    /// <summary>The name of the setting that holds the connection; none: the app's own storage.</summary>
    public string? Connection { get; set; }
}
