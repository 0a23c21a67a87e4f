using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Orders;

/// <summary>
/// What an order still promises, there while it promises anything. It keeps its name for the order's whole life, unlike the index row:
/// a walk through these rows meets every order once, however orders change meanwhile.
/// </summary>
/// <param name="Source">Where a transfer's goods come from.</param>
/// <param name="Planned">A draft of a replenishment run that nobody has touched: the next run writes it anew.</param>
/// <param name="TakenOff">What people took off such a draft; null where that is nothing, or it is a draft no more.</param>
/// <param name="IsSent">False where nobody was told to deliver it yet.</param>
/// <param name="ShipmentDate">When a transfer's goods or an assembly's components leave; null where nobody said.</param>
/// <param name="Parts">Components that an assembly takes from its source; null for other orders, and where the row is from before they were kept.</param>
internal sealed record OnOrderRow(
    WarehouseId Warehouse,
    ImmutableArray<OnOrderQuantity> Quantities,
    OrderType Type = OrderType.Purchase,
    WarehouseId? Source = null,
    DateOnly? ExpectedDate = null,
    bool Planned = false,
    ImmutableArray<OnOrderQuantity>? TakenOff = null,
    bool IsSent = true,
    DateOnly? ShipmentDate = null,
    ImmutableArray<OnOrderQuantity>? Parts = null)
{
    public static OnOrderRow? Of(StockOrder? order) =>
        order is not null && OnOrder.Of(order) is { IsEmpty: false } quantities ? new OnOrderRow(
            order.Header.Warehouse,
            quantities,
            order.Type,
            order.Header.SourceWarehouse,
            order.Header.ExpectedDate,
            RunDrafts.IsPlanned(order),
            RunDrafts.IsOpen(order) && !order.TakenOff.IsEmpty ? order.TakenOff : null,
            order.Dispatch is not null,
            order.Header.ShipmentDate,
            order.Type == OrderType.Assembly ? OnOrder.Parts(order) : null) : null;

    public bool Equals(OnOrderRow? other) =>
        other is not null
        && (Warehouse, Type, Source, ExpectedDate, Planned, IsSent, ShipmentDate)
            == (other.Warehouse, other.Type, other.Source, other.ExpectedDate, other.Planned, other.IsSent, other.ShipmentDate)
        && Quantities.AsSpan().SequenceEqual(other.Quantities.AsSpan())
        && (TakenOff ?? []).AsSpan().SequenceEqual((other.TakenOff ?? []).AsSpan())
        && (Parts ?? []).AsSpan().SequenceEqual((other.Parts ?? []).AsSpan());

    public override int GetHashCode() => HashCode.Combine(Warehouse, Quantities.Length);
}
