using StockOrders.LocalHost.Clock;

namespace StockOrders.LocalHost;

/// <summary>All that runs functions without being asked over HTTP.</summary>
internal sealed class Triggers(Scheduler scheduler) : IAsyncDisposable
{
    public void Start() => scheduler.Start();

    public ValueTask DisposeAsync() => scheduler.DisposeAsync();
}
