using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

internal static class ComponentInput
{
    public static LineComponent Read(JsonFields fields)
    {
        var component = new LineComponent(
            new VariantId(fields.Id("id", required: true) ?? ""),
            fields.Number("quantity", 0, LineEdit.MaxQuantity, 4, required: true) ?? 0,
            fields.Text("sku", 200),
            fields.Text("title", 500),
            fields.Text("barcode", 200));
        fields.Close();
        return component;
    }
}
