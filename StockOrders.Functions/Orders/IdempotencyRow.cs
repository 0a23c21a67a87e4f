namespace StockOrders.Functions.Orders;

/// <summary>The answer that a key was given first, kept for a day beside the change it belongs to.</summary>
/// <param name="Fingerprint">Hash of method, path and body; another one under the same key is refused.</param>
/// <param name="Answer">Null while the first call still runs.</param>
internal sealed record IdempotencyRow(string Fingerprint, StoredAnswer? Answer, DateTimeOffset At)
{
    /// <summary>A call that has run for longer is dead, and may be made again: longer than any host lets a request live.</summary>
    public static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <summary>It no longer says anything about a call that is made now.</summary>
    public bool IsPast(DateTimeOffset now) => now - At > (Answer is null ? LongestCall : KeptFor);
}

/// <summary>An HTTP answer to be given again.</summary>
internal sealed record StoredAnswer(int Status, string ContentType, string Body, string? ETag = null, string? Location = null);
