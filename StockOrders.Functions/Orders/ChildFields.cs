using System.Collections.Frozen;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Orders;

/// <summary>What the lists that belong to one order are filtered and sorted by.</summary>
internal static class ChildFields
{
    public static FrozenDictionary<string, ListField<PricedLine>> Items { get; } = new ListField<PricedLine>[]
    {
        new("id", CellKind.Text, item => Cell.Of(item.Line.Variant.Value)),
        new("title", CellKind.Text, item => Cell.Of(item.Line.Title)),
        new("sku", CellKind.Text, item => Cell.Of(item.Line.Sku)),
        new("barcode", CellKind.Text, item => Cell.Of(item.Line.Barcode)),
        new("categories", CellKind.Text, item => Cell.Of(item.Line.Categories)),
        new("vendor_name", CellKind.Text, item => Cell.Of(item.Line.VendorName)),
        new("vendor_reference", CellKind.Text, item => Cell.Of(item.Line.VendorReference)),
        new("replenishment", CellKind.Number, item => Cell.Of(item.Line.Ordered)),
        new("expected_date", CellKind.Day, item => Cell.Of(item.Line.ExpectedDate)),
        new("received", CellKind.Number, item => Cell.Of(item.Line.Received)),
        new("remaining", CellKind.Number, item => Cell.Of(item.Line.Outstanding)),
        new("outstanding", CellKind.Number, item => Cell.Of(item.Line.Outstanding)),
        new("invoiced", CellKind.Number, item => Cell.Of(item.Line.Invoiced)),
        new("cost_price", CellKind.Number, item => Cell.Of(item.Line.CostPrice)),
        new("landing_cost_price", CellKind.Number, item => Cell.Of(item.LandingPrice)),
        new("discount", CellKind.Number, item => Cell.Of(item.DiscountPercent)),
        new("tax", CellKind.Number, item => Cell.Of(item.Line.Tax)),
        new("total", CellKind.Number, item => Cell.Of(item.Amounts.Total)),
    }.ToFrozenDictionary(field => field.Name);

    public static FrozenDictionary<string, ListField<ToldEvent>> Timeline { get; } = new ListField<ToldEvent>[]
    {
        new("sequence", CellKind.Number, told => Cell.Of((decimal)told.Entry.Sequence)),
        new("at", CellKind.Instant, told => Cell.Of(told.Entry.At)),
        new("type", CellKind.Word, told => Cell.Of(OrderEventNames.Of(told.Entry.Event))),
        new("actor", CellKind.Text, told => Cell.Of(told.Entry.Actor)),
    }.ToFrozenDictionary(field => field.Name);

    public static FrozenDictionary<string, ListField<ApprovalStep>> Approvals { get; } = new ListField<ApprovalStep>[]
    {
        new("step", CellKind.Number, step => Cell.Of((decimal)step.Step)),
        new("status", CellKind.Word, step => Cell.Of(ChoiceWords.Of(step.Status))),
        new("approver", CellKind.Text, step => Cell.Of(step.Approver)),
        new("asked_at", CellKind.Instant, step => Cell.Of(step.AskedAt)),
        new("decided_at", CellKind.Instant, step => Cell.Of(step.DecidedAt)),
    }.ToFrozenDictionary(field => field.Name);
}
