using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Replenishment;

/// <summary>Facts of one variant in one warehouse: 14 days of lead time, 30 of review period, one vendor. A test changes what it is about.</summary>
internal static class Shelf
{
    public static readonly DateOnly Today = new(2026, 5, 1);

    public static readonly WarehouseId Here = WarehouseId.From("w1");

    public static readonly Vendor Seller = new() { Id = VendorId.From("vendor_1"), Name = "Wonka", Currency = Some.Pounds, LeadTime = 14 };

    public static readonly Variant Thing = new() { Id = Some.Bolt, ReviewPeriod = 30, Vendors = [new VendorOffer { Vendor = Seller.Id, CostPrice = 4 }] };

    public static ReorderFacts Facts(Variant variant, decimal onHand, Forecast? forecast = null, Vendor? vendor = null, WarehouseId? here = null) => new()
    {
        Variant = variant with { InStock = variant.InStock.SetItem((here ?? Here).Value, onHand) },
        Warehouse = here ?? Here,
        Forecast = forecast ?? Forecast(20),
        Vendors = new Dictionary<VendorId, Vendor> { [Seller.Id] = vendor ?? Seller },
        Settings = Some.Settings,
        Today = Today,
    };

    /// <summary>The level is known for certain; only its days vary.</summary>
    public static Forecast Forecast(double daily, double deviation = 0, ForecastMethod method = ForecastMethod.Recent) =>
        new() { Method = method, History = 365, Deviation = deviation, Curve = new DemandCurve(daily) };

    public static DemandHistory Sold(params decimal[] untilYesterday) =>
        DemandHistory.Of(untilYesterday.Select((units, index) => (Today.AddDays(index - untilYesterday.Length), units)));

    public static Suggestion Suggest(ReorderFacts facts) => ReorderPolicy.Suggest(facts);

    /// <param name="onOrder">Nobody said when it comes.</param>
    public static Suggestion Suggest(
        Variant variant,
        WarehouseId warehouse,
        DemandHistory demand,
        decimal onOrder,
        IReadOnlyDictionary<VendorId, Vendor> vendors,
        AccountSettings settings,
        DateOnly today) => ReorderPolicy.Suggest(new ReorderFacts
        {
            Variant = variant,
            Warehouse = warehouse,
            Demand = demand,
            Promised = Promised.Nothing.Bought(onOrder, null),
            Vendors = vendors,
            Settings = settings,
            Today = today,
        });

    public static ImmutableArray<VendorOffer> Offers(Func<VendorOffer, VendorOffer> change) => [change(Thing.Vendors[0])];
}
