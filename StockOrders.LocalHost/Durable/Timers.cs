using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Durable;

/// <summary>When the earliest durable timer falls due, remembered so that asking is cheap.</summary>
internal sealed class Timers(HostState state)
{
    private readonly Lock gate = new();
    private bool known;
    private DateTime? next;

    public DateTimeOffset? Next()
    {
        lock (gate)
        {
            if (!known)
            {
                next = state.Read(static session => session.Number("SELECT min(due) FROM durable_timers")) is { } ticks
                    ? new DateTime(ticks, DateTimeKind.Utc)
                    : null;
                known = true;
            }
            return next is { } due ? new DateTimeOffset(due) : null;
        }
    }

    public void Set(DateTime due)
    {
        lock (gate)
        {
            if (known && (next is null || due < next))
                next = due;
        }
    }

    public void Removed()
    {
        lock (gate)
            known = false;
    }
}
