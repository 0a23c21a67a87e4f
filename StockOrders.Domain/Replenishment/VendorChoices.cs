using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// Chooses among a variant's offers: the first one listed, unless another costs less in the account's currency. Prices in a currency
/// without a rate cannot be compared and are not chosen over one that can.
/// </summary>
internal static class VendorChoices
{
    public static VendorChoice? Of(Variant variant, IReadOnlyDictionary<VendorId, Vendor> vendors, AccountSettings settings)
    {
        ImmutableArray<(Vendor Vendor, VendorOffer Offer, decimal? Price)> offers =
        [
            .. variant.Vendors
                .Where(offer => vendors.ContainsKey(offer.Vendor))
                .Select(offer => (vendors[offer.Vendor], offer, InAccountCurrency(offer.CostPrice, vendors[offer.Vendor].Currency, settings))),
        ];
        if (offers.IsEmpty)
            return null;

        // OrderBy keeps the order listed among equals; a null price would sort first, so it is moved behind.
        var best = offers.OrderBy(offer => offer.Price is null).ThenBy(offer => offer.Price).First();
        return new VendorChoice(best.Vendor, best.Offer, Reason(best.Price, offers.Length, best == offers[0], settings.Currency));
    }

    private static string Reason(decimal? price, int offers, bool isFirst, Currency currency)
    {
        if (offers == 1)
            return "The only vendor that offers it.";
        if (price is not { } comparable)
            return $"The first vendor listed; no offer can be compared in {currency}.";
        return isFirst
            ? $"The first vendor listed, and none of {offers} is cheaper than {Figures.Amount(comparable, currency)}."
            : $"The cheapest of {offers} at {Figures.Amount(comparable, currency)}.";
    }

    /// <summary>Not rounded: prices of single units may differ by less than a minor unit.</summary>
    private static decimal? InAccountCurrency(decimal price, Currency currency, AccountSettings settings) =>
        settings.RateOf(currency) is { } rate ? price * rate : null;
}
