using System.Collections.Immutable;
using System.Globalization;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Budgets;

/// <summary>What the orders of one period take of a budget. Changed in the transactions that approve and cancel them.</summary>
/// <param name="Amounts">By currency, so that a rate that changes leaves no remainder behind.</param>
/// <param name="Orders">How many.</param>
/// <param name="Counted">When they were last added up from the orders themselves.</param>
internal sealed record BudgetSumRow(ImmutableSortedDictionary<string, decimal> Amounts, int Orders, DateTimeOffset Counted)
{
    public BudgetSumRow With(Commitment taken, int times)
    {
        var amount = Amounts.GetValueOrDefault(taken.Currency.Code) + (times * taken.Amount);
        return this with
        {
            Amounts = amount == 0 ? Amounts.Remove(taken.Currency.Code) : Amounts.SetItem(taken.Currency.Code, amount),
            Orders = Orders + times,
        };
    }
}

/// <summary>Where budgets stand: beside the orders, so that one transaction holds both.</summary>
internal static class BudgetRows
{
    private const string Commitments = "g.c.";

    /// <summary>What an order takes; by the day (UTC) of its approval.</summary>
    public static string Commitment(StockOrder order) => $"{CommitmentsOf(DateOnly.FromDateTime(ApprovedAt(order).UtcDateTime))}.{RowName.Escape(order.Id.Value)}";

    /// <summary>Those approved on these days (UTC), both included.</summary>
    public static RowRange CommitmentsFrom(AccountId account, DateOnly from, DateOnly to) =>
        new(OrderRows.Partition(account), CommitmentsOf(from), CommitmentsOf(to) + "/");

    /// <summary>The order that a commitment's row is of.</summary>
    public static string OrderOf(string row) => row[(row.LastIndexOf('.') + 1)..];

    public static string Sum(string budget, DateOnly from) => string.Create(CultureInfo.InvariantCulture, $"g.s.{RowName.Escape(budget)}.{from:yyyyMMdd}");

    /// <summary>Whether a vendor was sent orders.</summary>
    public static string SentVendor(VendorId vendor) => "g.v." + RowName.Escape(vendor.Value);

    /// <summary>Orders from before that was kept were sent at once when they were approved.</summary>
    public static DateTimeOffset ApprovedAt(StockOrder order) =>
        order.ApprovedAt ?? order.Dispatch?.FirstSentAt ?? order.Dispatch?.SentAt ?? order.SubmittedAt ?? order.CreatedAt;

    private static string CommitmentsOf(DateOnly day) => Commitments + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
