using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Timers;

/// <param name="Last">The occurrence run last; null before the first.</param>
/// <param name="Updated">When the state was written last.</param>
internal sealed record TimerStatus(DateTimeOffset? Last, DateTimeOffset Next, DateTimeOffset Updated);

/// <summary>Where each timer stands, kept over restarts.</summary>
internal sealed class TimerState
{
    private readonly HostState state;

    public TimerState(HostState state)
    {
        this.state = state;
        state.Define("CREATE TABLE IF NOT EXISTS timers (name TEXT PRIMARY KEY, last INTEGER, next INTEGER NOT NULL, updated INTEGER NOT NULL) WITHOUT ROWID;");
    }

    public TimerStatus? Read(string name) => state.Read(session => session.First(
        "SELECT last, next, updated FROM timers WHERE name = ?1",
        row => new TimerStatus(row.IsDBNull(0) ? null : At(row.GetInt64(0)), At(row.GetInt64(1)), At(row.GetInt64(2))),
        name));

    public void Write(string name, TimerStatus status) => state.Write(session => session.Execute(
        "INSERT OR REPLACE INTO timers (name, last, next, updated) VALUES (?1, ?2, ?3, ?4)",
        name, status.Last?.UtcTicks, status.Next.UtcTicks, status.Updated.UtcTicks));

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
