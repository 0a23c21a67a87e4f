using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// What to order of one variant for one warehouse today, with everything it was worked out from. Quantities are in the variant's unit,
/// times in days, the price for one unit in the vendor's currency.
/// </summary>
internal sealed record Suggestion
{
    public required Variant Variant { get; init; }

    public required WarehouseId Warehouse { get; init; }

    public required decimal DailySales { get; init; }

    public required int LeadTime { get; init; }

    public required decimal OnHand { get; init; }

    /// <summary>Ordered and still to come, drafts included.</summary>
    public required decimal OnOrder { get; init; }

    /// <summary>Of those, on their way from other warehouses.</summary>
    public decimal TransfersIn { get; init; }

    /// <summary>On transfers to other warehouses that have not arrived.</summary>
    public decimal TransfersOut { get; init; }

    /// <summary>Sales during the lead time plus safety stock.</summary>
    public required decimal ReorderPoint { get; init; }

    /// <summary>What is missing to last until the order after this one arrives, before minimum and multiples; 0 where nothing is needed.</summary>
    public required decimal Replenishment { get; init; }

    /// <summary>To order: <see cref="Replenishment"/> by the vendor's minimum and multiples; 0 where nothing is needed or nobody sells it.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Null where no vendor that the account knows offers it.</summary>
    public VendorChoice? From { get; init; }

    public decimal Position => OnHand + OnOrder;

    /// <summary>What an order's line remembers of the warehouse.</summary>
    public StockSnapshot Seen() => new(InStock: OnHand, OnPurchaseOrders: OnOrder - TransfersIn, TransfersIn: TransfersIn, TransfersOut: TransfersOut);
}

/// <summary>Whom to buy from and why, as a sentence and as a stable code.</summary>
internal sealed record VendorChoice(Vendor Vendor, VendorOffer Offer, string Reason, string Code = "");
