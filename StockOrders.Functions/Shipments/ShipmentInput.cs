using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Shipments;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Input;

namespace StockOrders.Functions.Shipments;

/// <summary>A shipping notice as a program sends it.</summary>
internal sealed class ShipmentInput
{
    private readonly ImmutableArray<(string Id, decimal Quantity)> lines;
    private readonly ShipmentNotice notice;

    private ShipmentInput(ShipmentNotice notice, ImmutableArray<(string Id, decimal Quantity)> lines) => (this.notice, this.lines) = (notice, lines);

    /// <summary>Null when a finding stands against it.</summary>
    public static ShipmentInput? Read(JsonFields fields)
    {
        fields.Ignore("id", "status", "announced_at", "announced_by", "corrected_at", "withdrawn_at");
        var notice = new ShipmentNotice
        {
            Reference = fields.Text("reference", ShipmentRules.MaxText),
            Carrier = fields.Text("carrier", ShipmentRules.MaxText),
            Tracking = fields.Text("tracking", ShipmentRules.MaxText),
            ShippedOn = fields.Day("shipped_date"),
            ArrivesOn = fields.Day("arrival_date"),
            Comment = fields.Lines("comment", Comments.MaxLength),
            Lines = [],
        };
        var lines = ImmutableArray.CreateBuilder<(string, decimal)>();
        foreach (var item in fields.Objects("items", LineRules.MaxLines, required: true) ?? [])
        {
            var (id, quantity) = (item.Id("id", required: true), item.Number("quantity", 0, LineEdit.MaxQuantity, 4, required: true));
            item.Close();
            if (id is not null && quantity is { } number)
            {
                lines.Add((id, number));
            }
        }

        fields.Close();
        return fields.Findings.IsSound ? new ShipmentInput(notice, lines.ToImmutable()) : null;
    }

    /// <summary>Items are named with or without their connection's prefix; one that is not on the order keeps the name it was sent under, and is refused.</summary>
    public ShipmentNotice On(StockOrder order) => notice with
    {
        Lines =
        [
            .. lines.Select((line, index) => (
                LineAddress.Find(order, line.Id, $"items[{index}].id") is { IsRefused: false } found ? found.Value.Variant : new VariantId(line.Id),
                line.Quantity)),
        ],
    };
}
