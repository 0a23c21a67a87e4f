using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.OpenApi;
using StockOrders.Functions.Orders.Input;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Orders;

/// <summary>The items of an order, for the API description. A line for each member.</summary>
internal static class ItemDocs
{
    public static readonly Shape Received = new("Received", "One change of a received total.")
    {
        { "date", Whole, "When, in Unix seconds." },
        { "value", Number, "By how much; negative for a correction." },
    };

    public static readonly Shape Component = new("Component", "What one unit of an assembly's item is made of.")
    {
        { "id", Id, "The component's variant." },
        { "quantity", Number.From(0), "Units of it for one unit of the item." },
        { "sku", Text(200).OrNull, "Stock keeping unit." },
        { "title", Text(500).OrNull, "What it is called." },
        { "barcode", Text(200).OrNull, "Its barcode." },
    };

    public static readonly Shape Item = new("Item", "A line of an order: a variant, how much of it was ordered and how much has come.")
    {
        { "id", Id, "The variant. 123 names c20_123 where that is the only such variant on the order." },
        { "title", Text(500).OrNull, "What it is called on the order." },
        { "sku", Text(200).OrNull, "Stock keeping unit." },
        { "barcode", Text(200).OrNull, "Barcode." },
        { "image", Text(2_000).OrNull, "Address of a picture." },
        { "categories", Text(500).OrNull, "Its categories." },
        { "vendor_name", Text(500).OrNull, "What the vendor calls it." },
        { "vendor_reference", Text(200).OrNull, "The vendor's own number for it." },
        { "uom_ordering", Number.From(0).OrNull, "It is ordered in multiples of this." },
        { "vendor_packaging", Number.From(0).OrNull, "The least that the vendor delivers." },
        { "source_stock", Number.OrNull, "Stock in the source warehouse when the line was made." },
        { "in_stock", Number.OrNull, "Stock in the warehouse when the line was made." },
        { "purchase_orders_qty", Number.OrNull, "On purchase orders when the line was made." },
        { "transfer_units_in", Number.OrNull, "Coming by transfers when the line was made." },
        { "transfer_units_out", Number.OrNull, "Leaving by transfers when the line was made." },
        { "remove", Flag.WriteOnly, "true takes the item off the order; in changes only." },
        { "replenishment", Number.From(0).To(LineEdit.MaxQuantity), "Ordered quantity." },
        { "replenishment_original", Number.OrNull.ReadOnly, "The quantity that was asked for, where multiples or a minimum changed it." },
        { "expected_date", Day.OrNull, "The day it is expected on; the order's where it has none of its own." },
        { "received", Number.From(0).To(LineEdit.MaxQuantity), "The total that has come so far, not what came now: sent twice it counts once." },
        { "remaining", Number.ReadOnly, "What is still to come." },
        { "outstanding", Number.ReadOnly, "The same." },
        { "invoiced", Number.ReadOnly, "What suppliers have invoiced so far." },
        { "unit_decimals", Whole.ReadOnly, "Digits after the point that it is counted with." },
        { "cost_price", Number.From(0).To(LineMoney.MaxPrice), "Price of one unit in the order's currency; the vendor's where none is sent." },
        { "landing_cost_price", Number.From(0).OrNull, "Price of one unit with discount and its share of shipping and handling, without tax; worked out where none is sent." },
        { "discount", Number.From(0).To(100).OrNull, "Percent off the price; the order's default_discount where none is sent." },
        { "tax", Number.From(0).OrNull, "Tax in percent." },
        { "cbm", Number.From(0).OrNull, "Cubic metres of one unit." },
        { "cbm_ordered", Number.OrNull.ReadOnly, "Cubic metres of the ordered quantity." },
        { "ordered_cost", Number.ReadOnly, "Ordered quantity times price." },
        { "total_discount", Number.ReadOnly, "What the discount takes off." },
        { "total_ex_tax", Number.ReadOnly, "What the line costs without tax." },
        { "total_tax", Number.ReadOnly, "Its tax." },
        { "total", Number.ReadOnly, "What the line costs." },
        { "shipping_handling_share", Number.ReadOnly, "Its part of shipping and handling." },
        { "landing_total", Number.ReadOnly, "What the line costs with that part, without tax." },
        { "messages", List(Text()).ReadOnly, "Why its quantity was changed." },
        { "received_history", List(Received).ReadOnly, "Every change of the received total." },
        { "components", List(Component), "What one unit is made of; assembly orders only." },
    };

    public static readonly Shape Removed = new("RemovedItem", "What is left of an item that was taken off.")
    {
        { "id", Id, "The variant." },
    };

    public static readonly Chapter Chapter = new("Items", "The lines of an order, to be read and changed without the rest of it.")
    {
        { "id", OrderId, "The order." },
        { "item", Id, "The item's variant, with or without its connection's prefix." },
        Reads("ListItems", "List the items of an order").Many("items", Item, ListShapes.Of("Item", ChildFields.Items.Values)).ETag(),
        Reads("GetItem", "Read an item of an order").One("item", Item).ETag(),
        Writes("ChangeItems", "Change items of an order", Scopes.Write | Scopes.Receive)
            .Says("All of them or none. Received totals need the scope receive, everything else write.")
            .Takes(With(("items", List(Item)), ("skip_background_jobs?", Flag)))
            .Such("received", """{"items": [{"id": "c20_123", "received": 7}, {"id": "c20_124", "received": 5}]}""")
            .One(200, "items", List(Item))
            .Shows("""
                {"items": [{"id": "c20_123", "replenishment": 10, "received": 7}, {"id": "c20_124", "replenishment": 20, "received": 5}],
                  "result": {"status": "success", "message": "2 updated, from total 2 items"}}
                """).ETag().Conditional().Repeatable(),
        Writes("AddItems", "Put items on an order")
            .Says("One item, or many under items; all of them or none. An item that is on the order already is refused.")
            .Takes(Either(With(("item", The(Item)), ("skip_background_jobs?", Flag)), With(("items", List(Item)), ("skip_background_jobs?", Flag))))
            .Such("one more", """{"item": {"id": "c20_125", "replenishment": 10}}""")
            .One(201, "items", Either(The(Item), List(Item)), ("item?", The(Item))).ETag().Conditional().Repeatable(),
        Writes("RemoveItem", "Take an item off an order")
            .Says("The last item stays, and so does one of which something has arrived.").AsksNotToWait()
            .One("item", Removed).ETag().Conditional().May(409),
        Writes("ChangeItem", "Change an item of an order", Scopes.Write | Scopes.Receive)
            .Says("The answer holds the item under item and under items, for programs that read either.")
            .Takes("item", Item)
            .Such("received", """{"item": {"id": "c20_123", "received": 13}}""")
            .One(200, "item", The(Item), ("items", The(Item))).ETag().Conditional().Repeatable(),
    };
}
