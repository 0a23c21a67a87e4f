using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// The metrics of variants that a change touched, worked out at once for a client that does not want to wait for the night
/// (<c>skip_background_jobs: false</c>). Nothing is ordered by it, and what it writes the night writes again; so it may die or run twice.
/// </summary>
internal sealed class RecalculateNow(IStore store, SettingsRows settings, CatalogueBook catalogue, DemandRows demand, OnOrderNow onOrder, TimeProvider clock)
{
    public Task Of(AccountId account, IEnumerable<StockOrder> orders, CancellationToken cancellation) => Of(
        account,
        [
            .. orders
                .SelectMany(order => order.Lines)
                .SelectMany(line => (line.Components ?? []).Select(part => part.Variant).Append(line.Variant))
                .Distinct(),
        ],
        cancellation);

    /// <param name="named">Variants, each once; those that there are none of are left out.</param>
    public async Task Of(AccountId account, IReadOnlyCollection<VariantId> named, CancellationToken cancellation)
    {
        var variants = await catalogue.Find(account, named, cancellation);
        if (variants.Count == 0)
        {
            return;
        }

        var now = await settings.Get(account, fresh: true, cancellation);
        var today = ClockDays.DayOf(clock.GetUtcNow(), now.Zone());
        var facts = new VariantFacts(
            now,
            (await catalogue.Vendors(account, cancellation)).ToDictionary(row => row.Fact.Id, row => row.Fact),
            [.. (await catalogue.Warehouses(account, cancellation)).Select(row => row.Fact)],
            await demand.Of(account, named, cancellation),
            await onOrder.Of(account, cancellation));
        foreach (var transaction in variants.Values.Select(variant => Metrics(facts, variant, today)).Chunk(StoreLimits.MaxChanges))
        {
            await store.Commit(CatalogueRows.Partition(account), transaction, cancellation);
        }
    }

    private static RowChange Metrics(VariantFacts facts, Variant variant, DateOnly today) =>
        RowChange.Put(CatalogueRows.Metrics(variant.Id), Packed.From(facts.Metrics(variant, facts.Suggest(variant, today), today)));
}
