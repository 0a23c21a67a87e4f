using StockOrders.Domain.Demand;

namespace StockOrders.Functions.Demand;

/// <summary>What was sent would come to more than can be counted, or be passed on to more than fits. Nothing of its transaction was written.</summary>
internal sealed class DemandTooLargeException : Exception
{
    public DemandTooLargeException(Place place, Exception cause)
        : base(
            $"Demand for {place.Variant} in {place.Warehouse} would come to more than {DemandDays.MaxOfDay / DemandHistory.Scale} units on one day; more cannot be counted.",
            cause)
    {
    }

    public DemandTooLargeException(Place place, int parts)
        : base($"{place.Variant} has come to be made of {parts} variants in all its levels; sales of it can be passed on to {Explosion.MaxParts}.")
    {
    }
}
