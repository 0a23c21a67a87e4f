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

    // Work that waits on a timer of the virtual clock can only end when the clock moves; after this much real time it is believed to wait.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

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

    /// <summary>
    /// Moves the virtual clock to <paramref name="target"/> and answers when everything due by then has happened in the order of its
    /// instants, and what it set off is at rest. A target already past only waits for rest.
    /// </summary>
    /// <exception cref="InvalidOperationException">The host runs on the system's clock, which cannot be moved.</exception>
    public async Task AdvanceTo(DateTimeOffset target, CancellationToken cancellation = default)
    {
        if (clock is null)
            throw new InvalidOperationException("The clock can only be moved when the host was started on a virtual clock.");
        await advances.WaitAsync(cancellation);
        try
        {
            while (true)
            {
                await Rest(clock, target, cancellation);
                var due = NextDue();
                if (due is null || due > target)
                    break;
                clock.MoveTo(due.Value);
                await RunDue(clock.GetUtcNow(), cancellation);
            }
            clock.MoveTo(target);
        }
        finally
        {
            advances.Release();
        }
    }

    /// <summary>Waits until nothing is under way and nothing is due at the present instant.</summary>
    public Task Settle(CancellationToken cancellation = default) =>
        clock is null ? work.WhenIdle().WaitAsync(cancellation) : AdvanceTo(clock.GetUtcNow(), cancellation);

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

    /// <summary>Ends when nothing is under way, or when what is under way seems to wait for a timer of the clock by the target.</summary>
    private async Task Rest(VirtualClock clock, DateTimeOffset target, CancellationToken cancellation)
    {
        while (true)
        {
            var idle = work.WhenIdle();
            if (idle.IsCompleted)
                return;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            await idle.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
            if (idle.IsCompleted)
                return;
            if (clock.NextDue() is { } due && due <= target)
                return;
        }
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
