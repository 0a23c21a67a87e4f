using System.Globalization;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Suppliers;

namespace StockOrders.Functions.Catalogue;

/// <summary>A vendor and how long they took; null where too few orders tell.</summary>
internal sealed record VendorView(Vendor Vendor, MeasuredLeadTime? Measured)
{
    /// <summary>Tells apart what was measured; empty where nothing was.</summary>
    public string Tag => Measured is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known.Orders}-{known.Mean}-{known.Deviation}-{known.First:yyyyMMdd}-{known.Last:yyyyMMdd}")
        : "";
}
