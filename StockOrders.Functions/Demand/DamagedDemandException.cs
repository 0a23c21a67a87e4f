namespace StockOrders.Functions.Demand;

/// <summary>What is stored of one place cannot be read, so nothing can be added to it. Nothing of the transaction was written.</summary>
internal sealed class DamagedDemandException(Place place, Exception cause)
    : Exception($"What is stored of the demand for {place.Variant} in {place.Warehouse} is damaged: nothing can be added to it until somebody repairs it. Send the other lines without it.", cause)
{
    public Place Place { get; } = place;
}
