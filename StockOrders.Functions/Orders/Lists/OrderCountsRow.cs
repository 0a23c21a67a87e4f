using System.Collections.Immutable;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>How many orders there are of a status, or by how many they became more.</summary>
internal readonly record struct StatusCount(string Status, int Orders);

/// <summary>Orders by status: all of them up to some moment, or what one change added and took away.</summary>
internal sealed record OrderCountsRow(ImmutableArray<StatusCount> Counts)
{
    public static OrderCountsRow Sum(IEnumerable<OrderCountsRow> rows) => new(
    [
        .. rows.SelectMany(row => row.Counts)
            .GroupBy(count => count.Status, count => count.Orders)
            .Select(of => new StatusCount(of.Key, of.Sum()))
            .Where(count => count.Orders != 0)
            .OrderBy(count => count.Status, StringComparer.Ordinal),
    ]);

    public int Of(IReadOnlyCollection<string> statuses) => Counts.Where(count => statuses.Contains(count.Status)).Sum(count => count.Orders);
}
