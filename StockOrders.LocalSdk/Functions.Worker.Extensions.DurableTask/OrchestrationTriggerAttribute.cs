// Microsoft.Azure.Functions.Worker.Extensions.DurableTask 1.1.7
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

[AttributeUsage(AttributeTargets.Parameter)]
[DebuggerDisplay("{Orchestration}")]
public sealed class OrchestrationTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>The name the orchestration goes by; none: the function's.</summary>
    public string? Orchestration { get; set; }
}
