using System.Collections.Immutable;
using System.Globalization;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>What a person should know about a suggestion beside its figures.</summary>
internal static class SuggestionRemarks
{
    public static ImmutableArray<string> Of(ReorderFacts facts, Suggestion suggestion) =>
    [
        .. facts.Promised.Arrivals.Where(arrival => arrival.Day < facts.Today).Select(arrival =>
            $"{Number(arrival.Quantity)} were due on {Day(arrival.Day!.Value)} and are late: they count as on order, and are not bought again."),
        .. suggestion.Lost > 0 ? facts.Promised.Arrivals.Where(arrival => arrival.Day > facts.Today.AddDays(suggestion.LeadTime)).Select(arrival =>
            $"{Number(arrival.Quantity)} arrive on {Day(arrival.Day!.Value)}, after what is ordered today would; {Number(suggestion.Lost)} cannot be sold until then for want of stock.") : [],
        .. Limits(suggestion),
        .. Calendar(facts, suggestion),
        .. Rate(facts, suggestion),
    ];

    private static IEnumerable<string> Rate(ReorderFacts facts, Suggestion suggestion)
    {
        if (suggestion.From is { } from && from.Offer.CurrencyFrom(from.Vendor) is var currency && facts.Settings.RateOf(currency) is null)
            yield return $"There is no rate for {currency}: what it costs in {facts.Settings.Currency} is not known.";
    }

    private static IEnumerable<string> Limits(Suggestion suggestion)
    {
        if (suggestion.Variant.MaximumStock is { } maximum)
        {
            var after = suggestion.Position + (suggestion.Replenishment - suggestion.ToBuy) + suggestion.Quantity;
            if (suggestion.Quantity > 0 && after > maximum)
                yield return $"Stock and orders come to {Number(after)}, above the maximum of {Number(maximum)}: the vendor sells no less.";
            else if (suggestion.OrderUpTo - suggestion.Lost > maximum && suggestion.Position <= suggestion.Trigger)
                yield return $"Held to the maximum stock of {Number(maximum)}; {Number(suggestion.OrderUpTo - suggestion.Lost)} would be needed.";
        }

        if (suggestion.From?.Offer.MaxQuantity is { } most && suggestion.ToBuy > most)
            yield return $"{suggestion.From.Vendor.Name} sells at most {Number(most)} at once; {Number(suggestion.ToBuy)} are needed.";
        if (suggestion.PriceBreak is { } worth)
        {
            yield return $"{Number(worth.Quantity)} instead of {Number(worth.Without)}: the lower price saves {Number(worth.Saving - worth.Holding)} "
                + $"{suggestion.From!.Offer.CurrencyFrom(suggestion.From.Vendor)} a year after what it costs to hold.";
        }
    }

    private static IEnumerable<string> Calendar(ReorderFacts facts, Suggestion suggestion)
    {
        if (suggestion is { Times: { } lead, From: { } from, Replenishment: > 0 } && lead.Days > lead.Stated)
        {
            yield return $"{from.Vendor.Name} {(lead.OrderOn > facts.Today ? $"takes orders next on {Day(lead.OrderOn)} and " : "")}delivers on {Day(lead.ArrivesOn)}.";
        }
    }

    private static string Number(decimal quantity) => Figures.Quantity(Quantities.Stated(quantity));

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
