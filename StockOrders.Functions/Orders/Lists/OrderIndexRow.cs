using StockOrders.Domain.Connections;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;
using StockOrders.Functions.Lifecycle;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>What lists and sweeps need of an order, written with every change of it; see <see cref="OrderIndexChanges"/>.</summary>
internal sealed record OrderIndexRow
{
    public required OrderId Id { get; init; }

    public required int Version { get; init; }

    public required OrderType Type { get; init; }

    public required OrderSource Source { get; init; }

    public required Stage Stage { get; init; }

    public string? Reference { get; init; }

    public string? ExtraReference { get; init; }

    public VendorId? Vendor { get; init; }

    public string? VendorName { get; init; }

    public WarehouseId? SourceWarehouse { get; init; }

    public string? SourceWarehouseName { get; init; }

    public required WarehouseId Warehouse { get; init; }

    public string? WarehouseName { get; init; }

    public required Currency Currency { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastModified { get; init; }

    public DateOnly? ExpectedDate { get; init; }

    public decimal Total { get; init; }

    public decimal TotalOrdered { get; init; }

    public decimal TotalReceived { get; init; }

    public bool Archived { get; init; }

    /// <summary>A connection owns it.</summary>
    public bool Readonly { get; init; }

    public bool Error { get; init; }

    /// <summary>The supplier was silent past the chase and has not answered since.</summary>
    public bool Unconfirmed { get; init; }

    /// <summary>The goods did not all come by the day expected.</summary>
    public bool Delayed { get; init; }

    public string? Run { get; init; }

    /// <summary>The account's own word for the status.</summary>
    public string? StatusLabel { get; init; }

    /// <summary>How far a change made after sending has come.</summary>
    public ChangeState? Change { get; init; }

    /// <summary>Since when, or from when, its lifecycle has something to do; null where it only waits for people.</summary>
    public DateTimeOffset? AttentionAt { get; init; }

    /// <summary>Null on rows from before these were kept.</summary>
    public OrderIndexDetails? Details { get; init; }

    public static OrderIndexRow Of(StockOrder order)
    {
        var totals = OrderTotals.Of(order);
        return new OrderIndexRow
        {
            Id = order.Id,
            Version = order.Version,
            Type = order.Type,
            Source = order.Source,
            Stage = order.Stage,
            Reference = order.Header.Reference,
            ExtraReference = order.Header.ExtraReference,
            Vendor = order.Header.Vendor,
            VendorName = order.Header.VendorName,
            SourceWarehouse = order.Header.SourceWarehouse,
            SourceWarehouseName = order.Header.SourceWarehouseName,
            Warehouse = order.Header.Warehouse,
            WarehouseName = order.Header.WarehouseName,
            Currency = order.Header.Currency,
            CreatedAt = order.CreatedAt,
            LastModified = order.LastModified,
            ExpectedDate = order.Header.ExpectedDate,
            Total = totals.Total,
            TotalOrdered = totals.Ordered,
            TotalReceived = totals.Received,
            Archived = order.Archived,
            Readonly = order.Owner() is not null,
            Error = order.HasError(),
            Unconfirmed = Chasing.IsUnconfirmed(order),
            Delayed = order.Delay is not null,
            Run = order.Run,
            StatusLabel = Labelling.Of(order),
            Change = order.Change?.State,
            Details = OrderIndexDetails.Of(order, totals),
            AttentionAt = LifecyclePlan.AttentionAt(order),
        };
    }
}
