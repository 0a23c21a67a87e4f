using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Replenishment;

namespace StockOrders.Domain.Backtests;

/// <summary>
/// What is done otherwise than today; what is null stays as it is. Safety stock is steered by what the rule names: a level, days or a
/// quantity in the place of all that the variant has.
/// </summary>
internal sealed record BacktestRule(string Name)
{
    /// <summary>All as it stands.</summary>
    public const string Today = "today";

    public double? ServiceLevel { get; init; }

    public decimal? SafetyStock { get; init; }

    public int? SafetyDays { get; init; }

    public decimal? MinimumStock { get; init; }

    public int? ReviewPeriod { get; init; }

    public ForecastMethod? Method { get; init; }

    /// <summary>Days from order to arrival, whoever sells it.</summary>
    public int? LeadTime { get; init; }

    public bool IsAsToday => this with { Name = Today } == new BacktestRule(Today);

    public ReorderFacts On(ReorderFacts facts) => facts with { Variant = On(facts.Variant), Vendors = On(facts.Vendors) };

    private Variant On(Variant variant)
    {
        var isSteered = ServiceLevel is not null || SafetyStock is not null || SafetyDays is not null;
        return variant with
        {
            ServiceLevel = isSteered ? ServiceLevel : variant.ServiceLevel,
            SafetyStock = isSteered ? SafetyStock ?? 0 : variant.SafetyStock,
            SafetyDays = isSteered ? SafetyDays : variant.SafetyDays,
            MinimumStock = MinimumStock ?? variant.MinimumStock,
            ReviewPeriod = ReviewPeriod ?? variant.ReviewPeriod,
            Method = Method ?? variant.Method,
            LeadTime = LeadTime ?? variant.LeadTime,
            Vendors = LeadTime is null ? variant.Vendors : [.. variant.Vendors.Select(offer => offer with { LeadTime = LeadTime })],
        };
    }

    private IReadOnlyDictionary<Values.VendorId, Vendor> On(IReadOnlyDictionary<Values.VendorId, Vendor> vendors) => LeadTime is null
        ? vendors
        : vendors.ToDictionary(vendor => vendor.Key, vendor => vendor.Value with { LeadTimeFrom = LeadTimeSource.Stated });
}
