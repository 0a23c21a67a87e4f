using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StockOrders.LocalHost.Clock;
using StockOrders.LocalHost.Durable;
using StockOrders.LocalHost.State;

namespace StockOrders.Tests.LocalHost.Durable;

/// <summary>An engine on a virtual clock over delegates; it can be killed and opened again over the same state.</summary>
internal sealed class DurableRig : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly HostState state;
    private readonly DurableOptions options;
    private readonly RecordingLoggers loggers = new();
    private WorkTracker work = new();

    public DurableRig(DurableOptions? options = null, HostState? state = null)
    {
        this.options = options ?? new DurableOptions();
        this.state = state ?? HostState.InMemory();
        (Scheduler, Engine) = Open();
    }

    public TestFunctions Functions { get; } = new();

    public VirtualClock Clock { get; } = new(Start);

    public Scheduler Scheduler { get; private set; }

    public DurableEngine Engine { get; private set; }

    public LocalDurableTaskClient Client => Engine.Client;

    public ConcurrentQueue<string> Log => loggers.Lines;

    public TimeSpan Elapsed => Clock.GetUtcNow() - Start;

    /// <summary>Starts an instance and lets everything happen that needs no time.</summary>
    public async Task<string> Run(string name, object? input = null, string? id = null)
    {
        var started = await Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id));
        await Scheduler.Settle();
        return started;
    }

    public Task Pass(TimeSpan time) => Scheduler.AdvanceTo(Clock.GetUtcNow() + time);

    public async Task<OrchestrationMetadata> Find(string id) => (await Client.GetInstanceAsync(id, getInputsAndOutputs: true))!;

    public async Task<string?> Output(string id)
    {
        var found = await Find(id);
        Assert.True(found.RuntimeStatus == OrchestrationRuntimeStatus.Completed, $"{found.RuntimeStatus}: {found.FailureDetails}");
        return found.SerializedOutput;
    }

    public async Task Raise(string id, string name, object? payload = null)
    {
        await Client.RaiseEventAsync(id, name, payload);
        await Scheduler.Settle();
    }

    /// <summary>The process ends and starts again: only what was committed is left.</summary>
    public async Task Reopen()
    {
        await Close();
        work = new WorkTracker();
        (Scheduler, Engine) = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        state.Dispose();
    }

    private async Task Close()
    {
        await Engine.DisposeAsync();
        await Scheduler.DisposeAsync();
    }

    private (Scheduler Scheduler, DurableEngine Engine) Open()
    {
        var scheduler = new Scheduler(Clock, work, NullLogger<Scheduler>.Instance);
        var engine = new DurableEngine(state, Clock, work, scheduler, Functions, options, loggers);
        scheduler.Start();
        engine.Start();
        return (scheduler, engine);
    }

    internal sealed class TestFunctions : IDurableFunctions
    {
        private readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> orchestrators = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, Func<string?, Task<object?>>> activities = new(StringComparer.OrdinalIgnoreCase);

        public ConcurrentQueue<ActivityCall> Calls { get; } = new();

        public void Orchestrator<T>(string name, Func<TaskOrchestrationContext, Task<T>> code) => orchestrators[name] = async context => await code(context);

        public void Orchestrator(string name, Func<TaskOrchestrationContext, Task> code) => orchestrators[name] = async context =>
        {
            await code(context);
            return null;
        };

        public void Activity<TIn, TOut>(string name, Func<TIn, TOut> code) =>
            activities[name] = input => Task.FromResult<object?>(code(input is null ? default! : JsonSerializer.Deserialize<TIn>(input)!));

        public void ActivityAsync<TIn, TOut>(string name, Func<TIn, Task<TOut>> code) =>
            activities[name] = async input => await code(input is null ? default! : JsonSerializer.Deserialize<TIn>(input)!);

        public bool HasOrchestrator(string name) => orchestrators.ContainsKey(name);

        public Task<object?> RunOrchestrator(string name, TaskOrchestrationContext context) => orchestrators.TryGetValue(name, out var code)
            ? code(context)
            : throw new InvalidOperationException($"There is no orchestrator '{name}'.");

        public async Task<string?> RunActivity(ActivityCall call, CancellationToken cancellation)
        {
            Calls.Enqueue(call);
            if (!activities.TryGetValue(call.Name, out var code))
                throw new InvalidOperationException($"There is no activity '{call.Name}'.");
            return JsonSerializer.Serialize(await code(call.Input));
        }
    }

    private sealed class RecordingLoggers : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
    }
}
