namespace StockOrders.Functions.Storage;

/// <summary>
/// What was read out of rows lately, so that a row that is still the same is not unpacked and parsed again. The row itself is read each
/// time, and only the very bytes that were parsed before give the same fact: nothing that changed is ever taken for what it was.
/// </summary>
/// <param name="maxBytes">Of documents before deflating, all together; the facts in them take two to three times as much.</param>
/// <param name="parse">Gives something that nobody changes, for many readers share it.</param>
internal sealed class RememberedRows<T>(int maxBytes, Func<StoredRow, T> parse)
    where T : class
{
    private readonly int generation = maxBytes / 2;
    private readonly Lock turn = new();

    /// <summary>What was not asked for while a generation filled up is forgotten with the one before it.</summary>
    private Dictionary<StoreKey, Known> older = [];
    private Dictionary<StoreKey, Known> newer = [];
    private int bytes;

    public T Of(StoredRow row)
    {
        lock (turn)
        {
            if (Find(row.Key) is { } known && known.Body.Span.SequenceEqual(row.Body.Span))
                return known.Fact;
        }

        var fact = parse(row);
        var length = BodyCodec.DocumentBytes(row.Body);
        if (length <= generation)
        {
            lock (turn)
                Keep(row.Key, new Known(row.Body, fact, length));
        }

        return fact;
    }

    private Known? Find(StoreKey key)
    {
        if (newer.TryGetValue(key, out var known))
            return known;
        if (older.Remove(key, out known))
            Keep(key, known);
        return known;
    }

    private void Keep(StoreKey key, Known known)
    {
        if (newer.Remove(key, out var before))
            bytes -= before.Length;
        if (bytes + known.Length > generation)
            (older, newer, bytes) = (newer, [], 0);
        newer.Add(key, known);
        bytes += known.Length;
    }

    private sealed record Known(ReadOnlyMemory<byte> Body, T Fact, int Length);
}
