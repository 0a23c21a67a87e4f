using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Catalogue;

/// <summary>Whom goods are bought from. What stands here an order takes over where nobody says otherwise.</summary>
internal sealed record Vendor
{
    public required VendorId Id { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    /// <summary>Who buys from them, and sees to what goes wrong; null: whoever does for the account.</summary>
    public string? BuyerEmail { get; init; }

    /// <summary>The person whom an order is addressed to.</summary>
    public string? Attn { get; init; }

    public string? Address { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>How their silence is met; null: as the account does.</summary>
    public ConfirmationTerms? Confirmation { get; init; }

    /// <summary>Days from order to arrival.</summary>
    public int LeadTime { get; init; }

    /// <summary>Standard deviation of the lead time, in days, as they say it; what was measured counts before it.</summary>
    public double LeadTimeDeviation { get; init; }

    public LeadTimeSource LeadTimeFrom { get; init; }

    /// <summary>Weekdays on which they take orders, from Monday on, each once; empty: every day.</summary>
    public ImmutableArray<DayOfWeek> OrderDays { get; init; } = [];

    /// <summary>Weekdays on which they deliver, from Monday on, each once; empty: every day.</summary>
    public ImmutableArray<DayOfWeek> DeliveryDays { get; init; } = [];

    /// <summary>When they neither take orders nor deliver, by first day.</summary>
    public ImmutableArray<Holiday> Holidays { get; init; } = [];

    /// <summary>In the vendor's currency; 0: none.</summary>
    public decimal MinOrderValue { get; init; }

    /// <summary>What an order is to be filled up to, in the vendor's currency; 0: nothing.</summary>
    public decimal TargetOrderValue { get; init; }

    /// <summary>The most units that one order may have; 0: as many as one likes.</summary>
    public decimal MaxOrderQuantity { get; init; }

    /// <summary>The least units they sell of whatever <see cref="Moq"/> says; 0: none.</summary>
    public decimal MinOrderQuantity { get; init; }

    public MoqScope Moq { get; init; }

    public UomRound UomRound { get; init; }

    public string? PaymentTerms { get; init; }

    public string? ShipmentMethod { get; init; }

    /// <summary>Percent, 0 to 100.</summary>
    public decimal DefaultDiscount { get; init; }

    /// <summary>True where nothing more is to be bought from them by itself; orders that stand are not touched.</summary>
    public bool Disabled { get; init; }
}
