using System.Collections.Frozen;
using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What a recalculation works from, as it was read at one moment. A run that works pages through at night and an order that is made from
/// what is needed now both suggest from here, so that they can never differ.
/// </summary>
internal sealed record VariantFacts(
    AccountSettings Settings,
    IReadOnlyDictionary<VendorId, Vendor> Vendors,
    IReadOnlyList<Warehouse> Warehouses,
    IReadOnlyDictionary<(VariantId Variant, WarehouseId Warehouse), DemandHistory> Sold,
    PromisedGoods OnOrder)
{
    public static readonly IReadOnlyDictionary<(VariantId Variant, WarehouseId Warehouse), DemandHistory> NoneSold =
        new Dictionary<(VariantId, WarehouseId), DemandHistory>();

    /// <summary>What vendors' own deliveries took.</summary>
    public IReadOnlyDictionary<VendorId, MeasuredLeadTime> LeadTimes { get; init; } = ReorderFacts.NoneMeasured;

    /// <summary>What variants of a category have in common, by its name.</summary>
    public IReadOnlyDictionary<string, CategoryProfile> Categories { get; init; } = FrozenDictionary<string, CategoryProfile>.Empty;

    /// <summary>Other variants of the products of new ones.</summary>
    public IReadOnlyDictionary<VariantId, ImmutableArray<Sibling>> Siblings { get; init; } = Replenishment.Siblings.None;

    /// <summary>
    /// True for what drafts are made of: those of earlier runs which nobody has touched do not count as on order, as they are written anew,
    /// and what people took off others is not put back.
    /// </summary>
    public bool ForDrafts { get; init; }

    /// <summary>Warehouses to which the account's rules move nothing.</summary>
    public IReadOnlySet<WarehouseId> WithoutTransfers { get; init; } = FrozenSet<WarehouseId>.Empty;

    /// <summary>How many days ahead any of the account's rules looks.</summary>
    public int Horizon { get; init; }

    /// <summary>The same as <paramref name="found"/> for what drafts are made of; worked out anew only where an untouched draft makes a difference.</summary>
    public IReadOnlyList<Suggestion> ToDraft(Variant variant, IReadOnlyList<Suggestion> found, DateOnly today) =>
        found.Any(suggestion => OnOrder.Of(variant.Id, suggestion.Warehouse) is { Firm: not null } or { TakenOff: > 0 } or { NotMoved: > 0 })
            ? (this with { ForDrafts = true }).Suggest(variant, today)
            : found;

    /// <summary>One suggestion for each warehouse that the variant is kept in; what one can give, the others need not buy.</summary>
    public IReadOnlyList<Suggestion> Suggest(Variant variant, DateOnly today)
    {
        var suggestions = TransferPlan.Suggest(KeptIn(variant, today));
        for (var index = 0; ForDrafts && index < suggestions.Length; index++)
        {
            suggestions[index] = Wanted(suggestions[index]);
        }

        return suggestions;
    }

    /// <summary>That of one warehouse, where the variant need not be kept.</summary>
    public Suggestion Suggest(Variant variant, WarehouseId warehouse, DateOnly today)
    {
        foreach (var suggestion in Settings.ReplenishByTransfer && Warehouses.Count > 1 ? Suggest(variant, today) : [])
        {
            if (suggestion.Warehouse == warehouse)
            {
                return suggestion;
            }
        }

        return Wanted(ReorderPolicy.Suggest(Of(variant, warehouse, TransferLeadTimeOf(warehouse), today)));
    }

    private Suggestion Wanted(Suggestion suggestion) =>
        ForDrafts && PromisedTo(suggestion.Variant, suggestion.Warehouse) is var promised && promised.TakenOff + promised.NotMoved > 0
            ? suggestion.Without(promised.TakenOff, promised.NotMoved)
            : suggestion;

    /// <summary>The suggestions of <see cref="Suggest(Variant, DateOnly)"/>, each with all that it was worked out from.</summary>
    public IReadOnlyList<(ReorderFacts Facts, Suggestion Suggestion)> Explained(Variant variant, DateOnly today)
    {
        var facts = KeptIn(variant, today);
        return [.. TransferPlan.Suggest(facts).Select((suggestion, index) => (facts[index] with { Transfers = suggestion.Transfers }, suggestion))];
    }

    private List<ReorderFacts> KeptIn(Variant variant, DateOnly today)
    {
        var kept = new List<ReorderFacts>(Warehouses.Count);
        foreach (var warehouse in Warehouses)
        {
            if (IsKeptIn(variant, warehouse))
            {
                kept.Add(Of(variant, warehouse.Id, warehouse.TransferLeadTime, today));
            }
        }

        return kept;
    }

    /// <summary>All that is known of a variant in a warehouse.</summary>
    public ReorderFacts Of(Variant variant, WarehouseId warehouse, int transferLeadTime, DateOnly today) => new()
    {
        Variant = variant,
        Warehouse = warehouse,
        Demand = SoldOf(variant, warehouse),
        Terms = VariantTerms.Of(this, variant, warehouse, SoldOf(variant, warehouse), today),
        Promised = PromisedTo(variant, warehouse),
        Vendors = Vendors,
        LeadTimes = LeadTimes,
        TransferLeadTime = transferLeadTime,
        TakesTransfers = !WithoutTransfers.Contains(warehouse),
        Settings = Settings,
        Today = today,
    };

    private int TransferLeadTimeOf(WarehouseId warehouse) => Warehouses.FirstOrDefault(known => known.Id == warehouse)?.TransferLeadTime ?? 1;

    /// <summary>
    /// Where it has ever been in stock, sold or ordered: safety stock is for those, not for every warehouse that the account has. Where
    /// nothing is known yet, an account's only warehouse it is. A warehouse that is disabled keeps nothing, a variant that was removed is
    /// kept nowhere.
    /// </summary>
    public bool IsKeptIn(Variant variant, WarehouseId warehouse) => Warehouses.FirstOrDefault(known => known.Id == warehouse) is { } there
        ? IsKeptIn(variant, there)
        : !variant.Removed && IsKnownIn(variant, warehouse);

    private bool IsKeptIn(Variant variant, Warehouse warehouse) =>
        !variant.Removed && !warehouse.Disabled && (Warehouses.Count == 1 || IsKnownIn(variant, warehouse.Id));

    public DemandHistory SoldOf(Variant variant, WarehouseId warehouse) => Sold.GetValueOrDefault((variant.Id, warehouse), DemandHistory.None);

    public Promised PromisedTo(Variant variant, WarehouseId warehouse)
    {
        var promised = OnOrder.Of(variant.Id, warehouse);
        return ForDrafts ? promised.ForDrafts : promised;
    }

    private bool IsKnownIn(Variant variant, WarehouseId warehouse) =>
        variant.InStock.ContainsKey(warehouse.Value) || Sold.ContainsKey((variant.Id, warehouse)) || OnOrder.Contains(variant.Id, warehouse);
}
