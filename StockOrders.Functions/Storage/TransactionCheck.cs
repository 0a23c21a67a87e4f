namespace StockOrders.Functions.Storage;

/// <summary>What a store takes. One check for every store, so that none is more lenient than the strictest.</summary>
internal static class TransactionCheck
{
    /// <summary>
    /// What a change of Azure's batch has around its body, counted before Base64 makes it a third larger: headers, and each name
    /// in the address and in the entity, where a quote takes six bytes each.
    /// </summary>
    private const int ChangeBytes = 512;
    private const int BytesPerNameCharacter = 9;

    /// <exception cref="StoreLimitException">The changes are too many or too large.</exception>
    /// <exception cref="ArgumentException">The caller's mistake: a name no store knows, a row named twice, an ETag forgotten.</exception>
    public static void Changes(string partition, IReadOnlyList<RowChange> changes)
    {
        Name(partition);
        if (changes.Count > StoreLimits.MaxChanges)
            throw new StoreLimitException($"A transaction has {changes.Count} changes; at most {StoreLimits.MaxChanges} are possible.");

        var seen = changes.Count > 8 ? new HashSet<string>(changes.Count, StringComparer.Ordinal) : null;
        var bytes = 0;
        for (var i = 0; i < changes.Count; i++)
        {
            Change(changes[i]);
            if (!(seen?.Add(changes[i].Row) ?? !IsNamedBefore(changes, i)))
                throw new ArgumentException($"The row {changes[i].Row} is changed twice in one transaction.", nameof(changes));
            bytes += BytesOf(partition, changes[i]);
        }

        if (bytes > StoreLimits.MaxTransactionBytes)
            throw new StoreLimitException($"A transaction has {bytes} bytes; at most {StoreLimits.MaxTransactionBytes} are possible.");
    }

    /// <summary>Of a transaction's <see cref="StoreLimits.MaxTransactionBytes"/>.</summary>
    public static int BytesOf(string partition, RowChange change) =>
        change.Body.Length + ChangeBytes + BytesPerNameCharacter * (partition.Length + change.Row.Length);

    public static void Key(StoreKey key)
    {
        Name(key.Partition);
        Name(key.Row);
    }

    public static void Page(RowRange range, int limit)
    {
        Name(range.Partition);
        Bound(range.From);
        Bound(range.Before);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, StoreLimits.MaxPage);
    }

    private static void Change(RowChange change)
    {
        Name(change.Row);
        if (change.Kind == RowChangeKind.Replace && change.ETag is null)
            throw new ArgumentException($"The row {change.Row} is replaced without the ETag it was read with.", nameof(change));
        if (change.Body.Length > StoreLimits.MaxBodyBytes)
            throw new StoreLimitException(
                $"The row {change.Row} has {change.Body.Length} bytes; at most {StoreLimits.MaxBodyBytes} are possible.");
    }

    // A handful of names is compared faster than hashed.
    private static bool IsNamedBefore(IReadOnlyList<RowChange> changes, int index)
    {
        for (var i = 0; i < index; i++)
            if (string.Equals(changes[i].Row, changes[index].Row, StringComparison.Ordinal)) return true;
        return false;
    }

    private static void Name(string name)
    {
        if (name.Length == 0) throw new ArgumentException("A partition or row has no name.", nameof(name));
        Bound(name);
        if (name.AsSpan().IndexOfAny("/\\#?\u007F") >= 0)
            throw new ArgumentException($"The name \"{name}\" holds a character that no store takes in a name.", nameof(name));
    }

    // The end of a range names no row: it may be empty, or stand just past a name ('/' follows '.').
    private static void Bound(string name)
    {
        if (name.Length > StoreLimits.MaxNameLength)
            throw new ArgumentException($"A name has {name.Length} characters; at most {StoreLimits.MaxNameLength} are possible.", nameof(name));
        if (name.AsSpan().IndexOfAnyExceptInRange(' ', '\u007F') >= 0)
            throw new ArgumentException($"The name \"{name}\" holds a character that no store takes in a name.", nameof(name));
    }
}
