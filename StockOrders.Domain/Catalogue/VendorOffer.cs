using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Catalogue;

/// <summary>What one vendor offers a variant at.</summary>
internal sealed record VendorOffer
{
    public required VendorId Vendor { get; init; }

    /// <summary>For one unit, in the offer's currency, where no break is reached.</summary>
    public required decimal CostPrice { get; init; }

    /// <summary>Cheaper, or dearer, from a quantity on; by quantity, the lowest first, each once.</summary>
    public ImmutableArray<PriceBreak> PriceBreaks { get; init; } = [];

    /// <summary>The vendor's where this is null.</summary>
    public Currency? Currency { get; init; }

    /// <summary>The first day of the account that it holds on; null: always did.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day that it holds on; null: until further notice.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>To be bought from before all who are not, as long as it holds.</summary>
    public bool Preferred { get; init; }

    public string? VendorReference { get; init; }

    public string? VendorName { get; init; }

    /// <summary>The least they sell (MOQ).</summary>
    public decimal? VendorPackaging { get; init; }

    /// <summary>The most they sell at once; null where they sell as much as one likes.</summary>
    public decimal? MaxQuantity { get; init; }

    /// <summary>They sell multiples of this (case).</summary>
    public decimal? UomOrdering { get; init; }

    public int? LeadTime { get; init; }

    /// <summary>What a unit costs with freight and duties, without tax, in the offer's currency.</summary>
    public decimal? LandingCostPrice { get; init; }

    /// <summary>Cubic metres of one unit as they pack it; the variant's where this is null.</summary>
    public decimal? Cbm { get; init; }

    public Currency CurrencyFrom(Vendor vendor) => Currency ?? vendor.Currency;

    public bool IsValidOn(DateOnly day) => (ValidFrom is not { } from || day >= from) && (ValidTo is not { } to || day <= to);

    /// <summary>For one unit, in the offer's currency, when so many are bought at once.</summary>
    public decimal UnitPriceAt(decimal quantity)
    {
        var price = CostPrice;
        foreach (var step in PriceBreaks.IsDefault ? [] : PriceBreaks)
        {
            if (step.Quantity <= quantity)
                price = step.CostPrice;
        }

        return price;
    }
}

/// <summary>The price of one unit from that quantity on, included.</summary>
internal readonly record struct PriceBreak(decimal Quantity, decimal CostPrice);
