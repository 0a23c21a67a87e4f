using StockOrders.Functions.OpenApi;
using StockOrders.Functions.Orders.Lists;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Orders;

/// <summary>What is done with orders, for the API description.</summary>
internal static class OrderDocs
{
    public static readonly Chapter Chapter = new("Purchase orders", "Purchase orders, transfers and assembly orders: made, read, changed, and their history.")
    {
        { "id", OrderId, "The order." },
        Reads("ListOrders", "List orders").Says("Last modified first.").Many("purchase-orders", OrderShape.Order, ListShapes.Of("Order", OrderListFields.All.Values)).Asks(QueryParameters.View),
        Writes("CreateOrder", "Make an order")
            .Says("With status OPEN it enters the lifecycle at once; without, or as draft, it waits to be submitted. Lines are sent as items, or picked by variants_filter.")
            .Takes("purchase-order", OrderShape.Order, "warehouse")
            .Such("purchase order", """
                {"purchase-order": {"status": "OPEN", "reference": "MY_PO_20", "expected_date": "2030-03-15", "vendor": "vendor_1", "warehouse": "w1",
                  "items": [{"id": "c20_123", "replenishment": 10}, {"id": "c20_124", "replenishment": 20, "cost_price": 4.2}]}}
                """)
            .Such("transfer", """
                {"purchase-order": {"source_warehouse": "w1", "warehouse": "w2", "expected_date": "2030-03-15", "items": [{"id": "c20_123", "replenishment": 4}]}}
                """)
            .Such("assembly order", """
                {"purchase-order": {"type": "assembly", "status": "OPEN", "reference": "MY_AO_20", "expected_date": "2030-03-15", "warehouse": "w1", "source_warehouse": "w1",
                  "items": [{"id": "c1_1", "sku": "T-1", "title": "Office table", "replenishment": 10, "components": [
                    {"id": "c1_2", "quantity": 1, "sku": "C-1", "title": "Table top"}, {"id": "c1_3", "quantity": 4, "sku": "C-2", "title": "Table leg"}]}]}}
                """)
            .Answer(201, "Made: purchase-order, or with per_vendor purchase-orders.", With(
                ("purchase-order?", The(OrderShape.Order)), ("purchase-orders?", List(The(OrderShape.Order))), ("result", The(EnvelopeShapes.Result))))
            .Shows("""
                {"purchase-order": {"id": "5a8322013e7859ae69a5d180", "reference": "MY_PO_20", "status": "draft", "stage": "draft", "vendor": "vendor_1",
                  "vendor_display_name": "Wonka Candy (DEMO)", "warehouse": "w1", "currency": "GBP", "expected_date": "2030-03-15", "total": 126,
                  "items": [{"id": "c20_123", "replenishment": 10, "cost_price": 4.2, "received": 0, "total": 42}, {"id": "c20_124", "replenishment": 20, "cost_price": 4.2, "received": 0, "total": 84}]},
                  "result": {"status": "success", "message": "Created purchase-order 5a8322013e7859ae69a5d180"}}
                """)
            .ETag().Repeatable(),
        Reads("GetOrder", "Read an order").Fields().One("purchase-order", OrderShape.Order).Cached(),
        Writes("ChangeOrder", "Change an order")
            .Says("What is not sent stays as it is, items too; but a PUT with warehouse and items is a whole order and replaces the one there is. " +
                "Once the order was sent, a change makes a new revision, is approved again where it grew past the limit, and is sent again. A status is a command: OPEN submits, CLOSED closes, CANCELLED cancels.")
            .Takes("purchase-order", OrderShape.Order)
            .Such("close", """{"purchase-order": {"status": "CLOSED"}}""")
            .Such("expect later", """{"purchase-order": {"expected_date": "2030-04-01", "notes": "Later, please."}}""")
            .One("purchase-order", OrderShape.Order).ETag().Conditional().Repeatable(),
        Writes("DeleteOrder", "Delete a draft")
            .Says("A draft that was never submitted vanishes; any other order is cancelled instead, and a 409 says so.")
            .One("purchase-order", OrderShapes.Deleted).Conditional().May(409),
        Reads("GetTimeline", "Read what happened to an order").Pages("events", OrderShapes.Event, ListShapes.Of("Event", ChildFields.Timeline.Values)).Cached(),
        Reads("GetApprovals", "Read who was asked to approve an order").Pages("approvals", OrderShapes.Approval, ListShapes.Of("Approval", ChildFields.Approvals.Values)).Cached(),
    };
}
