// Microsoft.Azure.Functions.Worker.Extensions.DurableTask 1.1.7
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

[AttributeUsage(AttributeTargets.Parameter)]
[DebuggerDisplay("{Activity}")]
public sealed class ActivityTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>The name the activity goes by; none: the function's.</summary>
    public string? Activity { get; set; }
}
