namespace StockOrders.Domain.Demand;

/// <summary>What is to be added to one day, in ten-thousandths of the variant's unit.</summary>
/// <param name="Own">Sold to customers; negative for what came back, and for what a correction takes off.</param>
/// <param name="Dependent">Used up by sales of what it is a component of.</param>
internal readonly record struct DemandChange(DateOnly Day, long Own, long Dependent = 0)
{
    /// <summary>What was counted on that day, in the same unit; null where nobody counted.</summary>
    public long? Level { get; init; }
}
