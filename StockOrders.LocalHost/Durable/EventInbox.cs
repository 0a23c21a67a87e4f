using Microsoft.DurableTask;

namespace StockOrders.LocalHost.Durable;

/// <summary>
/// Events from outside and who waits for them, by name without regard to case. An event that nobody waits for is kept in order of
/// arrival. Of several that wait, the latest is served first, and one whose wait was cancelled still takes an event away: both as in
/// the real worker, where such an event is lost too.
/// </summary>
internal sealed class EventInbox(DataConverter converter, Action<string> lost)
{
    private readonly Dictionary<string, Stack<IWait>> waits = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<EventRaised> kept = [];

    /// <summary>Whether anything still waits.</summary>
    public bool AnyWaiting => waits.Values.Any(stack => stack.Any(wait => !wait.Task.IsCompleted));

    public Task<T> Wait<T>(string name, Func<bool> legal, CancellationToken cancellation)
    {
        var wait = new Waiting<T>(converter);
        if (!waits.TryGetValue(name, out var stack))
            waits[name] = stack = new Stack<IWait>();
        else if (stack.TryPeek(out var other) && other.Type != typeof(T))
            throw new ArgumentException($"Event '{name}' is already awaited as {other.Type}; it cannot be awaited as {typeof(T)} too.");
        stack.Push(wait);

        var first = kept.FindIndex(e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase));
        if (first >= 0)
        {
            var payload = kept[first].Input;
            kept.RemoveAt(first);
            Take(name, payload);
        }
        if (cancellation.CanBeCanceled)
            cancellation.Register(() =>
            {
                if (legal())
                    wait.Cancel(cancellation);
            });
        return wait.Completion.Task;
    }

    public void Raise(EventRaised raised)
    {
        if (!Take(raised.Name, raised.Input))
            kept.Add(raised);
    }

    /// <summary>The events that nobody took, in order of arrival; they are no longer kept here.</summary>
    public IReadOnlyList<EventRaised> TakeAll()
    {
        EventRaised[] all = [.. kept];
        kept.Clear();
        return all;
    }

    private bool Take(string name, string? payload)
    {
        if (!waits.TryGetValue(name, out var stack) || !stack.TryPop(out var wait))
            return false;
        if (stack.Count == 0)
            waits.Remove(name);
        if (!wait.Serve(payload))
            lost(name);
        return true;
    }

    private interface IWait
    {
        Type Type { get; }

        Task Task { get; }

        bool Serve(string? payload);
    }

    private sealed class Waiting<T>(DataConverter converter) : IWait
    {
        public TaskCompletionSource<T> Completion { get; } = new();

        public Type Type => typeof(T);

        public Task Task => Completion.Task;

        public bool Serve(string? payload)
        {
            try
            {
                return Completion.TrySetResult(converter.Deserialize<T>(payload)!);
            }
            catch (Exception failure) when (failure is System.Text.Json.JsonException or NotSupportedException)
            {
                return Completion.TrySetException(failure);
            }
        }

        public void Cancel(CancellationToken cancellation) => Completion.TrySetCanceled(cancellation);
    }
}
