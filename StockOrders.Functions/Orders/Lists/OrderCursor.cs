using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Lists;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>The row that a cursor of a list of orders stands behind.</summary>
internal static class OrderCursor
{
    /// <summary>In the standard order: see <see cref="OrderPlace"/>; null without a cursor.</summary>
    public static string? Place(ListCursor? cursor) =>
        cursor is { Keys: [{ Number: { } milliseconds }, { Text: { } id }] } ? OrderPlace.Of((long)milliseconds, new OrderId(id)) : null;

    /// <summary>By creation: the document's name; null without a cursor.</summary>
    public static string? Document(ListCursor? cursor) =>
        cursor is { Keys: [{ Text: { } id }, ..] } ? OrderRows.Document(new OrderId(id)) : null;

    /// <summary>False for a cursor that somebody made up so well that only its keys are none.</summary>
    public static bool IsPossible(ListQuery<OrderIndexRow> query) => query.Cursor is not { } cursor
        || (OrderListFields.Standard.Begins(query.Order) ? cursor.Keys is [{ Number: >= 0 and <= long.MaxValue }, { Text: { } id }] && IsId(id)
            : !OrderListFields.ByCreation.Begins(query.Order) || (cursor.Keys is [{ Text: { } first }, ..] && IsId(first)));

    private static bool IsId(string text) => OrderIds.Find(text) is { } id && id.Value == text;
}
