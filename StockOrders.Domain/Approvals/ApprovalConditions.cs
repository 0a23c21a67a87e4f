using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

/// <summary>When a rule speaks of an order: all that is given here must hold, and nothing given means always. Amounts are in the account's currency.</summary>
internal sealed record ApprovalConditions
{
    public static readonly ApprovalConditions Always = new();

    /// <summary>More than this; exactly this much is not above.</summary>
    public decimal? AmountAbove { get; init; }

    /// <summary>This much or less.</summary>
    public decimal? AmountAtMost { get; init; }

    public ImmutableArray<VendorId> Vendors { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Either end of the order.</summary>
    public ImmutableArray<WarehouseId> Warehouses { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Of any line's variant, as the catalogue has it and not as the order says it; letter case does not count.</summary>
    public ImmutableArray<string> Categories { get; init => field = value.IsDefault ? [] : value; } = [];

    public ImmutableArray<OrderType> Types { get; init => field = value.IsDefault ? [] : value; } = [];

    public ImmutableArray<OrderSource> Sources { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>True: no order was ever sent to that vendor before; false: one was.</summary>
    public bool? NewVendor { get; init; }

    /// <summary>Percent: any line's unit price differs from the catalogue's by more than this, up or down.</summary>
    public decimal? PriceChangeAbove { get; init; }

    /// <summary>True: with this order a budget that it falls under is exceeded; exactly used up is not exceeded. False: none is.</summary>
    public bool? OverBudget { get; init; }

    /// <summary>After this order a budget that it falls under has less than this left.</summary>
    public decimal? BudgetLeftBelow { get; init; }

    /// <summary>Ids of the budgets that the two conditions above speak of; empty: every one that the order falls under.</summary>
    public ImmutableArray<string> Budgets { get; init => field = value.IsDefault ? [] : value; } = [];

    public bool AsksOfBudgets() => OverBudget is not null || BudgetLeftBelow is not null;

    public bool AsksOfCatalogue() => PriceChangeAbove is not null || !Categories.IsEmpty;
}
