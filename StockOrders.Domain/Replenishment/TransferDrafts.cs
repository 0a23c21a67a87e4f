using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Replenishment;

/// <summary>What one warehouse gives another, as a run shared it out.</summary>
/// <param name="OnOrder">On order where it goes, when the run looked.</param>
internal sealed record MovedGoods(Variant Variant, decimal Quantity, decimal OnOrder, string? Why = null);

/// <summary>The drafts that move goods from one warehouse to another tonight.</summary>
internal static class TransferDrafts
{
    /// <param name="adds">Whether people have changed a draft that stands: what else is to be moved goes there.</param>
    public static WantedDrafts Of(
        DateOnly night, IReadOnlyCollection<MovedGoods> goods, Warehouse source, Warehouse warehouse, AccountSettings settings, Tonight tonight, bool adds)
    {
        if (tonight.What == Generates.Nothing || goods.Count == 0)
            return WantedDrafts.None;
        if (adds && tonight.What == Generates.KeepsUp)
            return new WantedDrafts([], [tonight.Why!]);

        var header = new OrderHeader
        {
            SourceWarehouse = source.Id,
            SourceWarehouseName = source.DisplayName,
            Warehouse = warehouse.Id,
            Currency = settings.Currency,
            ExpectedDate = night.AddDays(warehouse.TransferLeadTime),
        };
        var lines = goods.OrderBy(one => one.Variant.Id.Value, StringComparer.Ordinal).Select(Line).Where(line => line.Ordered > 0);
        return new WantedDrafts(
            [
                .. lines.Chunk(LineRules.MaxLines).Select(chunk => new WantedDraft(header, [.. chunk], [], tonight.Submits, adds)),
            ],
            []);
    }

    private static OrderLine Line(MovedGoods goods) =>
        CatalogueLine.Of(goods.Variant, null, goods.Quantity, goods.Variant.CostPrice ?? 0) with { Messages = goods.Why is { Length: > 0 } why ? [why] : null };
}
