using StockOrders.LocalHost.Clock;
using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Timers;

/// <summary>
/// A virtual clock whose instant is kept in the host's state: after a restart it goes on where it stood, for what is stored has lived
/// until then and time does not go back.
/// </summary>
internal static class KeptClock
{
    public static TimeProvider Open(HostState state, DateTimeOffset start)
    {
        state.Define("CREATE TABLE IF NOT EXISTS virtual_clock (id INTEGER PRIMARY KEY CHECK (id = 1), now INTEGER NOT NULL)");
        var kept = state.Read(session => session.Number("SELECT now FROM virtual_clock"));
        var clock = new VirtualClock(kept > start.UtcTicks ? new DateTimeOffset(kept.Value, TimeSpan.Zero) : start);
        clock.Moved = now => state.Write(
            session => session.Execute("INSERT OR REPLACE INTO virtual_clock (id, now) VALUES (1, ?1)", now.UtcTicks));
        return clock;
    }
}
