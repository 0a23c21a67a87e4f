namespace StockOrders.Domain.Catalogue;

/// <summary>Where the days from order to arrival are taken from.</summary>
internal enum LeadTimeSource
{
    /// <summary>From what the vendor, their offer or the variant says.</summary>
    Stated,

    /// <summary>From their own deliveries, as soon as there are enough of them.</summary>
    Measured,
}
