// Microsoft.Azure.Functions.Worker.Core 2.52.0
namespace Microsoft.Azure.Functions.Worker;

/// <summary>The raw values that came with the trigger, by name.</summary>
public abstract class BindingContext
{
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
