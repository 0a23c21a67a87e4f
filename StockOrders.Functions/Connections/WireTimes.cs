namespace StockOrders.Functions.Connections;

/// <summary>
/// How long the line to another system is waited for. These waits are for what happens on the network and pass by its clock, the system's,
/// also where the app's own clock stands still; all together end before an effect's claim does.
/// </summary>
internal sealed record WireTimes
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Of one try, from the first byte sent to the last one read.</summary>
    public TimeSpan Try { get; init; } = TimeSpan.FromSeconds(7);

    /// <summary>Tries after the first within one asking.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Before the second try; then twice as long each time, with jitter.</summary>
    public TimeSpan FirstRest { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>A longer rest, also one that the other side asks for, is taken by whoever asked and not waited out here.</summary>
    public TimeSpan LongestRest { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a client's own call waits for a connection before it answers that the save is running.</summary>
    public TimeSpan AtOnce { get; init; } = TimeSpan.FromSeconds(3);
}
