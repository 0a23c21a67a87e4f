using System.Collections.Frozen;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Input;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>What lists of orders are filtered and sorted by: the scalars of the index row.</summary>
internal static class OrderListFields
{
    public static FrozenDictionary<string, ListField<OrderIndexRow>> All { get; } = new ListField<OrderIndexRow>[]
    {
        new("id", CellKind.Text, row => Cell.Of(row.Id.Value)),
        new("reference", CellKind.Text, row => Cell.Of(row.Reference)),
        new("extra_reference", CellKind.Text, row => Cell.Of(row.ExtraReference)),
        new("status", CellKind.Word, row => Cell.Of(StageStatus.Of(row.Stage))),
        new("stage", CellKind.Word, row => Cell.Of(OrderJson.StageOf(row.Stage))),
        new("type", CellKind.Word, row => Cell.Of(OrderJson.TypeOf(row.Type))),
        new("source_type", CellKind.Word, row => Cell.Of(row.Type == OrderType.Purchase ? "vendor" : "warehouse")),
        new("source", CellKind.Text, row => Cell.Of(row.Type == OrderType.Purchase ? row.Vendor?.Value : row.SourceWarehouse?.Value)),
        new("vendor", CellKind.Text, row => Cell.Of(row.Vendor?.Value)),
        new("vendor_display_name", CellKind.Text, row => Cell.Of(row.VendorName)),
        new("source_warehouse", CellKind.Text, row => Cell.Of(row.SourceWarehouse?.Value)),
        new("warehouse", CellKind.Text, row => Cell.Of(row.Warehouse.Value)),
        new("warehouse_display_name", CellKind.Text, row => Cell.Of(row.WarehouseName)),
        new("currency", CellKind.Word, row => Cell.Of(row.Currency.Code)),
        new("created_at", CellKind.Instant, row => Cell.Of(row.CreatedAt)),
        new("last_modified", CellKind.Instant, row => Cell.Of(row.LastModified)),
        new("updated_at", CellKind.Instant, row => Cell.Of(row.LastModified)),
        new("expected_date", CellKind.Day, row => Cell.Of(row.ExpectedDate)),
        new("total", CellKind.Number, row => Cell.Of(row.Total)),
        new("total_ordered", CellKind.Number, row => Cell.Of(row.TotalOrdered)),
        new("total_received", CellKind.Number, row => Cell.Of(row.TotalReceived)),
        new("readonly", CellKind.Flag, row => Cell.Of(row.Readonly)),
        new("error", CellKind.Flag, row => Cell.Of(row.Error)),
        new("archived", CellKind.Flag, row => Cell.Of(row.Archived)),
        new("unconfirmed", CellKind.Flag, row => Cell.Of(row.Unconfirmed)),
        new("delayed", CellKind.Flag, row => Cell.Of(row.Delayed)),
        new("run", CellKind.Text, row => Cell.Of(row.Run)),
        new("status_label", CellKind.Word, row => Cell.Of(row.StatusLabel)),
        new("change_status", CellKind.Word, row => Cell.Of(OrderJson.ChangeOf(row.Change))),
        new("origin", CellKind.Word, row => Cell.Of(ChoiceWords.Of(row.Source))),
    }.Concat(OrderListDetails.All).ToFrozenDictionary(field => field.Name);

    /// <summary>Last modified first; of one millisecond, the newest order first: as <see cref="OrderPlace"/> has it.</summary>
    public static ListOrder<OrderIndexRow> Standard { get; } =
        ListOrder<OrderIndexRow>.By(All["last_modified"], descending: true).Then(All["id"], descending: true);

    public static ListOrder<OrderIndexRow> ByCreation { get; } = ListOrder<OrderIndexRow>.By(All["id"]);

    /// <summary>A status by any of its names: the real service calls open orders active in places, and accounts have words of their own.</summary>
    public static (ListField<OrderIndexRow> Field, string Text) Canonical(AccountSettings account, ListField<OrderIndexRow> field, string text)
    {
        if (field.Name != "status")
        {
            return (field, text);
        }

        string[] words = [.. text.Split(',', StringSplitOptions.TrimEntries)];
        return words.All(word => StatusLabels.Find(account, word) is not null)
            ? (All["status_label"], string.Join(',', words.Select(word => StatusLabels.Find(account, word)!.Value.Label)))
            : (field, string.Join(',', words.Select(OrderWords.Canonical)));
    }
}
