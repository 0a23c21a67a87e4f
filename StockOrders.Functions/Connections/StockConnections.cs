using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;

namespace StockOrders.Functions.Connections;

/// <summary>Which connection keeps the stock of an order's warehouse.</summary>
internal sealed class StockConnections(CatalogueBook catalogue, ConnectionBook connections)
{
    /// <summary>The warehouse's own; else the one that the order was saved into; else the only one that the account has.</summary>
    public async Task<Outcome<string>> Of(AccountId account, StockOrder order, WarehouseId warehouse, CancellationToken cancellation)
    {
        var known = (await connections.All(account, cancellation)).Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        if (await catalogue.Find(account, warehouse, cancellation) is { Fact: Warehouse { Connection: { Length: > 0 } own } })
        {
            return known.Contains(own)
                ? own
                : Conflict("unknown_connection", $"Warehouse {warehouse} belongs to the connection {own}, which the account does not have.");
        }

        var saved = order.Connections.Where(save => save.Saved is not null && known.Contains(save.Connection)).Select(save => save.Connection).ToList();
        if ((order.Owner() is { } owner && known.Contains(owner) ? owner : Only(saved) ?? Only(known)) is { } one)
        {
            return one;
        }

        return known.Count == 0
            ? Conflict("no_connection", "The account has no connection that stock could be pushed to.")
            : Conflict(
                "which_connection",
                $"The account has {known.Count} connections, and neither the order nor warehouse {warehouse} says which of them keeps this stock. "
                    + "Set the warehouse's connection.");
    }

    private static string? Only(IReadOnlyCollection<string> names) => names.Count == 1 ? names.First() : null;

    private static Refusal Conflict(string code, string message) => new(RefusalKind.Conflict, code, message);
}
