using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Connections;

/// <summary>Changes of stock to be made in one warehouse of the other side, each line by itself.</summary>
internal sealed record StockPush(WarehouseId Warehouse, ImmutableArray<StockPushLine> Lines);

/// <param name="Delta">To be added to the stock there; negative takes away.</param>
/// <param name="StockBefore">What the stock there must be before; null where that does not matter.</param>
internal readonly record struct StockPushLine(VariantId Variant, decimal Delta, decimal? StockBefore);

/// <param name="Error">Why this line was not done; null when it was.</param>
internal readonly record struct StockPushed(VariantId Variant, string? Error);

/// <summary>Stock as the other side counts it.</summary>
internal readonly record struct OutsideStock(VariantId Variant, decimal InStock);
