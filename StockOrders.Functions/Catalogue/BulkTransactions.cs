using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>Parts lines into transactions, as many to one as it holds with the rows that each may bring.</summary>
internal static class BulkTransactions
{
    public static IEnumerable<BulkLine[]> Of(IEnumerable<BulkLine> lines, Func<BulkLine, int> rowsOf)
    {
        var open = new List<BulkLine>();
        var rows = 0;
        foreach (var line in lines)
        {
            if (rows + rowsOf(line) > StoreLimits.MaxChanges)
            {
                yield return [.. open];
                open.Clear();
                rows = 0;
            }

            open.Add(line);
            rows += rowsOf(line);
        }

        if (open.Count > 0)
        {
            yield return [.. open];
        }
    }
}
