using StockOrders.Domain.Suppliers;

namespace StockOrders.Domain.Replenishment;

/// <summary>How long goods take and how sure that is.</summary>
/// <param name="Days">From today to the goods: what is counted with.</param>
/// <param name="Stated">From the order to the goods, before days on which the vendor takes no orders or does not deliver.</param>
/// <param name="Deviation">Standard deviation in days (σL).</param>
/// <param name="DaysBetween">Days from that delivery to the one that could be ordered next.</param>
internal sealed record LeadTimeFigures(
    int Days,
    int Stated,
    LeadTimeFrom From,
    double Deviation,
    LeadTimeDeviationSource DeviationFrom,
    DateOnly OrderOn,
    DateOnly ArrivesOn,
    int DaysBetween)
{
    /// <summary>Null where too few deliveries are known.</summary>
    public MeasuredLeadTime? Measured { get; init; }
}

/// <summary>Who says how long goods take, the first that does.</summary>
internal enum LeadTimeFrom
{
    /// <summary>The vendor's own deliveries.</summary>
    Measured,
    Offer,
    Variant,
    Vendor,

    /// <summary>Nobody sells it and nobody says.</summary>
    Nobody,
}

internal enum LeadTimeDeviationSource
{
    /// <summary>The vendor's own deliveries.</summary>
    Measured,

    /// <summary>The vendor says so.</summary>
    Stated,

    /// <summary>Nobody knows of any; counted as none.</summary>
    None,
}
