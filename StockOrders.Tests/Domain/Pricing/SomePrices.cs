using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Pricing;

/// <summary>Orders of any prices, discounts, taxes, volumes and charges, in currencies of 0, 2, 3 and 4 minor digits.</summary>
internal static class SomePrices
{
    public static Gen<StockOrder> Orders { get; } =
        from currency in Gen.Elements("JPY", "GBP", "KWD", "CLF").Select(Currency.Of)
        from lines in Gen.Choose(1, 12).SelectMany(count => Lines(count))
        from shipping in Decimals(4, 1_000_000)
        from tax in Gen.OneOf(Gen.Constant(0m), Decimals(4, 100_000))
        from allocation in Gen.Elements(Enum.GetValues<ShippingAllocation>())
        from enabled in Gen.Elements<bool?>(null, true, false)
        from discount in Gen.OneOf(Gen.Constant(0m), Percents)
        select new Story().Do(Some.Create([.. lines]) with
        {
            Header = Some.Header with
            {
                Currency = currency,
                ShippingHandling = shipping,
                ShippingHandlingTax = tax,
                ShippingAllocation = allocation,
                Discounts = new DiscountTerms(enabled, discount),
            },
        }).Order;

    /// <summary>With up to so many digits after the point, from 0 to the bound.</summary>
    public static Gen<decimal> Decimals(int digits, int max) =>
        from whole in Gen.Choose(0, max)
        from part in Gen.Choose(0, (int)Math.Pow(10, digits) - 1)
        select Math.Min(max, whole + new decimal(part, 0, 0, false, (byte)digits));

    private static Gen<decimal> Percents => Gen.Frequency((1, Gen.Constant(0m)), (1, Gen.Constant(100m)), (6, Decimals(4, 100)));

    private static Gen<ImmutableArray<OrderLine>> Lines(int count) => Gen.ListOf(Line, count)
        .Select(lines => lines.Select((line, index) => line with { Variant = VariantId.From($"c1_{index}") }).ToImmutableArray());

    private static Gen<OrderLine> Line =>
        from digits in Gen.Choose(0, 4)
        from ordered in Decimals(digits, 100_000)
        from price in Gen.OneOf(Gen.Constant(0m), Decimals(4, 10_000))
        from discount in Gen.OneOf(Gen.Constant<decimal?>(null), Percents.Select(percent => (decimal?)percent))
        from tax in Percents
        from volume in Gen.OneOf(Gen.Constant<decimal?>(null), Decimals(6, 10).Select(cbm => (decimal?)cbm))
        select Some.Line(Math.Max(ordered, new decimal(1, 0, 0, false, (byte)digits)), price) with
        {
            UnitDecimals = digits, Discount = discount, Tax = tax, Cbm = volume,
        };
}
