using Microsoft.DurableTask.Client;
using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Durable;

/// <summary>Lists instances in ordinal order of their ids.</summary>
internal static class InstanceQuery
{
    /// <param name="after">The id after which the page begins, or null for the first.</param>
    /// <param name="limit">At most so many.</param>
    public static List<InstanceRow> Page(StateSession session, OrchestrationQuery query, string? after, int limit)
    {
        var statuses = query.Statuses?.ToHashSet();
        var rows = session.Query(
            $"""
            SELECT {InstanceRow.Columns} FROM durable_instances
            WHERE id > ?1 AND substr(id, 1, length(?2)) = ?2 AND created >= ?3 AND created <= ?4 ORDER BY id
            """,
            row =>
            {
                var instance = InstanceRow.From(row);
                return statuses is null || statuses.Contains(instance.Status) ? instance : null;
            },
            after ?? string.Empty,
            query.InstanceIdPrefix ?? string.Empty,
            query.CreatedFrom?.UtcTicks ?? 0,
            query.CreatedTo?.UtcTicks ?? long.MaxValue);
        return [.. rows.OfType<InstanceRow>().Take(limit)];
    }
}
