namespace StockOrders.Functions.Orders;

/// <summary>The answer that a key was given first, kept for a day beside the change it belongs to.</summary>
/// <param name="Fingerprint">Hash of method, path and body; another one under the same key is refused.</param>
internal sealed record IdempotencyRow(string Fingerprint, StoredAnswer Answer, DateTimeOffset At)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
}

/// <summary>An HTTP answer to be given again.</summary>
internal sealed record StoredAnswer(int Status, string ContentType, string Body, string? ETag = null, string? Location = null);
