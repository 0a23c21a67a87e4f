using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>All that is known on a day of one variant in one warehouse: what a suggestion is worked out from, and nothing else.</summary>
internal sealed record ReorderFacts
{
    public required Variant Variant { get; init; }

    public required WarehouseId Warehouse { get; init; }

    /// <summary>Read up to and including yesterday.</summary>
    public DemandHistory Demand { get; init; } = DemandHistory.None;

    /// <summary>Null where it is to be worked out from <see cref="Demand"/> and <see cref="Terms"/>.</summary>
    public Forecast? Forecast { get; init; }

    /// <summary>What a forecast goes by besides that history; method and horizon are the variant's whatever stands there.</summary>
    public ForecastTerms Terms { get; init; } = ForecastTerms.Automatic;

    /// <summary>What orders that are not over bring and take away, by the days they arrive.</summary>
    public Promised Promised { get; init; } = Promised.Nothing;

    public required IReadOnlyDictionary<VendorId, Vendor> Vendors { get; init; }

    /// <summary>What vendors' own deliveries took; those without enough of them are not in it.</summary>
    public IReadOnlyDictionary<VendorId, MeasuredLeadTime> LeadTimes { get; init; } = NoneMeasured;

    /// <summary>Days until goods from another warehouse are here.</summary>
    public int TransferLeadTime { get; init; } = 1;

    /// <summary>What other warehouses give, where it is needed here.</summary>
    public ImmutableArray<TransferShare> Transfers { get; init; } = [];

    /// <summary>False where nothing is to come from other warehouses, whatever they can spare.</summary>
    public bool TakesTransfers { get; init; } = true;

    public required AccountSettings Settings { get; init; }

    /// <summary>The account's day.</summary>
    public required DateOnly Today { get; init; }

    public static IReadOnlyDictionary<VendorId, MeasuredLeadTime> NoneMeasured { get; } = new Dictionary<VendorId, MeasuredLeadTime>();

    public decimal OnHand => Variant.InStock.TryGetValue(Warehouse.Value, out var stock) ? stock : 0;

    /// <summary>Of what is on hand, promised to customers.</summary>
    public decimal Reserved => Variant.Reserved.TryGetValue(Warehouse.Value, out var reserved) ? reserved : 0;
}
