using System.Collections.Immutable;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Pricing;

/// <summary>At what prices a vendor's goods were last ordered, the newest of each variant first.</summary>
internal sealed record PaidPriceRow(VendorId Vendor, ImmutableArray<PaidPrice> Prices);
