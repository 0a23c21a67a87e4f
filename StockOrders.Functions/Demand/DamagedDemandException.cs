using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Demand;

/// <summary>What is stored of one place cannot be read, so nothing can be added to it. Nothing of the transaction was written.</summary>
internal sealed class DamagedDemandException(Place place, Exception cause)
    : Exception($"What is stored of the demand for {place.Variant} in {place.Warehouse} is damaged: nothing can be added to it until somebody repairs it.", cause)
{
    public Place Place { get; } = place;

    /// <summary>For a call of many lines, which are written in several transactions at once: some may be by now.</summary>
    /// <param name="lines">The member that held the lines.</param>
    public Refusal OfLines(string lines) => new(
        RefusalKind.Conflict,
        "damaged_demand",
        $"{Message} Send all other lines again without it: some of them may be recorded already, and none of them counts twice.",
        lines);
}
