using System.Collections.Frozen;
using System.Text.Json;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Catalogue;

internal static class WarehouseKind
{
    public static CatalogueKind<Warehouse> For(WarehouseId id) => new(
        "warehouse",
        "warehouses",
        (fields, before, _) => ValueTask.FromResult(Read(fields, before, id)),
        Write,
        Known,
        (one, other) => string.CompareOrdinal(one.Id.Value, other.Id.Value));

    private static FrozenDictionary<string, ListField<Warehouse>> Known { get; } = new ListField<Warehouse>[]
    {
        new("id", CellKind.Text, warehouse => Cell.Of(warehouse.Id.Value)),
        new("name", CellKind.Text, warehouse => Cell.Of(warehouse.Id.Value)),
        new("display_name", CellKind.Text, warehouse => Cell.Of(warehouse.DisplayName)),
    }.ToFrozenDictionary(field => field.Name);

    private static Warehouse Read(JsonFields fields, Warehouse? before, WarehouseId id)
    {
        fields.Ignore("id", "name");
        return new Warehouse
        {
            Id = id,
            DisplayName = fields.Text("display_name", 500) is { Length: > 0 } name ? name : before?.DisplayName ?? id.Value,
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
        json.WriteEndObject();
    }
}
