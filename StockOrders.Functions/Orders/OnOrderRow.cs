using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Orders;

/// <summary>
/// What an order still promises, there while it promises anything. It keeps its name for the order's whole life, unlike the index row:
/// a walk through these rows meets every order once, however orders change meanwhile.
/// </summary>
/// <param name="Source">Where a transfer's goods come from.</param>
internal sealed record OnOrderRow(
    WarehouseId Warehouse,
    ImmutableArray<OnOrderQuantity> Quantities,
    OrderType Type = OrderType.Purchase,
    WarehouseId? Source = null,
    DateOnly? ExpectedDate = null)
{
    public static OnOrderRow? Of(StockOrder? order) =>
        order is not null && OnOrder.Of(order) is { IsEmpty: false } quantities ? new OnOrderRow(
            order.Header.Warehouse, quantities, order.Type, order.Header.SourceWarehouse, order.Header.ExpectedDate) : null;

    public bool Equals(OnOrderRow? other) =>
        other is not null && (Warehouse, Type, Source, ExpectedDate) == (other.Warehouse, other.Type, other.Source, other.ExpectedDate) && Quantities.AsSpan().SequenceEqual(other.Quantities.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Warehouse, Quantities.Length);
}
