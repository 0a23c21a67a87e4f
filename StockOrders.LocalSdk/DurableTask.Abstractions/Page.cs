// Microsoft.DurableTask.Abstractions 1.25.0
namespace Microsoft.DurableTask;

/// <summary>Some of a list, and where it goes on; no token: it ends here.</summary>
public sealed class Page<T>
    where T : notnull
{
    public Page(IReadOnlyList<T> values, string? continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        (Values, ContinuationToken) = (values, continuationToken);
    }

    public IReadOnlyList<T> Values { get; }

    public string? ContinuationToken { get; }
}
