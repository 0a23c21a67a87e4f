using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StockOrders.LocalHost.Clock;
using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Durable;

/// <summary>
/// Runs durable orchestrations over the host's state. Every step replays the orchestrator from its history and is stored in one
/// transaction with all it sets off; an activity's result is stored in one transaction with the end of its work item. So the process may
/// end at any instant: a new engine over the same state goes on where the last transaction stood.
/// </summary>
internal sealed partial class DurableEngine : IDueSource, IAsyncDisposable
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);

    private readonly HostState state;
    private readonly TimeProvider time;
    private readonly WorkTracker work;
    private readonly Scheduler scheduler;
    private readonly DurableOptions options;
    private readonly Timers timers;
    private readonly Stepper stepper;
    private readonly ActivityRunner activities;
    private readonly WorkTracker own = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> changes = new(StringComparer.Ordinal);
    private bool isDisposed;
    private volatile bool started;
    private volatile Exception? ended;

    public DurableEngine(
        HostState state, TimeProvider time, WorkTracker work, Scheduler scheduler, IDurableFunctions functions, DurableOptions options, ILoggerFactory loggers)
    {
        (this.state, this.time, this.work, this.scheduler, this.options) = (state, time, work, scheduler, options);
        Functions = functions;
        Log = loggers.CreateLogger<DurableEngine>();
        state.Define(DurableTables.Schema);
        timers = new Timers(state);
        stepper = new Stepper(this, loggers);
        activities = new ActivityRunner(this, options.MaxActivities);
        Client = new LocalDurableTaskClient(this);
    }

    /// <summary>What functions get for their <c>[DurableClient]</c> parameters.</summary>
    public LocalDurableTaskClient Client { get; }

    public HostState State => state;

    public DurableOptions Options => options;

    public IDurableFunctions Functions { get; }

    public ILogger Log { get; }

    /// <summary>Whether the engine was disposed or killed, and so does nothing any more.</summary>
    public bool HasEnded => ended is not null;

    /// <summary>The present instant, UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Takes up everything the state holds. Until then requests are stored and nothing runs.</summary>
    public void Start()
    {
        started = true;
        scheduler.Add(this);
        var after = new Aftermath();
        state.Read(session =>
        {
            after.Ready.UnionWith(session.Query("SELECT DISTINCT instance FROM durable_inbox", static row => row.GetString(0)));
            after.Activities.AddRange(session.Query(
                "SELECT seq, name, input, instance, task FROM durable_activities ORDER BY seq",
                static row => new ActivityRow(
                    row.GetInt64(0), new ActivityCall(row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3), row.GetInt32(4)))));
            return true;
        });
        Tell(after);
    }

    /// <inheritdoc/>
    public DateTimeOffset? NextDue() => started && ended is null ? timers.Next() : null;

    /// <inheritdoc/>
    public Task RunDue(DateTimeOffset now, CancellationToken cancellation)
    {
        Change(string.Empty, FaultPoint.TimersCommitted, (session, after) =>
        {
            DurableRows.FireTimers(session, after, now.UtcDateTime);
            return true;
        });
        return Task.CompletedTask;
    }

    /// <summary>The instance's history as a file that <see cref="HistoryReplay"/> reads, or null where there is no such instance.</summary>
    public string? ExportHistory(string instanceId) => state.Read(session => InstanceRow.Find(session, instanceId) is { } row
        ? JsonSerializer.Serialize(new HistoryFile(row.Id, row.Name, DurableRows.History(session, instanceId, out _)), HistoryJson.Default.HistoryFile)
        : null);

    /// <summary>Begins work that holds up both the host's rest and the engine's end.</summary>
    public IDisposable Begin() => new Both(work.Begin(), own.Begin());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
            return;
        started = false;
        ended ??= new ObjectDisposedException(nameof(DurableEngine));
        await activities.StopAsync();
        await own.WhenIdle().WaitAsync(LongestFarewell).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        activities.Dispose();
    }

    private sealed class Both(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
