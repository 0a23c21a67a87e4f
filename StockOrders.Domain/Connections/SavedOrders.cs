using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Connections;

/// <summary>What an order's connections mean for the order.</summary>
internal static class SavedOrders
{
    public static ConnectionSave? SaveInto(this StockOrder order, string connection) =>
        order.Connections.FirstOrDefault(save => save.Connection == connection);

    /// <summary>The connection that owns it, so that it is changed there and nowhere else; null while it is changed here.</summary>
    public static string? Owner(this StockOrder order) =>
        order.Connections.FirstOrDefault(save => save is { OwnsOrders: true, Saved: not null })?.Connection;

    /// <summary>The mark <c>error</c>: it could not be saved where it was to be saved, and a person has to look.</summary>
    public static bool HasError(this StockOrder order) => order.Connections.Any(save => save.Status == SaveStatus.Error);
}
