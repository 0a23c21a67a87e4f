using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// Whom to buy a variant from: of the offers that hold on the day, a preferred one before all others, then the lowest price of a unit at
/// the quantity that would be ordered, then the shortest lead time, then the first id. In which order offers are listed changes nothing.
/// </summary>
/// <remarks>
/// Prices are compared in the currency that all of them have, else in the account's by its rates. A price in a currency without a rate
/// cannot be compared: it comes behind those that can, and the reason says so.
/// </remarks>
internal static class VendorChoices
{
    /// <param name="needed">Before minimum and multiples; where nothing is needed, offers are compared at the least they sell.</param>
    /// <returns>Null where no vendor that the account buys from has an offer that holds.</returns>
    public static VendorChoice? Of(
        Variant variant, IReadOnlyDictionary<VendorId, Vendor> vendors, AccountSettings settings, decimal needed, DateOnly day)
    {
        var valid = new List<VendorOffer>(variant.Vendors.Length);
        foreach (var offer in variant.Vendors)
        {
            if (vendors.TryGetValue(offer.Vendor, out var vendor) && !vendor.Disabled && offer.IsValidOn(day))
                valid.Add(offer);
        }

        if (valid.Count == 0)
            return null;
        if (valid.Count == 1)
            return new VendorChoice(vendors[valid[0].Vendor], valid[0], VendorReasons.OnlyOne, VendorReasons.Only);

        var comparing = Comparing(valid, vendors, settings);
        List<Candidate> candidates =
        [
            .. valid.Select(offer => Candidate.Of(offer, vendors[offer.Vendor], variant, needed, comparing, settings))
                .OrderByDescending(candidate => candidate.Offer.Preferred)
                .ThenBy(candidate => candidate.Price is null)
                .ThenBy(candidate => candidate.Price)
                .ThenBy(candidate => candidate.LeadTime)
                .ThenBy(candidate => candidate.Vendor.Id.Value, StringComparer.Ordinal),
        ];
        var (code, reason) = VendorReasons.Of(candidates, comparing);
        return new VendorChoice(candidates[0].Vendor, candidates[0].Offer, reason, code);
    }

    private static Currency Comparing(List<VendorOffer> offers, IReadOnlyDictionary<VendorId, Vendor> vendors, AccountSettings settings)
    {
        var first = offers[0].CurrencyFrom(vendors[offers[0].Vendor]);
        return offers.TrueForAll(offer => offer.CurrencyFrom(vendors[offer.Vendor]) == first) ? first : settings.Currency;
    }

    /// <param name="Quantity">What would be ordered of them.</param>
    /// <param name="Price">Of one unit in the currency compared in, not rounded: units may differ by less than a minor unit.</param>
    internal sealed record Candidate(Vendor Vendor, VendorOffer Offer, decimal Quantity, decimal? Price, int LeadTime)
    {
        public static Candidate Of(
            VendorOffer offer, Vendor vendor, Variant variant, decimal needed, Currency comparing, AccountSettings settings)
        {
            var quantity = OrderQuantity.RoundedUp(needed > 0 ? needed : 1, offer.VendorPackaging, offer.UomOrdering, variant.UnitDecimals);
            var currency = offer.CurrencyFrom(vendor);
            var rate = currency == comparing ? 1 : settings.RateOf(currency);
            return new Candidate(
                vendor, offer, quantity, offer.UnitPriceAt(quantity) * rate, offer.LeadTime ?? variant.LeadTime ?? vendor.LeadTime);
        }
    }
}
