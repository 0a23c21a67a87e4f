using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

/// <summary>
/// What an approved order takes of budgets: its worth, in its own currency, in the period of the day on which it was approved. A change that is
/// not approved yet takes nothing more; an order that was closed short takes what came of it, and a cancelled one nothing.
/// </summary>
internal sealed record Commitment
{
    /// <summary>In the account's time zone.</summary>
    public required DateOnly Day { get; init; }

    public required Currency Currency { get; init; }

    public required decimal Amount { get; init; }

    public VendorId? Vendor { get; init; }

    /// <summary>Both ends.</summary>
    public ImmutableArray<WarehouseId> Warehouses { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Of the lines' variants, as the catalogue has them.</summary>
    public ImmutableArray<string> Categories { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Null while nobody approved it, when it is cancelled, and where nothing is bought with it.</summary>
    /// <param name="day">On which it was approved.</param>
    public static Commitment? Of(StockOrder order, DateOnly day, IEnumerable<string> categories)
    {
        if (!IsCommitted(order))
            return null;

        var worth = OrderTotals.Of(Counted(order)).Worth;
        return new Commitment
        {
            Day = day,
            Currency = worth.Currency,
            Amount = worth.Amount,
            Vendor = order.Header.Vendor,
            Warehouses = EndsOf(order.Header),
            Categories = [.. categories.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
        };
    }

    public static bool IsCommitted(StockOrder order) =>
        order is { Type: OrderType.Purchase, Stage: not (Stage.Draft or Stage.PendingApproval or Stage.Rejected or Stage.Cancelled) };

    public bool IsUnder(Budget budget) =>
        budget.Covers(Vendor, Warehouses, named => Categories.Any(category => named.Contains(category, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Where the goods go, and where they come from.</summary>
    public static ImmutableArray<WarehouseId> EndsOf(OrderHeader header) =>
        header.SourceWarehouse is { } source ? [header.Warehouse, source] : [header.Warehouse];

    private static StockOrder Counted(StockOrder order) => order switch
    {
        { Stage: Stage.Closed } => order with { Lines = [.. order.Lines.Select(line => line with { Ordered = line.Received })] },
        { Change.State: not ChangeState.Approved } => order.AsSent(),
        _ => order,
    };
}
