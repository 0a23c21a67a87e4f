using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>Why the first of several candidates is the one, as a stable code and as a sentence with the figures.</summary>
internal static class VendorReasons
{
    public const string Only = "only_offer";
    public const string Preferred = "preferred";
    public const string LowestPrice = "lowest_price";
    public const string ShortestLeadTime = "shortest_lead_time";
    public const string FirstId = "first_id";

    /// <summary>No price of those in question can be compared.</summary>
    public const string NotComparable = "not_comparable";

    public const string OnlyOne = "The only vendor that offers it.";

    /// <param name="candidates">The best first; at least two.</param>
    public static (string Code, string Reason) Of(IReadOnlyList<VendorChoices.Candidate> candidates, Currency comparing)
    {
        var best = candidates[0];
        var rivals = candidates.Skip(1).Where(other => other.Offer.Preferred == best.Offer.Preferred).ToList();
        if (best.Offer.Preferred && rivals.Count == 0)
            return (Preferred, $"The preferred one of {candidates.Count} vendors.{NotCompared(candidates)}");

        var among = $"{rivals.Count + 1}{(best.Offer.Preferred ? " preferred vendors" : "")}";
        var (code, reason) = AmongEquals(best, rivals, among, comparing);
        return (code, reason + NotCompared(candidates));
    }

    private static (string Code, string Reason) AmongEquals(
        VendorChoices.Candidate best, List<VendorChoices.Candidate> rivals, string among, Currency comparing)
    {
        if (best.Price is not { } price)
            return (NotComparable, $"Of {among} none can be compared in {comparing}; the one with the shortest lead time, {best.LeadTime} days, is taken.");

        var at = $"{Figures.Amount(price, comparing)} each for {Figures.Quantity(best.Quantity)}";
        if (rivals.TrueForAll(rival => rival.Price != price))
            return (LowestPrice, $"The cheapest of {among} at {at}.");

        var cheap = rivals.Where(rival => rival.Price == price).ToList();
        return cheap.TrueForAll(rival => rival.LeadTime != best.LeadTime)
            ? (ShortestLeadTime, $"Of {cheap.Count + 1} at {at} the one with the shortest lead time, {best.LeadTime} days.")
            : (FirstId, $"One of several at {at} with a lead time of {best.LeadTime} days; the first by id.");
    }

    private static string NotCompared(IReadOnlyList<VendorChoices.Candidate> candidates)
    {
        var unknown = candidates.Where(candidate => candidate.Price is null)
            .Select(candidate => candidate.Offer.CurrencyFrom(candidate.Vendor).Code)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return unknown.Count == 0 ? "" : $" There is no rate for {string.Join(", ", unknown)}.";
    }
}
