using System.Collections.Concurrent;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using StockOrders.Functions.Connections;
using StockOrders.LocalHost.Clock;

namespace StockOrders.Tests.Functions.Connections;

/// <summary>
/// A network whose time stands still, so that however slow the machine is nobody is too slow but a side that falls silent: it moves the
/// time for which it is waited itself. Once a try had 900 ms and a call 2 s of the system's clock, and on a machine with too much to do
/// sound answers came too late.
/// </summary>
internal sealed class StandingNetwork : TimeProvider
{
    private readonly VirtualClock clock = new(new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> waits = new();

    /// <summary>As patient as the deployed app; without its rests between tries, which nobody would end.</summary>
    public static WireTimes Times() => new() { Clock = new StandingNetwork(), FirstRest = TimeSpan.Zero, LongestRest = TimeSpan.Zero };

    /// <summary>Ends when somebody waits, or has waited, for so long.</summary>
    public Task IsWaitedFor(TimeSpan wait) => Waits(wait).Task;

    /// <summary>Nothing is heard for so long.</summary>
    public void Pass(TimeSpan silence) => clock.Advance(silence);

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = clock.CreateTimer(callback, state, dueTime, period);
        Waits(dueTime).TrySetResult();
        return timer;
    }

    private TaskCompletionSource Waits(TimeSpan wait) =>
        waits.GetOrAdd(wait, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}

internal static class StandingNetworkExtensions
{
    /// <inheritdoc cref="StandingNetwork.Pass"/>
    public static void Pass(this WireTimes times, TimeSpan silence) => ((StandingNetwork)times.Clock).Pass(silence);

    /// <inheritdoc cref="StandingNetwork.IsWaitedFor"/>
    public static Task IsWaitedFor(this WireTimes times, TimeSpan wait) => ((StandingNetwork)times.Clock).IsWaitedFor(wait);

    /// <summary>A server that never loses its patience: its own limits pass by the system's clock.</summary>
    public static void WaitForEver(this KestrelServerLimits limits) =>
        (limits.MinRequestBodyDataRate, limits.MinResponseDataRate, limits.RequestHeadersTimeout, limits.KeepAliveTimeout) =
        (null, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
