using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

internal enum BudgetPeriod
{
    Month,
    Quarter,
    Year,
}

/// <summary>What may be ordered in a period, in the account's currency. An order falls under it when all that is given here is on it.</summary>
internal sealed record Budget
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required decimal Amount { get; init; }

    public BudgetPeriod Period { get; init; }

    public ImmutableArray<VendorId> Vendors { get; init => field = value.IsDefault ? [] : value; } = [];

    public ImmutableArray<WarehouseId> Warehouses { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <inheritdoc cref="ApprovalConditions.Categories"/>
    public ImmutableArray<string> Categories { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <param name="at">The order's warehouses.</param>
    /// <param name="hasOneOf">Whether a line of it is of one of these categories.</param>
    public bool Covers(VendorId? vendor, ImmutableArray<WarehouseId> at, Func<ImmutableArray<string>, bool> hasOneOf) =>
        (Vendors.IsEmpty || (vendor is { } known && Vendors.Contains(known)))
        && (Warehouses.IsEmpty || at.Any(Warehouses.Contains))
        && (Categories.IsEmpty || hasOneOf(Categories));
}

/// <summary>How a budget stands in the period of today.</summary>
/// <param name="From">The first day of the period.</param>
/// <param name="To">Its last day.</param>
/// <param name="Committed">Worth of the orders approved in the period and not cancelled, without the one that is decided on.</param>
internal sealed record BudgetStanding(Budget Budget, DateOnly From, DateOnly To, decimal Committed);
