using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Replenishment;
using static StockOrders.Tests.Domain.Replenishment.Shelf;

namespace StockOrders.Tests.Domain.Replenishment;

/// <summary>What holds of every suggestion, whatever is on the shelf, on its way or asked for.</summary>
public sealed class PolicyLawsTests
{
    private static readonly Gen<ReorderFacts> AnyFacts =
        from onHand in Gen.Choose(-50, 900)
        from daily in Gen.Choose(0, 40)
        from deviation in Gen.Choose(0, 15)
        from level in Gen.Elements<double?>(null, 0.5, 0.9, 0.99)
        from safety in Gen.Choose(0, 60)
        from review in Gen.Choose(0, 40)
        from leadTime in Gen.Choose(0, 40)
        from lateness in Gen.Choose(0, 4)
        from minimum in Gen.Elements<decimal?>(null, 7, 100)
        from multiple in Gen.Elements<decimal?>(null, 6, 25)
        from maximum in Gen.Elements<decimal?>(null, null, 500)
        from target in Gen.Elements<decimal?>(null, null, 333)
        from arrivals in (from day in Gen.Choose(-5, 60) from quantity in Gen.Choose(1, 200) select (day, quantity)).ListOf()
        let variant = Thing with
        {
            ServiceLevel = level,
            SafetyStock = safety,
            ReviewPeriod = review,
            MaximumStock = maximum,
            TargetStock = target,
            Vendors = Offers(offer => offer with { VendorPackaging = minimum, UomOrdering = multiple }),
        }
        let facts = Facts(variant, onHand, Forecast(daily, deviation), Seller with { LeadTime = leadTime, LeadTimeDeviation = lateness })
        select facts with
        {
            Promised = arrivals.Aggregate(Promised.Nothing, (promised, arrival) => promised.Bought(arrival.quantity, Today.AddDays(arrival.day))),
        };

    [Fact]
    public void More_stock_never_raises_the_order() => Holds((facts, more) =>
    {
        var before = Suggest(facts);
        var after = Suggest(facts with { Variant = facts.Variant with { InStock = facts.Variant.InStock.SetItem(Here.Value, facts.OnHand + more) } });
        return after.Replenishment <= before.Replenishment && after.Quantity <= before.Quantity;
    });

    [Fact]
    public void More_on_order_never_raises_the_order() => Holds((facts, more) =>
    {
        var after = Suggest(facts with { Promised = facts.Promised.Bought(more, Today.AddDays(more % 70)) });
        return after.Position == Suggest(facts).Position + more && after.Replenishment <= Suggest(facts).Replenishment;
    });

    [Fact]
    public void More_demand_never_lowers_the_order() => Holds((facts, more) =>
    {
        var (before, after) = (Suggest(facts), Suggest(Scaled(facts, 1 + (more / 10d))));
        return after.ReorderPoint >= before.ReorderPoint && after.Replenishment >= before.Replenishment && after.Quantity >= before.Quantity;
    });

    [Fact]
    public void A_longer_wait_never_lowers_the_reorder_point() => Holds((facts, more) =>
    {
        var seller = facts.Vendors[Seller.Id];
        var later = facts with { Vendors = new Dictionary<StockOrders.Domain.Values.VendorId, StockOrders.Domain.Catalogue.Vendor> { [Seller.Id] = seller with { LeadTime = seller.LeadTime + more } } };
        return Suggest(later).ReorderPoint >= Suggest(facts).ReorderPoint
            || Suggest(later).Safety.IsLumpy != Suggest(facts).Safety.IsLumpy || Suggest(facts).Safety.IsLumpy;
    });

    // Counted in tens, everything is a tenth: half a unit of what is counted in whole ones is not.
    [Fact]
    public void Units_scale() => Holds((facts, _) =>
    {
        var fine = facts with { Variant = facts.Variant with { UnitDecimals = 4, Vendors = Offers(offer => offer) } };
        var (one, ten) = (Suggest(fine), Suggest(Tenfold(fine)));
        return Near(ten.ReorderPoint, 10 * one.ReorderPoint) && Near(ten.Lost, 10 * one.Lost)
            && (one.Replenishment == 0 || ten.Replenishment == 0 || Near(ten.Replenishment, 10 * one.Replenishment));
    });

    [Fact]
    public void Rounding_never_goes_below_need_unless_told() => Holds((facts, _) =>
    {
        var found = Suggest(facts);
        var offer = facts.Variant.Vendors[0];
        var step = OrderQuantity.StepOf(offer.UomOrdering, 0);
        return found.Quantity % step == 0
            && (found.Quantity >= found.ToBuy || found.Quantity + step > found.AtMost)
            && (found.Quantity == 0 || found.Quantity >= (offer.VendorPackaging ?? 0));
    });

    [Fact]
    public void What_is_ordered_fills_up_to_the_level_and_no_further_and_its_parts_sum() => Holds((facts, _) =>
    {
        var found = Suggest(facts);
        var due = found.Position <= found.Trigger;
        return found.Trigger == found.LeadTimeDemand + found.Buffer + found.ReviewAllowance
            && (facts.Variant.TargetStock is not null || found.OrderUpTo == found.HorizonDemand + found.Buffer)
            && found.Lost >= 0 && found.Lost <= found.LeadTimeDemand
            && found.Replenishment == (due ? found.Missing : 0)
            && found.Missing == Math.Max(0, Math.Min(found.OrderUpTo - found.Lost, facts.Variant.MaximumStock ?? decimal.MaxValue) - found.Position)
            && (found.DueIn == 0) == due;
    });

    [Fact]
    public void A_history_of_twice_the_sales_is_twice_the_order() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        Gen.Choose(0, 30).ArrayOf(100).ToArbitrary(),
        sold =>
        {
            var once = Suggest(Facts(Thing with { UnitDecimals = 4 }, 0) with { Forecast = null, Demand = Sold([.. sold.Select(units => (decimal)units)]) });
            var twice = Suggest(Facts(Thing with { UnitDecimals = 4 }, 0) with { Forecast = null, Demand = Sold([.. sold.Select(units => 2m * units)]) });
            return Near(twice.Replenishment, 2 * once.Replenishment);
        }));

    private static void Holds(Func<ReorderFacts, int, bool> law) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(AnyFacts.ToArbitrary(), Gen.Choose(1, 300).ToArbitrary(), law));

    private static bool Near(decimal one, decimal other) => Math.Abs(one - other) <= 0.01m + (Math.Abs(other) * 0.0001m);

    private static ReorderFacts Scaled(ReorderFacts facts, double by) => facts with { Forecast = Forecast(facts.Forecast!.Daily * by, facts.Forecast.Deviation * by) };

    private static ReorderFacts Tenfold(ReorderFacts facts) => Scaled(facts, 10) with
    {
        Variant = facts.Variant with
        {
            InStock = facts.Variant.InStock.SetItem(Here.Value, 10 * facts.OnHand),
            SafetyStock = 10 * facts.Variant.SafetyStock,
            MaximumStock = 10 * facts.Variant.MaximumStock,
            TargetStock = 10 * facts.Variant.TargetStock,
        },
        Promised = facts.Promised.Arrivals.Aggregate(Promised.Nothing, (promised, arrival) => promised.Bought(10 * arrival.Quantity, arrival.Day)),
    };
}
