using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Simulation;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Backtests;

/// <summary>What a period cost, in the account's currency at its minor unit.</summary>
/// <param name="Holding">Average stock at its cost price, by the percentage a year that holding costs.</param>
/// <param name="Ordering">Orders by what placing one costs.</param>
/// <param name="LostMargin">What was not there to sell, at price less cost price; never below 0.</param>
/// <param name="Unpriced">Variants of which a price or cost price is not known: holding or margin of those count as nothing.</param>
internal sealed record BacktestCost(decimal Holding, decimal Ordering, decimal LostMargin, int Unpriced)
{
    private const int DaysInAYear = 365;

    public static BacktestCost None { get; } = new(0, 0, 0, 0);

    public decimal Total => Holding + Ordering + LostMargin;

    public static BacktestCost Of(FulfilmentFigures figures, Variant variant, IReadOnlyDictionary<VendorId, Vendor> vendors, AccountSettings settings)
    {
        var digits = settings.Currency.MinorUnits;
        var cost = CostPrice(variant, vendors, settings);
        var margin = cost is { } bought && variant.Price is { } price ? Math.Max(0, price - bought) : (decimal?)null;
        return new BacktestCost(
            Rounded(figures.AverageStock * (cost ?? 0) * settings.HoldingCostPercent / 100 * figures.Days / DaysInAYear),
            Rounded(figures.Orders * settings.OrderCost),
            Rounded(figures.Lost * (margin ?? 0)),
            margin is null ? 1 : 0);

        decimal Rounded(decimal amount) => decimal.Round(amount, digits, MidpointRounding.AwayFromZero);
    }

    public BacktestCost And(BacktestCost other) =>
        new(Holding + other.Holding, Ordering + other.Ordering, LostMargin + other.LostMargin, Unpriced + other.Unpriced);

    /// <summary>The variant's own, else the lowest offer's that there is a rate for.</summary>
    private static decimal? CostPrice(Variant variant, IReadOnlyDictionary<VendorId, Vendor> vendors, AccountSettings settings) =>
        variant.CostPrice ?? variant.Vendors
            .Where(offer => vendors.ContainsKey(offer.Vendor))
            .Select(offer => offer.CostPrice * settings.RateOf(offer.CurrencyFrom(vendors[offer.Vendor])))
            .Min();
}
