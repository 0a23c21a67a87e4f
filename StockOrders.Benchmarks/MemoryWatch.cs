using System.Diagnostics;

namespace StockOrders.Benchmarks;

/// <summary>Looks at a process's resident memory twenty times a second.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly Timer timer;
    private long highest;

    public MemoryWatch(Process process) => timer = new Timer(
        _ =>
        {
            process.Refresh();
            Volatile.Write(ref highest, Math.Max(Volatile.Read(ref highest), process.WorkingSet64));
        },
        null,
        TimeSpan.Zero,
        TimeSpan.FromMilliseconds(50));

    /// <summary>Since it was last asked, in bytes.</summary>
    public long Highest() => Interlocked.Exchange(ref highest, 0);

    public void Dispose() => timer.Dispose();
}
