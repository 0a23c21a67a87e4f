using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;

namespace StockOrders.Functions.Orders.Input;

/// <summary>What a line costs that comes without a price.</summary>
/// <param name="Home">The account's currency, in which a variant's own cost price stands.</param>
/// <param name="Offered">The currencies of vendors, in which their offers stand that name none.</param>
/// <param name="Day">The account's day: offers have days that they hold on.</param>
internal sealed record LinePrices(Currency Home, IReadOnlyDictionary<VendorId, Currency> Offered, DateOnly Day)
{
    /// <summary>For an order of one vendor, or of none.</summary>
    public static LinePrices Of(AccountSettings account, Vendor? vendor, DateTimeOffset now) => new(
        account.Currency,
        vendor is null ? new Dictionary<VendorId, Currency>() : new Dictionary<VendorId, Currency> { [vendor.Id] = vendor.Currency },
        ClockDays.DayOf(now, account.TimeZone));

    /// <summary>For an order whose vendor is not known yet: whoever offers one of the variants may be.</summary>
    public static async ValueTask<LinePrices> Of(
        AccountSettings account, CatalogueBook catalogue, AccountId id, IEnumerable<Variant> variants, DateTimeOffset now, CancellationToken cancellation)
    {
        var offered = new Dictionary<VendorId, Currency>();
        foreach (var vendor in variants.SelectMany(variant => variant.Vendors).Where(offer => offer.Currency is null).Select(offer => offer.Vendor).Distinct())
        {
            if (await catalogue.Find(id, vendor, cancellation) is { } found)
            {
                offered[vendor] = found.Fact.Currency;
            }
        }

        return new LinePrices(account.Currency, offered, ClockDays.DayOf(now, account.TimeZone));
    }

    /// <summary>
    /// For one unit in the order's currency: the offer's at that quantity, else the variant's own. An offer in another currency is no price,
    /// for nobody sells at a rate of ours; neither is one that does not hold today. Null where none is known.
    /// </summary>
    public decimal? Of(Variant variant, VendorOffer? offer, Currency currency, decimal quantity) =>
        offer is not null && offer.IsValidOn(Day) && (offer.Currency ?? Offered.GetValueOrDefault(offer.Vendor)) == currency
            ? offer.UnitPriceAt(quantity)
            : currency == Home ? variant.CostPrice : null;
}
