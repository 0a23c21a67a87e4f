namespace StockOrders.Functions.Connections;

/// <summary>How far a connection's changes have been pulled.</summary>
/// <param name="Since">Changes from then on are still to be pulled.</param>
/// <param name="Cursor">Where the walk that is under way goes on; null between walks.</param>
/// <param name="Begun">When that walk began: the next one pulls what changed since.</param>
/// <param name="Failures">Times in a row that nothing could be pulled.</param>
/// <param name="NotBefore">The timer leaves a connection that failed alone until then.</param>
internal sealed record SyncRow(
    DateTimeOffset Since, string? Cursor = null, DateTimeOffset? Begun = null, int Failures = 0, DateTimeOffset? NotBefore = null)
{
    /// <summary>Changes of this long before a walk are pulled once more by the next one: clocks differ, and the same news twice is no news.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan FirstRest = TimeSpan.FromMinutes(15);

    private const int MostDoublings = 5;

    public SyncRow Begin(DateTimeOffset now) => Begun is null ? this with { Begun = now } : this;

    public SyncRow GoOn(string cursor) => this with { Cursor = cursor, Failures = 0, NotBefore = null };

    /// <summary>After the last page.</summary>
    public SyncRow End() => new(Begun is { } begun && begun - Overlap > Since ? begun - Overlap : Since);

    /// <summary>A quarter of an hour, then twice as long each time, up to eight hours.</summary>
    public SyncRow Fail(DateTimeOffset now) => this with
    {
        Failures = Failures + 1,
        NotBefore = now + (FirstRest * (1 << Math.Min(Failures, MostDoublings))),
    };
}
