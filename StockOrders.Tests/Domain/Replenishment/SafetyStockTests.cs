using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Suppliers;
using static StockOrders.Tests.Domain.Replenishment.Shelf;

namespace StockOrders.Tests.Domain.Replenishment;

public sealed class SafetyStockTests
{
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.9, 1.281552)]
    [InlineData(0.95, 1.644854)]
    [InlineData(0.975, 1.959964)]
    [InlineData(0.99, 2.326348)]
    [InlineData(0.999, 3.090232)]
    [InlineData(0.01, -2.326348)]
    public void The_normal_quantile_is_that_of_the_tables(double level, double z) => Assert.Equal(z, NormalQuantile.Of(level), 6);

    // 1.644854 × √(14 × 4² + 20² × 3²) = 1.644854 × √(224 + 3,600) = 1.644854 × 61.838499
    [Fact]
    public void A_service_level_keeps_z_deviations_of_the_lead_times_demand()
    {
        var found = Suggest(Facts(Thing with { ServiceLevel = 0.95 }, 0, Forecast(20, 4), Seller with { LeadTimeDeviation = 3 }));

        Assert.Equal(101.7153m, found.Safety.Quantity, 3);
        Assert.Equal((SafetyStockSource.ServiceLevel, 1.644854, 61.838499), (found.Safety.From, found.Safety.Z!.Value, found.Safety.DemandDeviation));
        Assert.Equal(280 + found.Safety.Quantity, found.ReorderPoint);
    }

    // 1.644854 × 4 × √14 = 24.618
    [Fact]
    public void A_certain_lead_time_leaves_z_times_deviation_times_its_root() =>
        Assert.Equal(24.618m, Suggest(Facts(Thing with { ServiceLevel = 0.95 }, 0, Forecast(20, 4))).Safety.Quantity, 3);

    [Fact]
    public void Steady_demand_is_reordered_at_280_whatever_the_service_level()
    {
        var found = Suggest(Facts(Thing with { ServiceLevel = 0.99 }, 280));

        Assert.Equal((280m, 0m, 280m, 600m), (found.ReorderPoint, found.ReviewAllowance, found.Trigger, found.Quantity));
        Assert.Equal(0, Suggest(Facts(Thing with { ServiceLevel = 0.99 }, 281)).Quantity);
    }

    [Theory]
    [InlineData(30, 1, 0, 30, SafetyStockSource.Fixed)]
    [InlineData(30, 2, 0, 40, SafetyStockSource.Days)]
    [InlineData(10, 1, 0.95, 24.618, SafetyStockSource.ServiceLevel)]
    [InlineData(25, 1, 0.95, 25, SafetyStockSource.Fixed)]
    [InlineData(0, 0, 0.4, 0, SafetyStockSource.Fixed)] // fewer than half of the cycles: z is below 0, and nothing is kept
    internal void The_largest_of_what_is_asked_for_is_kept(double safety, int days, double level, double kept, SafetyStockSource from)
    {
        var variant = Thing with { SafetyStock = (decimal)safety, SafetyDays = days, ServiceLevel = level == 0 ? null : level };

        var found = Suggest(Facts(variant, 0, Forecast(20, 4))).Safety;

        Assert.Equal((decimal)kept, found.Quantity, 3);
        Assert.Equal(from, found.From);
    }

    [Fact]
    public void Minimum_stock_is_kept_where_it_is_more()
    {
        Assert.Equal(280 + 50, Suggest(Facts(Thing with { ServiceLevel = 0.95, MinimumStock = 50 }, 0, Forecast(20, 4))).ReorderPoint);
        Assert.Equal(280 + 24.618m, Suggest(Facts(Thing with { ServiceLevel = 0.95, MinimumStock = 5 }, 0, Forecast(20, 4))).ReorderPoint, 3);
    }

    [Fact]
    public void A_level_that_is_known_from_few_days_is_kept_more_for()
    {
        var known = Forecast(20, 4) with { EffectiveDays = 28 };

        // σd × √(1 + 14 ÷ 28)
        Assert.Equal(4 * Math.Sqrt(1.5), Suggest(Facts(Thing with { ServiceLevel = 0.95 }, 0, known)).Safety.Deviation, 5);
    }

    // Exponential: a gamma of shape 1 has its 95 % quantile at −ln 0.05 = 2.995732 means, 1.995732 deviations above one.
    [Fact]
    public void Lumpy_demand_takes_the_quantile_of_a_gamma_distribution()
    {
        Assert.Equal(1.995732, GammaQuantile.Of(0.95, 1), 6);
        var found = Suggest(Facts(Thing with { ServiceLevel = 0.95 }, 0, Forecast(1, 2 / 1.1 * Math.Sqrt(14))));

        // A variation of 2 ÷ 1.1 has a skew of 2, which is the exponential's.
        Assert.Equal((SafetyStockSource.LumpyServiceLevel, 1.818182), (found.Safety.From, found.Safety.Variation));
        Assert.Equal(1.995732, found.Safety.Z!.Value, 5);
        Assert.Equal(50.80m, found.Safety.Quantity, 2);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(1.5)]
    [InlineData(4)]
    public void The_gamma_quantile_has_its_probability_below_it(double variation)
    {
        var shape = 1 / (variation * variation);
        foreach (var level in new[] { 0.8, 0.9, 0.99, 0.999 })
        {
            var x = shape + (GammaQuantile.Of(level, variation) * Math.Sqrt(shape));
            Assert.Equal(level, GammaQuantile.Below(x, shape, GammaQuantile.LogGamma(shape)), 8);
        }

        Assert.Equal(NormalQuantile.Of(0.9), GammaQuantile.Of(0.9, 0.001), 2);
    }

    [Theory]
    [InlineData(ForecastMethod.Croston)]
    [InlineData(ForecastMethod.Sba)]
    [InlineData(ForecastMethod.Tsb)]
    internal void What_sells_now_and_then_is_lumpy_whatever_its_variation(ForecastMethod method) =>
        Assert.True(Suggest(Facts(Thing with { ServiceLevel = 0.95 }, 0, Forecast(20, 4, method))).Safety.IsLumpy);

    [Fact]
    public void Measured_lead_times_count_around_the_days_that_are_counted_on_and_only_where_they_are_late()
    {
        var late = new MeasuredLeadTime(12, 17, 2, Today.AddDays(-300), Today.AddDays(-20));

        Assert.Equal((14, Math.Sqrt(13)), Times(Seller, late), new Near());
        Assert.Equal((17, 2d), Times(Seller with { LeadTimeFrom = StockOrders.Domain.Catalogue.LeadTimeSource.Measured }, late), new Near());
        Assert.Equal((14, 2d), Times(Seller with { LeadTimeDeviation = 9 }, late with { Mean = 9 }), new Near());
        Assert.Equal((14, 9d), Times(Seller with { LeadTimeDeviation = 9 }, null), new Near());
    }

    private static (int Days, double Deviation) Times(StockOrders.Domain.Catalogue.Vendor vendor, MeasuredLeadTime? measured)
    {
        var facts = Facts(Thing, 0, vendor: vendor);
        var found = Suggest(measured is null ? facts : facts with { LeadTimes = new Dictionary<StockOrders.Domain.Values.VendorId, MeasuredLeadTime> { [vendor.Id] = measured } });
        return (found.LeadTime, found.Times!.Deviation);
    }

    private sealed class Near : IEqualityComparer<(int Days, double Deviation)>
    {
        public bool Equals((int Days, double Deviation) one, (int Days, double Deviation) other) =>
            one.Days == other.Days && Math.Abs(one.Deviation - other.Deviation) < 1e-5;

        public int GetHashCode((int Days, double Deviation) of) => of.Days;
    }
}
