namespace StockOrders.Domain.Suppliers;

/// <summary>The goods of an order did not all come by the day on which they were expected, and no later day is known.</summary>
internal sealed record Delay
{
    /// <summary>The day that passed.</summary>
    public required DateOnly Expected { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>How many times the supplier was asked again.</summary>
    public int Chased { get; init; }

    /// <summary>When a person was told that asking did not help.</summary>
    public DateTimeOffset? GivenUpAt { get; init; }
}
