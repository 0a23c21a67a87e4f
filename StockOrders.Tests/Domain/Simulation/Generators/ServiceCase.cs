using System.Collections.Immutable;
using StockOrders.Functions.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Simulation;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Simulation.Generators;

/// <summary>What a service level was asked for, of which demand and from which vendor.</summary>
/// <param name="LeadTimeDeviation">Standard deviation in days; lead times are normal, in whole days, one at least.</param>
internal sealed record ServiceCase(DemandFamily Family, double Asked, int LeadTime = 14, double LeadTimeDeviation = 3, int ReviewPeriod = 30)
{
    /// <summary>Known of each variant before the first day that is played.</summary>
    public const int DaysBefore = 730;

    /// <summary>Played and not counted: until then the opening stock, which nobody ordered, is sold.</summary>
    public const int DaysToSettle = 90;

    private static readonly DateOnly From = new(2026, 3, 2);
    private static readonly VendorId Seller = new("v");
    private static readonly WarehouseId Here = new("w");

    /// <summary>Of the variants that are played, the first: others have other demand and other lead times.</summary>
    public int First { get; init; }

    /// <summary>Each family at 90, 95 and 98 %; what sells now and then at lead times of a few days too, which deviate by as large a share.</summary>
    public static IEnumerable<ServiceCase> All =>
        from family in DemandFamily.All
        from leadTime in (int[])(family == DemandFamily.Intermittent ? [14, 4, 2, 1] : family == DemandFamily.Lumpy ? [14, 4] : [14])
        from asked in (double[])[0.90, 0.95, 0.98]
        select new ServiceCase(family, asked, leadTime, leadTime * 3 / 14d);

    public Variant Variant => new()
    {
        Id = new VariantId("a"),
        LeadTime = LeadTime,
        ReviewPeriod = ReviewPeriod,
        ServiceLevel = Asked,
        Vendors = [new VendorOffer { Vendor = Seller, CostPrice = 1 }],
    };

    /// <summary>As the nightly policy orders, from nothing but what was sold.</summary>
    public Func<Morning, Ordered> Policy => PolicyOrders.Of(Facts);

    public ReorderFacts Facts => new()
    {
        Variant = Variant,
        Warehouse = Here,
        Vendors = new Dictionary<VendorId, Vendor> { [Seller] = new() { Id = Seller, Name = "v", Currency = Currency.Of("EUR"), LeadTimeDeviation = LeadTimeDeviation } },
        Settings = DefaultSettings.Value,
        Today = From,
    };

    public SimulatedPeriod Period(int variant, int days)
    {
        var chance = new Chance(HashCode(variant));
        var before = Family.Days(chance, -DaysBefore, DaysBefore);
        var demand = Family.Days(chance, 0, DaysToSettle + days);
        var leadTimes = Enumerable.Range(0, 64).Select(_ => (int)Math.Max(1, Math.Round(chance.Normal(LeadTime, LeadTimeDeviation))));
        return new SimulatedPeriod(
            From,
            [.. demand.Select(units => (decimal)units)],
            (decimal)Math.Ceiling(Family.Mean(0) * (LeadTime + ReviewPeriod)),
            DemandHistory.Of(before.Select((units, day) => (From.AddDays(day - DaysBefore), (decimal)units))))
        {
            LeadTimes = [.. leadTimes],
        };
    }

    /// <summary>Plays so many variants, each for so many days that count: as the nightly policy orders, and as whoever knows the truth.</summary>
    public (FulfilmentFigures Reached, FulfilmentFigures Knowing) Play(int variants, int days)
    {
        var periods = Periods(variants, days);
        return (Play(periods, Policy), PlayKnowing(periods));
    }

    private SimulatedPeriod[] Periods(int variants, int days) => [.. Enumerable.Range(0, variants).AsParallel().AsOrdered().Select(variant => Period(variant, days))];

    private static FulfilmentFigures Play(SimulatedPeriod[] periods, Func<Morning, Ordered> decide) => periods
        .AsParallel()
        .Select(period => FulfilmentFigures.Of(Simulator.Run(period, decide), DaysToSettle))
        .Aggregate(FulfilmentFigures.None, (sum, one) => sum.And(one));

    /// <summary>
    /// The least stock that reaches the level asked for when mean and variance of each day to come and of the lead time are known: the
    /// factor on the deviation is searched for on the very days that are played, so that no formula's error helps or hurts it.
    /// </summary>
    private FulfilmentFigures PlayKnowing(SimulatedPeriod[] periods)
    {
        var (low, high) = (-1.0, 8.0);
        var best = Play(periods, Knowing(high));
        for (var step = 0; step < 14; step++)
        {
            var middle = (low + high) / 2;
            var figures = Play(periods, Knowing(middle));
            if ((double)figures.CycleServiceLevel!.Value >= Asked)
                (high, best) = (middle, figures);
            else
                low = middle;
        }

        return best;
    }

    private Func<Morning, Ordered> Knowing(double factor) => morning =>
    {
        var today = morning.Today.DayNumber - From.DayNumber;
        var (mean, variance) = (0.0, 0.0);
        for (var day = today; day < today + LeadTime; day++)
            (mean, variance) = (mean + Family.Mean(day), variance + Family.Variance(day));
        var daily = mean / LeadTime;
        var undershoot = ((variance / LeadTime) + (daily * daily)) / (2 * daily);
        var safety = factor * Math.Sqrt(variance + (daily * daily * LeadTimeDeviation * LeadTimeDeviation));
        var position = (double)(morning.OnHand + morning.OnOrder.Sum(order => order.Quantity));
        if (position > mean + safety + undershoot)
            return new Ordered(0, LeadTime);
        for (var day = today + LeadTime; day < today + LeadTime + ReviewPeriod; day++)
            mean += Family.Mean(day);
        return new Ordered((decimal)Math.Max(0, Math.Ceiling(mean + safety - position)), LeadTime);
    };

    private int HashCode(int variant) => ((First + variant) * 7919) + (LeadTime * 31) + ReviewPeriod + (Family.Name.Length * 104_729);
}
