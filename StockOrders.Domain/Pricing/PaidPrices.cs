using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Pricing;

/// <summary>The prices at which a vendor's goods were last ordered, for whoever is to judge a new one.</summary>
internal static class PaidPrices
{
    /// <summary>One more than is shown: an order may be cancelled, often for its price, and then the one before it counts.</summary>
    public const int KeptOfEach = 2;

    /// <summary>Those ordered last; a page reads them all.</summary>
    public const int KeptVariants = 5_000;

    /// <summary>What the order says as its vendor has it; nothing of what was not sent, was cancelled, or has no vendor.</summary>
    public static ImmutableArray<PaidPrice> Observed(StockOrder order)
    {
        if (order is not { Type: OrderType.Purchase, Header.Vendor: not null, Dispatch: { } dispatch, Stage: not Stage.Cancelled })
            return [];
        var sent = order.AsSent();
        return
        [
            .. PricedLine.AllOf(sent).Select(line => new PaidPrice(
                line.Line.Variant, OfOne(line), sent.Header.Currency.Code, dispatch.SentAt, order.Id, sent.Header.Reference)),
        ];
    }

    /// <summary>Of one unit, less the discount that counts, exact.</summary>
    public static decimal OfOne(PricedLine line) =>
        line.Amounts.Discount == 0 ? line.Line.CostPrice : line.Line.CostPrice * (100 - line.DiscountPercent) / 100;

    /// <summary>The prices with these of the order in place of those it had before.</summary>
    public static ImmutableArray<PaidPrice> With(ImmutableArray<PaidPrice> known, OrderId order, ImmutableArray<PaidPrice> observed) =>
    [
        .. known.Where(paid => paid.Order != order)
            .Concat(observed)
            .GroupBy(paid => paid.Variant)
            .Select(OfOneVariant)
            .OrderByDescending(prices => prices[0].At)
            .ThenBy(prices => prices[0].Variant.Value, StringComparer.Ordinal)
            .Take(KeptVariants)
            .SelectMany(prices => prices),
    ];

    private static PaidPrice[] OfOneVariant(IEnumerable<PaidPrice> prices) =>
        [.. prices.OrderByDescending(paid => paid.At).ThenByDescending(paid => paid.Order.Value, StringComparer.Ordinal).Take(KeptOfEach)];

    /// <summary>The newest of each variant.</summary>
    public static Dictionary<VariantId, PaidPrice> Newest(ImmutableArray<PaidPrice> known)
    {
        var newest = new Dictionary<VariantId, PaidPrice>();
        foreach (var paid in known)
            newest.TryAdd(paid.Variant, paid);
        return newest;
    }
}
