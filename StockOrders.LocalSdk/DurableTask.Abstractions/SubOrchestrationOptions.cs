// Microsoft.DurableTask.Abstractions 1.25.0
namespace Microsoft.DurableTask;

/// <summary>As <see cref="TaskOptions"/>, with the instance id that the sub-orchestration is to have.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry) => InstanceId = instanceId;

    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options) => InstanceId = instanceId ?? (options as SubOrchestrationOptions)?.InstanceId;

    public SubOrchestrationOptions(SubOrchestrationOptions options)
        : base(options) => InstanceId = options.InstanceId;

    public string? InstanceId { get; init; }
}
