using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;

namespace StockOrders.Functions.Replenishment;

/// <summary>What is needed of a variant where an order goes to.</summary>
/// <param name="Source">The same of where a transfer comes from; null for other orders.</param>
internal sealed record CurrentNeed(Suggestion Here, Suggestion? Source);

/// <param name="Matched">How many variants the filter holds for.</param>
/// <param name="Needs">Those of which something is needed, by id.</param>
internal sealed record NeedsFound(int Matched, IReadOnlyList<CurrentNeed> Needs)
{
    private const int MostNamed = 20;

    /// <summary>Those that were left out, by id, as what is stored of their demand, or of that of another that they are forecast like, cannot be read.</summary>
    public IReadOnlyList<VariantId> Damaged { get; init; } = [];

    /// <summary>What to tell of them; null where there are none.</summary>
    public string? Warning => Damaged.Count == 0 ? null
        : $"What is stored of the demand for {string.Join(", ", Damaged.Take(MostNamed))}{(Damaged.Count > MostNamed ? $" and {Damaged.Count - MostNamed} more" : "")} is damaged, or that of what they are forecast like: left out.";
}

/// <summary>
/// What is needed at this moment, worked out as a recalculation would: from stock, sales and open orders as they stand now and not from what
/// the last night found. So an account's first order works before any night, and what was ordered a minute ago is not ordered again.
/// </summary>
internal sealed class CurrentNeeds(CatalogueBook catalogue, AccountFacts accounts)
{
    /// <param name="filter">Sees the variant as it is in that warehouse alone: its stock, its orders, its figures.</param>
    /// <param name="source">Where a transfer would come from.</param>
    public async Task<NeedsFound> Find(
        AccountId account,
        AccountSettings settings,
        VariantsFilter filter,
        WarehouseId warehouse,
        WarehouseId? source,
        DateOnly today,
        CancellationToken cancellation)
    {
        List<Variant> candidates =
        [
            .. (await catalogue.Variants(account, cancellation)).Select(row => row.Fact).Where(variant => filter.MayHold(new VariantView(In(variant, warehouse), null))),
        ];
        var damaged = new HashSet<VariantId>();
        var facts = (await accounts.Of(account, candidates, cancellation, today, damaged)) with { Settings = settings };

        var matched = 0;
        var needs = new List<CurrentNeed>();
        var leftOut = new List<VariantId>();
        foreach (var variant in candidates)
        {
            if (damaged.Contains(variant.Id) || (variant.ForecastLike is { } like && damaged.Contains(like)))
            {
                leftOut.Add(variant.Id);
                continue;
            }

            Suggestion? here = facts.IsKeptIn(variant, warehouse) ? facts.Suggest(variant, warehouse, today) : null;
            if (!filter.Holds(new VariantView(In(variant, warehouse), facts.Metrics(variant, here is null ? [] : [here], today))))
            {
                continue;
            }

            matched++;
            if (here is { Replenishment: > 0 })
            {
                needs.Add(new CurrentNeed(here, source is { } from ? facts.Suggest(variant, from, today) : null));
            }
        }

        return new NeedsFound(matched, needs) { Damaged = leftOut };
    }

    private static Variant In(Variant variant, WarehouseId warehouse) => variant with
    {
        InStock = variant.InStock.TryGetValue(warehouse.Value, out var stock)
            ? variant.InStock.Clear().Add(warehouse.Value, stock)
            : variant.InStock.Clear(),
    };
}
