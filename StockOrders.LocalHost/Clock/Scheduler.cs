using Microsoft.Extensions.Logging;

namespace StockOrders.LocalHost.Clock;

/// <summary>
/// Runs what falls due. On the system's clock it sleeps until the next due instant; on a <see cref="VirtualClock"/> it runs what is
/// already due and waits for <see cref="AdvanceTo"/>. It is woken by signals and never polls.
/// </summary>
internal sealed partial class Scheduler : IAsyncDisposable
{
    // A laptop that slept or a corrected system clock is noticed within this long.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    private readonly TimeProvider time;
    private readonly VirtualClock? clock;
    private readonly WorkTracker work;
    private readonly ILogger log;
    private readonly List<IDueSource> sources = [];
    private readonly SemaphoreSlim passes = new(1, 1);
    private readonly SemaphoreSlim advances = new(1, 1);
    private readonly SemaphoreSlim signal = new(0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private IDisposable? signalled;
    private Task loop = Task.CompletedTask;
    private ITimer? alarm;
    private bool started;
    private bool disposed;

    public Scheduler(TimeProvider time, WorkTracker work, ILogger<Scheduler> log)
    {
        (this.time, this.work, this.log) = (time, work, log);
        clock = time as VirtualClock;
        if (clock is not null)
        {
            clock.DueNow = Changed;
            sources.Add(clock);
        }
    }

    /// <summary>Adds a source; where several fall due at one instant they run in the order in which they were added.</summary>
    public void Add(IDueSource source)
    {
        lock (gate)
            sources.Add(source);
        Changed();
    }

    /// <summary>Starts running what falls due. Until then nothing is run but by <see cref="AdvanceTo"/>.</summary>
    public void Start()
    {
        alarm = clock is null ? time.CreateTimer(_ => Changed(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) : null;
        loop = Task.Run(Loop);
        lock (gate)
            started = true;
        Changed();
    }

    /// <summary>To be called when a source's <see cref="IDueSource.NextDue"/> may have come nearer. Cheap, from any thread.</summary>
    public void Changed()
    {
        lock (gate)
        {
            if (!started || disposed || signalled is not null)
                return;
            signalled = work.Begin();
        }
        signal.Release();
    }

    /// <summary>As <see cref="Changed()"/>, where the instant is known: on a virtual clock one that has not come needs no waking.</summary>
    public void Changed(DateTimeOffset due)
    {
        if (clock is null || due <= clock.GetUtcNow())
            Changed();
    }

    /// <summary>The earliest instant at which anything falls due.</summary>
    public DateTimeOffset? NextDue()
    {
        DateTimeOffset? next = null;
        foreach (var source in Sources())
        {
            if (source.NextDue() is { } due && (next is null || due < next))
                next = due;
        }
        return next;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (disposed)
                return;
            disposed = true;
        }
        await stopping.CancelAsync();
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        signalled?.Dispose();
        alarm?.Dispose();
        stopping.Dispose();
        signal.Dispose();
        passes.Dispose();
        advances.Dispose();
    }

    private async Task RunDue(DateTimeOffset now, CancellationToken cancellation)
    {
        await passes.WaitAsync(cancellation);
        try
        {
            foreach (var source in Sources())
            {
                if (source.NextDue() <= now)
                    await source.RunDue(now, cancellation);
            }
        }
        finally
        {
            passes.Release();
        }
    }

    private IDueSource[] Sources()
    {
        lock (gate)
            return [.. sources];
    }
}
