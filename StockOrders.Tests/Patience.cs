namespace StockOrders.Tests;

/// <summary>
/// What the tests wait for by the system's clock ends by itself: a limit is there for what hangs alone, however slow the machine. A
/// build server with too much to do once failed tests that had seconds where nothing was wrong.
/// </summary>
internal static class Patience
{
    public static readonly TimeSpan Hang = TimeSpan.FromMinutes(6);
}
