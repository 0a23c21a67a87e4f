namespace StockOrders.Functions.Storage;

/// <summary>Changes that need not be made together, parted into transactions that every store takes.</summary>
internal static class Transactions
{
    /// <param name="changes">Of different rows; their order stays.</param>
    public static IEnumerable<IReadOnlyList<RowChange>> Of(string partition, IEnumerable<RowChange> changes)
    {
        var open = new List<RowChange>();
        var bytes = 0;
        foreach (var change in changes)
        {
            var more = TransactionCheck.BytesOf(partition, change);
            if (open.Count == StoreLimits.MaxChanges || (open.Count > 0 && bytes + more > StoreLimits.MaxTransactionBytes))
            {
                yield return open;
                (open, bytes) = ([], 0);
            }

            open.Add(change);
            bytes += more;
        }

        if (open.Count > 0)
        {
            yield return open;
        }
    }
}
