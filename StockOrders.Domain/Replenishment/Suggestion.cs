using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// What to order of one variant for one warehouse today, with everything it was worked out from. Quantities are in the variant's unit and
/// rounded to four digits, times in days, prices for one unit in the vendor's currency.
/// </summary>
internal sealed record Suggestion
{
    public required Variant Variant { get; init; }

    public required WarehouseId Warehouse { get; init; }

    /// <summary>What it is expected to sell; null in a suggestion that was kept by its figures.</summary>
    public Forecast? Forecast { get; init; }

    /// <summary>Units a day that are expected to be asked for.</summary>
    public required decimal DailySales { get; init; }

    /// <summary>Days from today until what is ordered today is there: days until the vendor takes orders, and until they deliver, counted in.</summary>
    public required int LeadTime { get; init; }

    /// <summary>Where the lead time comes from and how sure it is; null in a suggestion that was kept by its figures.</summary>
    public LeadTimeFigures? Times { get; init; }

    public required decimal OnHand { get; init; }

    /// <summary>Ordered and still to come, drafts included.</summary>
    public required decimal OnOrder { get; init; }

    /// <summary>Of those, on their way from other warehouses.</summary>
    public decimal TransfersIn { get; init; }

    /// <summary>On transfers to other warehouses that have not arrived.</summary>
    public decimal TransfersOut { get; init; }

    /// <summary>Of what is on hand, promised to customers.</summary>
    public decimal Reserved { get; init; }

    /// <summary>What should be left when goods arrive (SS), and what steers it.</summary>
    public SafetyStockFigures Safety { get; init; } = SafetyStockFigures.None;

    /// <summary>Expected demand of the lead time (d·L).</summary>
    public decimal LeadTimeDemand { get; init; }

    /// <summary>Expected demand of the lead time (d·L) plus the larger of safety and minimum stock.</summary>
    public required decimal ReorderPoint { get; init; }

    /// <summary>By how much stock is expected to fall below the reorder point before anybody looks again; 0 where no service level steers.</summary>
    public decimal ReviewAllowance { get; init; }

    /// <summary>Expected demand of lead time and review period.</summary>
    public decimal HorizonDemand { get; init; }

    /// <summary>Expected demand of days within the lead time on which nothing will be there: lost, and not bought back. 0 where it is filled up to a fixed target.</summary>
    public decimal Lost { get; init; }

    /// <summary>What stock and orders are filled up to: <see cref="HorizonDemand"/> and what should be left then, or the variant's target.</summary>
    public decimal OrderUpTo { get; init; }

    /// <summary>What would be needed if it were ordered today, whether or not it is to be: 0 or more, within the variant's maximum.</summary>
    public decimal Missing { get; init; }

    /// <summary>Days until it is to be ordered if it sells as expected; 0: today. Null where that day is not in sight.</summary>
    public int? DueIn { get; init; }

    /// <summary>
    /// What is missing to last until the order after this one arrives, before minimum and multiples, transfers counted in; 0 where nothing
    /// is needed.
    /// </summary>
    public required decimal Replenishment { get; init; }

    /// <summary>What other warehouses can give of that, so that it need not be bought.</summary>
    public ImmutableArray<TransferShare> Transfers { get; init; } = [];

    /// <summary>What is worth ordering for its lower price, though less is needed; null where nothing is.</summary>
    public PriceBreakChoice? PriceBreak { get; init; }

    /// <summary>The most that may be bought, where stock or the vendor has a limit.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>To buy: <see cref="ToBuy"/> by the vendor's terms; 0 where nothing is needed or nobody sells it.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Null where no vendor that the account knows offers it.</summary>
    public VendorChoice? From { get; init; }

    /// <summary>On hand and on order, less what is promised to customers and to other warehouses.</summary>
    public decimal Position => OnHand + OnOrder - Reserved - TransfersOut;

    /// <summary>Why it is ordered, as a short sentence for whoever approves; null where nobody worked one out.</summary>
    public string? Why { get; init; }

    /// <summary>The larger of safety and minimum stock: each is what should be left when goods arrive.</summary>
    public decimal Buffer => Math.Max(Safety.Quantity, Variant.MinimumStock);

    /// <summary>At or below it, it is ordered.</summary>
    public decimal Trigger => ReorderPoint + ReviewAllowance;

    /// <summary><see cref="Replenishment"/> less what other warehouses give.</summary>
    public decimal ToBuy
    {
        get
        {
            var left = Replenishment;
            foreach (var share in Transfers)
                left -= share.Quantity;
            return left;
        }
    }

    /// <summary>The same where somebody decided that so much of it is not to be bought, and so much not to be moved here.</summary>
    public Suggestion Without(decimal bought, decimal moved)
    {
        var toBuy = Math.Max(0, ToBuy - bought);
        var shares = ImmutableArray.CreateBuilder<TransferShare>(Transfers.Length);
        var (left, given) = (moved, 0m);
        foreach (var share in Transfers)
        {
            var stays = Math.Max(0, share.Quantity - left);
            left -= share.Quantity - stays;
            given += stays;
            if (stays > 0)
                shares.Add(share with { Quantity = stays });
        }

        return this with { Replenishment = toBuy + given, Transfers = shares.ToImmutable(), Quantity = toBuy > 0 ? Quantity : 0 };
    }

    /// <summary>What an order's line remembers of the warehouse.</summary>
    public StockSnapshot Seen() => new(InStock: OnHand, OnPurchaseOrders: OnOrder - TransfersIn, TransfersIn: TransfersIn, TransfersOut: TransfersOut);
}

/// <summary>Whom to buy from and why, as a sentence and as a stable code.</summary>
internal sealed record VendorChoice(Vendor Vendor, VendorOffer Offer, string Reason, string Code = "");

/// <summary>What one warehouse can give to the one in need.</summary>
internal readonly record struct TransferShare(WarehouseId From, decimal Quantity);

/// <summary>What a safety stock comes from.</summary>
internal enum SafetyStockSource
{
    /// <summary>A fixed quantity, none included.</summary>
    Fixed,

    /// <summary>So many days of expected sales.</summary>
    Days,

    /// <summary>A cycle service level by the normal distribution's quantile.</summary>
    ServiceLevel,

    /// <summary>A cycle service level by the gamma distribution's quantile, as demand is too lumpy for a normal one.</summary>
    LumpyServiceLevel,
}
