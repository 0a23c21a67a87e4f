// Microsoft.Azure.Functions.Worker.Extensions.DurableTask 1.1.7
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The parameter is the client of a task hub (none named: the one of host.json).</summary>
public sealed class DurableClientAttribute : InputBindingAttribute
{
    public string? TaskHub { get; set; }

    public string? ConnectionName { get; set; }
}
