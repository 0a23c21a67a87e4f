// Microsoft.Azure.Functions.Worker.Core 2.52.0
namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which of how many tries an invocation is, where the host retries it.</summary>
public abstract class RetryContext
{
    public abstract int RetryCount { get; }

    public abstract int MaxRetryCount { get; }
}
