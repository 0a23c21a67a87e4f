using System.Collections.Immutable;
using StockOrders.Domain.Approvals;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>Everything by which an account's orders are approved besides its settings, in one row: its parts name each other.</summary>
internal sealed record ApprovalPolicyRow
{
    public static readonly ApprovalPolicyRow Empty = new();

    /// <summary>In the order in which they are looked at.</summary>
    public ImmutableArray<ApprovalRule> Rules { get; init => field = value.IsDefault ? [] : value; } = [];

    public ImmutableArray<ApprovalDelegate> Delegates { get; init => field = value.IsDefault ? [] : value; } = [];

    public ImmutableArray<DefinedBudget> Budgets { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <param name="Since">From when it counts these orders and no others.</param>
internal sealed record DefinedBudget(Budget Budget, DateTimeOffset Since);
