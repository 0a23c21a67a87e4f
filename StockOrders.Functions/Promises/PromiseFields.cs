using System.Collections.Frozen;
using StockOrders.Functions.Hosting.Lists;

namespace StockOrders.Functions.Promises;

/// <summary>What the report is filtered and sorted by, and the columns of its file in this order: a line for each day.</summary>
internal static class PromiseFields
{
    public static IReadOnlyList<ListField<PromiseLine>> All { get; } =
    [
        new("variant", CellKind.Text, line => Cell.Of(line.Variant.Id.Value)),
        new("warehouse", CellKind.Text, line => Cell.Of(line.Warehouse.Value)),
        new("sku", CellKind.Text, line => Cell.Of(line.Variant.Sku)),
        new("title", CellKind.Text, line => Cell.Of(line.Variant.Title)),
        new("category", CellKind.Text, line => Cell.Of(line.Variant.Category)),
        new("brand", CellKind.Text, line => Cell.Of(line.Variant.Brand)),
        new("removed", CellKind.Flag, line => Cell.Of(line.Variant.Removed)),
        new("on_hand", CellKind.Number, line => Cell.Of(line.OnHand)),
        new("reserved", CellKind.Number, line => Cell.Of(line.Reserved)),
        new("incoming", CellKind.Number, line => Cell.Of(line.Incoming)),
        new("overdue", CellKind.Number, line => Cell.Of(line.Moves.Overdue)),
        new("undated", CellKind.Number, line => Cell.Of(line.Moves.Undated)),
        new("not_sent", CellKind.Number, line => Cell.Of(line.Moves.NotSent)),
        new("outgoing", CellKind.Number, line => Cell.Of(line.Outgoing)),
        new("available", CellKind.Number, line => Cell.Of(line.Available)),
    ];

    public static FrozenDictionary<string, ListField<PromiseLine>> Known { get; } = All.ToFrozenDictionary(field => field.Name);

    public static ListOrder<PromiseLine> Standard { get; } = ListOrder<PromiseLine>.By(Known["variant"]).Then(Known["warehouse"]);

    public static IReadOnlyList<ListField<PromiseCells>> Columns { get; } =
    [
        .. All.Select(field => new ListField<PromiseCells>(field.Name, field.Kind, cells => field.Of(cells.Line))),
        new("date", CellKind.Day, cells => Cell.Of(cells.Day.Day)),
        new("day_incoming", CellKind.Number, cells => Cell.Of(cells.Day.Incoming)),
        new("day_outgoing", CellKind.Number, cells => Cell.Of(cells.Day.Outgoing)),
        new("discrete", CellKind.Number, cells => Cell.Of(cells.Day.Discrete)),
        new("cumulative", CellKind.Number, cells => Cell.Of(cells.Day.Cumulative)),
    ];
}
