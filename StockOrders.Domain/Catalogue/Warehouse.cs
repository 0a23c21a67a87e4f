using StockOrders.Domain.Values;

namespace StockOrders.Domain.Catalogue;

/// <summary>Where goods lie. Its id is what the real service calls its name.</summary>
internal sealed record Warehouse
{
    public required WarehouseId Id { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>A word of the account's own, such as <c>warehouse</c>, <c>3pl</c> or <c>store</c>.</summary>
    public string? Type { get; init; }

    /// <summary>True where a recalculation is to leave it out; orders that stand are not touched.</summary>
    public bool Disabled { get; init; }

    /// <summary>The connection that its stock belongs to; null where any may be meant.</summary>
    public string? Connection { get; init; }

    public Currency? Currency { get; init; }

    public string? Address { get; init; }

    /// <summary>Days until goods from another warehouse are here.</summary>
    public int TransferLeadTime { get; init; } = 1;
}
