using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Catalogue;

/// <summary>What a vendor offers a variant at, as a client wants it over what it is now.</summary>
internal static class OfferInput
{
    private const decimal MaxPrice = 1_000_000_000;
    private const decimal MaxQuantity = 1_000_000_000;
    private const int MaxBreaks = 50;

    /// <summary>Those that an order's line can have: a finer price would stand in the way of every order made by itself.</summary>
    private const int Digits = Quantities.MaxDecimals;

    /// <param name="required">True where the price has to be sent: a vendor without one offers nothing.</param>
    public static VendorOffer Read(JsonFields fields, VendorOffer before, bool required)
    {
        var offer = before with
        {
            CostPrice = fields.Number("cost_price", 0, MaxPrice, Digits, required) ?? before.CostPrice,
            PriceBreaks = fields.Has("price_breaks") ? Breaks(fields) : before.PriceBreaks,
            Currency = fields.Has("currency") ? fields.Currency("currency") : before.Currency,
            ValidFrom = fields.Has("valid_from") ? fields.Day("valid_from") : before.ValidFrom,
            ValidTo = fields.Has("valid_to") ? fields.Day("valid_to") : before.ValidTo,
            Preferred = fields.Flag("preferred") ?? before.Preferred,
            VendorReference = fields.Has("vendor_reference") ? fields.Text("vendor_reference", 200) : before.VendorReference,
            VendorName = fields.Has("vendor_name") ? fields.Text("vendor_name", 500) : before.VendorName,
            VendorPackaging = fields.Has("vendor_packaging") ? fields.Number("vendor_packaging", 0, MaxQuantity, 4) : before.VendorPackaging,
            MaxQuantity = fields.Has("max_quantity") ? fields.Number("max_quantity", 0.0001m, MaxQuantity, 4) : before.MaxQuantity,
            UomOrdering = fields.Has("uom_ordering") ? fields.Number("uom_ordering", 0, MaxQuantity, 4) : before.UomOrdering,
            LeadTime = fields.Has("lead_time") ? fields.Whole("lead_time", 0, 1_000) : before.LeadTime,
            LandingCostPrice = fields.Has("landing_cost_price") ? fields.Number("landing_cost_price", 0, MaxPrice, Digits) : before.LandingCostPrice,
            Cbm = fields.Has("cbm") ? fields.Number("cbm", 0, VariantInput.MaxCbm, 6) : before.Cbm,
        };
        if (offer.ValidFrom > offer.ValidTo)
        {
            fields.Refuse(
                "valid_to",
                "ends_before_it_begins",
                $"{fields.PathOf("valid_to")} {offer.ValidTo:yyyy-MM-dd} is before valid_from {offer.ValidFrom:yyyy-MM-dd}.");
        }

        if (offer.VendorPackaging > offer.MaxQuantity)
        {
            fields.Refuse(
                "max_quantity",
                "maximum_too_low",
                $"{fields.PathOf("max_quantity")} {offer.MaxQuantity} is below vendor_packaging {offer.VendorPackaging}; nothing could be ordered.");
        }

        return offer;
    }

    /// <summary>The list is replaced as a whole and may be sent in any order.</summary>
    private static ImmutableArray<PriceBreak> Breaks(JsonFields fields)
    {
        var breaks = new SortedDictionary<decimal, PriceBreak>();
        foreach (var entry in fields.Objects("price_breaks", MaxBreaks) ?? [])
        {
            var quantity = entry.Number("quantity", 0.0001m, MaxQuantity, 4, required: true);
            var price = entry.Number("cost_price", 0, MaxPrice, Digits, required: true);
            entry.Close();
            if (quantity is { } from && price is { } each && !breaks.TryAdd(from, new PriceBreak(from, each)))
            {
                entry.Refuse("quantity", "break_twice", $"{entry.PathOf("quantity")}: there are two prices from {from} on.");
            }
        }

        return [.. breaks.Values];
    }
}
