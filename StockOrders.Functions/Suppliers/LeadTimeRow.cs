using System.Collections.Immutable;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Suppliers;

/// <summary>How long a vendor's newest orders took.</summary>
internal sealed record LeadTimeRow(VendorId Vendor, ImmutableArray<LeadTimeObservation> Observations);
