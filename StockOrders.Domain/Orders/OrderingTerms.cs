namespace StockOrders.Domain.Orders;

/// <summary>How a quantity becomes a multiple of what the vendor sells in (the API's <c>uom_round</c>).</summary>
internal enum UomRound
{
    Up,
    Down,
    Off,
}

/// <summary>What a vendor's minimum quantity (the API's <c>moq</c>) is held against.</summary>
internal enum MoqScope
{
    /// <summary>Each line by itself is raised to it.</summary>
    Variant,

    /// <summary>The lines of one product together are raised to it.</summary>
    Product,

    /// <summary>The whole order is measured by it and nothing is changed.</summary>
    Order,
}

/// <summary>How the quantities of an order's lines are worked out from what is needed.</summary>
/// <param name="InMultiples">False orders any quantity, whatever the vendor sells in (the API's <c>uom_ordering</c> of the order).</param>
internal sealed record OrderingTerms(bool InMultiples = true, UomRound Round = UomRound.Up, MoqScope Moq = MoqScope.Variant)
{
    public static OrderingTerms Standard { get; } = new();
}
