using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Catalogue;

/// <summary>Warehouses, for the API description. A line for each member.</summary>
internal static class WarehouseDocs
{
    private static readonly Shape Warehouse = new("Warehouse", "Where goods are kept.")
    {
        { "id", Id, "The warehouse's id; in a call about one of them the address says it." },
        { "name", Id.ReadOnly, "The id again: programs of the real service read it here." },
        { "display_name", Text(500), "What people call it." },
        { "type", Text(100).OrNull, "What kind of warehouse." },
        { "disabled", Flag, "true where nothing is kept any more." },
        { "connection", Id.OrNull, "The connection that its stock is kept in." },
        { "currency", Currency.OrNull, "ISO 4217." },
        { "address", Text(2_000).OrNull, "Where it is." },
        { "transfer_lead_time", Whole.From(0).To(1_000), "Days until goods from another warehouse are here; 1 unless said." },
    };

    public static readonly Chapter Chapter = new("Warehouses", "Where goods are kept.")
    {
        { "id", Id, "The warehouse." },
        Reads("ListWarehouses", "List warehouses").Many("warehouses", Warehouse, ListShapes.Of("Warehouse", WarehouseKind.Fields)).AlsoCsv(),
        Writes("PostWarehouses", "Make or change up to 1,000 warehouses")
            .TakesMany("warehouses", The(Warehouse).Needs("id"))
            .Such("two", """{"warehouses": [{"id": "w1", "display_name": "Main warehouse"}, {"id": "w2", "display_name": "Shop", "type": "store"}]}"""),
        Reads("GetWarehouse", "Read a warehouse").Fields().One("warehouse", Warehouse).Cached(),
        Writes("PutWarehouse", "Make or change a warehouse")
            .Says("What is not sent stays as it is.")
            .Takes("warehouse", Warehouse)
            .Such("warehouse", """{"warehouse": {"display_name": "Main warehouse"}}""")
            .One("warehouse", Warehouse).One(201, "warehouse", The(Warehouse)).ETag().Conditional().Repeatable(),
        Writes("DeleteWarehouse", "Delete a warehouse")
            .Says("One with stock, or with an order that is not over, stays: set disabled to true instead.")
            .One("warehouse", Warehouse).Conditional().Repeatable().May(409),
    };
}
