using StockOrders.Domain.Approvals;
using StockOrders.Domain.Values;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Approvals;

/// <summary>What the order was weighed by when it was asked about: the account's limit, the rate it was compared at, and budgets.</summary>
internal static class ApprovalMoney
{
    public static Html Facts(ApprovalView view) => view.Step.Figures is { } figures
        ? Html.Of($"<dl>\n{Lines(figures).Select(fact => Html.Of($"<dt>{fact.Label}</dt><dd>{fact.Words}</dd>\n"))}</dl>\n")
        : Html.Empty;

    private static IEnumerable<OrderFact> Lines(ApprovalFigures figures)
    {
        var currency = Currency.Of(figures.Currency);
        if (figures.Rate is { } rate && figures.Amount is { } amount)
        {
            var day = figures.RateDay is { } known ? $" of {Days.Of(known)}" : "";
            yield return new OrderFact($"In {currency}", $"{Figures.Amount(amount, currency)}, at a rate of {Figures.Quantity(rate)}{day}");
        }

        yield return new OrderFact("The account's limit", $"{Figures.Amount(figures.Limit, currency)}{Over(figures.Amount - figures.Limit, currency)}");
        foreach (var budget in figures.Budgets)
            yield return new OrderFact($"Budget {budget.Name}", Of(budget, currency));
    }

    private static string Over(decimal? over, Currency currency) => over > 0 ? $"; this is {Figures.Amount(over.Value, currency)} more" : "";

    private static string Of(BudgetFigures budget, Currency currency)
    {
        var before = $"{Figures.Amount(budget.Amount, currency)}, of which {Figures.Amount(budget.Committed, currency)} is committed";
        return budget.Left switch
        {
            null => $"{before}.",
            < 0 => $"{before}; with this order it is overdrawn by {Figures.Amount(-budget.Left.Value, currency)}",
            _ => $"{before}; with this order {Figures.Amount(budget.Left.Value, currency)} is left",
        };
    }
}
