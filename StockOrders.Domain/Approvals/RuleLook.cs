using System.Collections.Immutable;
using System.Globalization;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

/// <summary>What rules see of an order, worked out once for all of them.</summary>
internal sealed class RuleLook(OrderForApproval subject)
{
    public StockOrder Order => subject.Order;

    public ApprovalFacts Facts => subject.Facts;

    public Money Worth { get; } = OrderTotals.Of(subject.Order).Worth;

    public Currency Currency => subject.Settings.Currency;

    /// <summary>Null where there is no rate.</summary>
    public decimal? Amount { get; } = Routing.InAccountCurrency(OrderTotals.Of(subject.Order).Worth, subject.Settings)?.Amount;

    public decimal? RateOf(Currency currency) => subject.Settings.RateOf(currency);

    /// <summary>The amount in a sentence: <c>3,000.00 EUR is 2,550.00 GBP at 0.85 (1 May 2026)</c>.</summary>
    public string Told => Amount is not { } amount ? $"{Worth}"
        : Worth.Currency == Currency ? Figures.Amount(amount, Currency)
        : $"{Worth} is {Figures.Amount(amount, Currency)} at {RateOf(Worth.Currency)}{RateDay}";

    public string NoRate => $"there is no rate for {Worth.Currency}, so {Worth} cannot be compared";

    public ApprovalFigures AsFigures() => new()
    {
        Amount = Amount,
        Currency = Currency.Code,
        Limit = subject.Settings.ApprovalLimit,
        Rate = Worth.Currency == Currency ? null : RateOf(Worth.Currency),
        RateDay = Worth.Currency == Currency ? null : DayOfRate,
        Budgets = [.. BudgetsOfOrder(ImmutableArray<string>.Empty).Select(Standing)],
    };

    /// <summary>Standings of those that the order falls under.</summary>
    /// <param name="only">Ids; empty: all.</param>
    public IEnumerable<BudgetStanding> BudgetsOfOrder(ImmutableArray<string> only) => (Facts.Budgets ?? [])
        .Where(standing => (only.IsEmpty || only.Contains(standing.Budget.Id)) && IsUnder(standing.Budget))
        .OrderBy(standing => standing.Budget.Id, StringComparer.Ordinal);

    public BudgetFigures Standing(BudgetStanding of) => new(
        of.Budget.Id, of.Budget.Name, of.Budget.Amount, of.Committed, Amount is { } amount ? of.Budget.Amount - of.Committed - amount : null);

    /// <summary>Whether any line's variant is of one of these; null where the catalogue does not say it of all and none is known to be.</summary>
    public bool? HasCategory(ImmutableArray<string> categories)
    {
        var isKnown = true;
        foreach (var line in Order.Lines)
        {
            if (!Facts.Catalogue.TryGetValue(line.Variant, out var fact))
                isKnown = false;
            else if (fact.Category is { } category && categories.Contains(category, StringComparer.OrdinalIgnoreCase))
                return true;
        }

        return isKnown ? false : null;
    }

    public bool IsAt(ImmutableArray<WarehouseId> warehouses) =>
        warehouses.Contains(Order.Header.Warehouse) || (Order.Header.SourceWarehouse is { } source && warehouses.Contains(source));

    /// <summary>Nothing is bought with a transfer or an assembly.</summary>
    private bool IsUnder(Budget budget) =>
        Order.Type == OrderType.Purchase
        && budget.Covers(Order.Header.Vendor, Commitment.EndsOf(Order.Header), named => HasCategory(named) is not false);

    private DateOnly? DayOfRate => subject.Settings.RateDays.TryGetValue(Worth.Currency.Code, out var day) ? day : null;

    private string RateDay => DayOfRate is { } day ? $" ({day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)})" : "";
}
