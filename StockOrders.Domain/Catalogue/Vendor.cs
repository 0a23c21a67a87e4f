using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Catalogue;

/// <summary>Whom goods are bought from. What stands here an order takes over where nobody says otherwise.</summary>
internal sealed record Vendor
{
    public required VendorId Id { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    /// <summary>The person whom an order is addressed to.</summary>
    public string? Attn { get; init; }

    public string? Address { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>Days from order to arrival.</summary>
    public int LeadTime { get; init; }

    /// <summary>In the vendor's currency; 0: none.</summary>
    public decimal MinOrderValue { get; init; }

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
