using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Suggestions;

namespace StockOrders.LocalHost.Pages;

/// <summary>What the replenishment pages show, worked out as of this moment.</summary>
internal sealed class ReplenishmentFacts(AccountFacts facts, CatalogueBook catalogue, VariantWalk walk, SettingsRows settings, TimeProvider clock)
{
    private const int Shown = 40;

    /// <summary>One suggestion for each warehouse of the variants that sell out first by the last recalculation; the soonest first.</summary>
    public async Task<IReadOnlyList<ExplainedSuggestion>> SellingOut(AccountId account, CancellationToken cancellation)
    {
        var soonest = new PriorityQueue<Variant, int>();
        await foreach (var view in walk.All(account, cancellation))
        {
            if (view.Metrics is { Outlook.SellOutDays: { } days } && !view.Variant.Removed)
            {
                // The one that lasts longest goes first, so that only as many are held as are shown.
                soonest.Enqueue(view.Variant, -days);
                if (soonest.Count > Shown)
                    soonest.Dequeue();
            }
        }

        var variants = new List<Variant>();
        while (soonest.TryDequeue(out var variant, out _))
            variants.Add(variant);
        variants.Reverse();
        return await Explained(account, variants, cancellation);
    }

    /// <summary>One for each warehouse that the variant is kept in; none where there is no such variant.</summary>
    public async Task<IReadOnlyList<ExplainedSuggestion>> Of(AccountId account, VariantId variant, CancellationToken cancellation) =>
        await Explained(account, (await catalogue.Find(account, [variant], cancellation)).Values, cancellation);

    private async Task<IReadOnlyList<ExplainedSuggestion>> Explained(
        AccountId account, IReadOnlyCollection<Variant> variants, CancellationToken cancellation)
    {
        var today = ClockDays.DayOf(clock.GetUtcNow(), (await settings.Get(account, fresh: false, cancellation)).Zone());
        var known = await facts.Of(account, variants, cancellation);
        return [.. variants.SelectMany(variant => ExplainedSuggestion.Of(known, variant, today))];
    }
}
