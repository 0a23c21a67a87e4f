using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>What a run does with what is needed.</summary>
internal enum GenerationAction
{
    /// <summary>A draft, for a person to submit.</summary>
    Draft,

    /// <summary>A draft that goes on to approval by itself.</summary>
    Submit,

    /// <summary>Nothing: people order it.</summary>
    None,
}

/// <summary>What a run does with an order that is worth less than it should be.</summary>
internal enum BelowMinimum
{
    /// <summary>A draft that stays one, whatever the rule's action: a person decides.</summary>
    Draft,

    /// <summary>No order until more is needed.</summary>
    Hold,

    /// <summary>More of what is on it, by days of cover, until it is worth enough; held where that cannot be.</summary>
    TopUp,
}

/// <summary>Which vendors a run orders from by itself, for which warehouses, and when.</summary>
internal sealed record GenerationRule
{
    public const int MaxHorizon = 90;

    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The lowest is asked first; of those that are the same, the first by id.</summary>
    public int Priority { get; init; }

    /// <summary>Each once; empty: all.</summary>
    public ImmutableArray<VendorId> Vendors { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <inheritdoc cref="Vendors"/>
    public ImmutableArray<WarehouseId> Warehouses { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Days of the account on which orders are made, from Sunday on, each once; empty: every day.</summary>
    public ImmutableArray<DayOfWeek> Weekdays { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>In the vendor's currency; where the vendor asks for more, that counts. Null: what the vendor asks for.</summary>
    public decimal? MinimumValue { get; init; }

    public BelowMinimum Below { get; init; }

    /// <summary>Whoever is ordered from is asked as well for what will have to be ordered within so many days; 0 to <see cref="MaxHorizon"/>.</summary>
    public int Horizon { get; init; }

    public GenerationAction Action { get; init; }

    /// <summary>Whether these warehouses get from others what those can spare, before it is bought.</summary>
    public bool Transfers { get; init; } = true;

    /// <summary>What holds where an account has no rules: a draft every night, whatever it is worth.</summary>
    /// <param name="submit">The account's setting.</param>
    public static GenerationRule Always(bool submit) => new() { Id = "", Action = submit ? GenerationAction.Submit : GenerationAction.Draft };

    /// <summary>True for the one that nobody wrote.</summary>
    public bool IsDefault => Id.Length == 0;

    public bool Holds(VendorId vendor, WarehouseId warehouse) => (Vendors.IsEmpty || Vendors.Contains(vendor)) && Holds(warehouse);

    public bool Holds(WarehouseId warehouse) => Warehouses.IsEmpty || Warehouses.Contains(warehouse);
}
