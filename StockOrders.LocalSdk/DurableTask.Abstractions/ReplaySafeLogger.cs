// Microsoft.DurableTask.Abstractions 1.25.0 (a private part of its TaskOrchestrationContext)
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>Writes what an orchestrator logs the first time it gets there, and nothing while it replays.</summary>
internal sealed class ReplaySafeLogger(TaskOrchestrationContext context, ILogger inner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!context.IsReplaying)
            inner.Log(logLevel, eventId, state, exception, formatter);
    }
}
