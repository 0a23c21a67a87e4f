using System.Collections.Immutable;

namespace StockOrders.Domain.Approvals;

/// <summary>What an order was weighed by when its chain was made, in the account's currency.</summary>
internal sealed record ApprovalFigures
{
    /// <summary>Null where there is no rate for the order's currency.</summary>
    public decimal? Amount { get; init; }

    public required string Currency { get; init; }

    /// <summary>What it takes no person up to, by the account's own limit.</summary>
    public decimal Limit { get; init; }

    /// <summary>One unit of the order's currency in the account's; null where there is none, and for the account's own.</summary>
    public decimal? Rate { get; init; }

    /// <summary>The day that the rate is of; null where nobody said.</summary>
    public DateOnly? RateDay { get; init; }

    /// <summary>Budgets that the order falls under, where rules ask of budgets.</summary>
    public ImmutableArray<BudgetFigures> Budgets { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <param name="Committed">Of the period, without this order.</param>
/// <param name="Left">With this order; null where its amount is not known.</param>
internal sealed record BudgetFigures(string Budget, string Name, decimal Amount, decimal Committed, decimal? Left);
