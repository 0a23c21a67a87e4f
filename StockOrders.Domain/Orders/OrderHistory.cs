using System.Collections.Immutable;

namespace StockOrders.Domain.Orders;

/// <summary>What header and lines became.</summary>
internal static class OrderHistory
{
    public static StockOrder Begin(OrderEvent.Created created, DateTimeOffset at) => new()
    {
        Id = created.Id,
        Version = 0,
        Revision = 1,
        Type = created.Type,
        Source = created.Source,
        Stage = Stage.Draft,
        Header = created.Header,
        Lines = created.Lines,
        CreatedAt = at,
        CreatedDay = created.Day,
        LastModified = at,
        BackorderOf = created.BackorderOf,
        Run = created.Run,
    };

    public static StockOrder Apply(StockOrder order, OrderEvent.HeaderChanged edit)
    {
        var isFree = order.Header.WithFreeFieldsOf(edit.Header) == edit.Header;
        return order with { Header = edit.Header, Revision = isFree ? order.Revision : order.Revision + 1 };
    }

    public static StockOrder Apply(StockOrder order, OrderEvent.LinesChanged edit)
    {
        var set = edit.Set.ToDictionary(line => line.Variant);
        var removed = edit.Removed.ToHashSet();
        ImmutableArray<OrderLine> kept =
        [
            .. order.Lines.Where(line => !removed.Contains(line.Variant)).Select(line => set.Remove(line.Variant, out var changed) ? changed : line),
        ];
        return order with
        {
            Lines = [.. kept, .. edit.Set.Where(line => set.ContainsKey(line.Variant))],
            Revision = order.Revision + 1,
        };
    }
}
