using Microsoft.Extensions.Logging;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// The metrics of what a change touched, worked out at once for a client that does not want to wait for the night
/// (<c>skip_background_jobs: false</c>). Nothing is ordered by it, and what it writes the night writes again; so it may die or run twice.
/// </summary>
internal sealed partial class RecalculateNow(IStore store, CatalogueBook catalogue, AccountFacts accounts, TimeProvider clock, ILogger<RecalculateNow> log)
{
    /// <summary>Variants whose sales are in memory at once.</summary>
    private const int Together = 1_000;

    /// <summary>That of all that is on the orders, before and after what was done to them.</summary>
    /// <inheritdoc cref="Afterwards(AccountId, IEnumerable{VariantId}, CancellationToken)"/>
    public Task<string?> Afterwards(AccountId account, IEnumerable<StockOrder> orders, CancellationToken cancellation) =>
        Afterwards(account, VariantsOf(orders), cancellation);

    /// <summary>For a change that is made, and must not be answered as if it were not because the store fails after it.</summary>
    /// <returns>A warning where it could not be done; else null.</returns>
    public async Task<string?> Afterwards(AccountId account, IEnumerable<VariantId> variants, CancellationToken cancellation)
    {
        try
        {
            await Of(account, variants, cancellation);
            return null;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            NotWorkedOut(failure, account.Value);
            return "The change is made, but what is needed after it could not be worked out at once; the night does that.";
        }
    }

    public static IEnumerable<VariantId> VariantsOf(IEnumerable<StockOrder> orders) =>
        orders.SelectMany(order => order.Lines).SelectMany(line => (line.Components ?? []).Select(part => part.Variant).Append(line.Variant));

    /// <summary>Those of the variants that there are.</summary>
    public async Task Of(AccountId account, IEnumerable<VariantId> variants, CancellationToken cancellation)
    {
        var named = variants.Distinct().ToList();
        if (named.Count == 0)
        {
            return;
        }

        var facts = await accounts.Of(account, cancellation);
        var today = ClockDays.DayOf(clock.GetUtcNow(), facts.Settings.Zone());
        foreach (var some in named.Chunk(Together))
        {
            var found = await catalogue.Find(account, some, cancellation);
            var sold = await accounts.With(facts, account, found.Values, cancellation, today);
            foreach (var transaction in found.Values.Select(variant => Metrics(sold, variant, today)).Chunk(StoreLimits.MaxChanges))
            {
                await store.Commit(CatalogueRows.Partition(account), transaction, cancellation);
            }
        }
    }

    private static RowChange Metrics(VariantFacts facts, Variant variant, DateOnly today) =>
        RowChange.Put(CatalogueRows.Metrics(variant.Id), Packed.From(facts.Metrics(variant, facts.Suggest(variant, today), today)));

    [LoggerMessage(4110, LogLevel.Warning, "What a change of account {Account} touched could not be worked out at once; the night does that.")]
    private partial void NotWorkedOut(Exception failure, string account);
}
