using System.Collections.Immutable;
using StockOrders.Domain.Shipments;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

internal abstract partial record OrderCommand
{
    /// <summary>Goods are on their way.</summary>
    internal sealed record AnnounceShipment(string By, ShipmentNotice Notice, int? Revision = null) : OrderCommand;

    /// <summary>The notice as it should have been, whole.</summary>
    internal sealed record CorrectShipment(string By, int Shipment, ShipmentNotice Notice, int? Revision = null) : OrderCommand;

    internal sealed record WithdrawShipment(string By, int Shipment, string? Comment = null, int? Revision = null) : OrderCommand;

    /// <summary>New totals; a total that stands already changes nothing.</summary>
    internal sealed record Receive(ImmutableArray<NewTotal> Totals) : OrderCommand;
}

internal readonly record struct NewTotal(VariantId Variant, decimal Total);
