using System.Collections.Frozen;
using System.Text.Json;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Csv;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Catalogue;

internal static class WarehouseKind
{
    public static IReadOnlyList<ListField<Warehouse>> Fields { get; } =
    [
        new("id", CellKind.Text, warehouse => Cell.Of(warehouse.Id.Value)),
        new("name", CellKind.Text, warehouse => Cell.Of(warehouse.Id.Value)),
        new("display_name", CellKind.Text, warehouse => Cell.Of(warehouse.DisplayName)),
        new("type", CellKind.Word, warehouse => Cell.Of(warehouse.Type)),
        new("disabled", CellKind.Flag, warehouse => Cell.Of(warehouse.Disabled)),
        new("connection", CellKind.Text, warehouse => Cell.Of(warehouse.Connection)),
        new("currency", CellKind.Word, warehouse => Cell.Of(warehouse.Currency?.Code)),
        new("address", CellKind.Text, warehouse => Cell.Of(warehouse.Address)),
        new("transfer_lead_time", CellKind.Number, warehouse => Cell.Of(warehouse.TransferLeadTime)),
    ];

    private static FrozenDictionary<string, ListField<Warehouse>> Known { get; } = Fields.ToFrozenDictionary(field => field.Name);

    private static CsvColumns Columns { get; } = CsvColumns.Of(
        ["display_name", "type", "connection", "currency", "address"], ["transfer_lead_time"], ["disabled"], Fields.Select(field => field.Name));

    public static CatalogueKind<Warehouse, Warehouse> Kind { get; } = new()
    {
        Name = "warehouse",
        Plural = "warehouses",
        Row = static id => CatalogueRows.Warehouse(new WarehouseId(id)),
        Read = static (fields, id, before, _) => ValueTask.FromResult(Read(fields, before, new WarehouseId(id))),
        View = static (warehouse, _) => ValueTask.FromResult(warehouse),
        Write = Write,
        Fields = Fields,
        Known = Known,
        Columns = Columns,
    };

    private static Warehouse Read(JsonFields fields, Warehouse? before, WarehouseId id)
    {
        fields.Ignore("id", "name");
        return new Warehouse
        {
            Id = id,
            DisplayName = fields.Text("display_name", 500) is { Length: > 0 } name ? name : before?.DisplayName ?? id.Value,
            Type = fields.Has("type") ? fields.Text("type", 100) : before?.Type,
            Disabled = fields.Flag("disabled") ?? before?.Disabled ?? false,
            Connection = fields.Has("connection") ? fields.Id("connection") : before?.Connection,
            Currency = fields.Has("currency") ? fields.Currency("currency") : before?.Currency,
            Address = fields.Has("address") ? fields.Lines("address", 2_000) : before?.Address,
            TransferLeadTime = fields.Whole("transfer_lead_time", 0, 1_000) ?? before?.TransferLeadTime ?? 1,
        };
    }

    /// <summary>In the real service a warehouse's <c>name</c> is its id.</summary>
    private static void Write(Utf8JsonWriter json, Warehouse warehouse, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        json.WriteStartObject();
        members.Text("id", warehouse.Id.Value);
        members.Text("name", warehouse.Id.Value);
        members.Text("display_name", warehouse.DisplayName);
        members.Text("type", warehouse.Type);
        members.Flag("disabled", warehouse.Disabled);
        members.Text("connection", warehouse.Connection);
        members.Text("currency", warehouse.Currency?.Code);
        members.Text("address", warehouse.Address);
        members.Number("transfer_lead_time", warehouse.TransferLeadTime);
        json.WriteEndObject();
    }
}
