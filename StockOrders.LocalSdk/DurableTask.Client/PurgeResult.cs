// Microsoft.DurableTask.Client 1.25.0
namespace Microsoft.DurableTask.Client;

/// <summary>How many orchestrations were forgotten, and whether those were all that match (null: not known).</summary>
public class PurgeResult
{
    public PurgeResult(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        PurgedInstanceCount = count;
    }

    public PurgeResult(int count, bool? isComplete)
        : this(count) => IsComplete = isComplete;

    public int PurgedInstanceCount { get; }

    public bool? IsComplete { get; }
}
