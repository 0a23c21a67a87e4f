using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>
/// An order that a client asks for: what they sent, over what the vendor, the warehouse and the catalogue say. Null when a finding
/// stands against it.
/// </summary>
internal sealed class NewOrder(AccountSettings settings, CatalogueBook catalogue, AccountId account, DateTimeOffset now)
{
    public async ValueTask<OrderCommand.Create?> Read(OrderId id, JsonFields fields, CancellationToken cancellation)
    {
        var type = OrderWords.TypeOf(fields);
        var isSubmitted = OrderWords.IsSubmittedAtOnce(fields, settings);
        var places = await Places.Read(fields, catalogue, account, cancellation);
        if (type == OrderType.Purchase && places.Vendor is null && fields.IsBlank("vendor"))
        {
            fields.Refuse("vendor", "missing_member", "vendor is required for a purchase order.");
        }

        if (places.Warehouse is null && fields.IsBlank("warehouse"))
        {
            fields.Refuse("warehouse", "missing_member", "warehouse is required.");
        }

        var lines = Lines(fields);
        var edit = HeaderEdit.Read(fields, places);
        // A copy of another order comes with its label; a new order has none.
        fields.Ignore("status_label");
        fields.Close();
        if (lines is null || places.Warehouse is null || (type == OrderType.Purchase && places.Vendor is null))
        {
            return null;
        }

        var definitions = await catalogue.CustomFields.Of(account, cancellation);
        var header = edit.Begin(HeaderDefaults.Of(settings, places.Warehouse.Id, places.Vendor), definitions, fields.Findings);
        var variants = await catalogue.Find(account, LineEdit.Variants(lines), cancellation);
        var made = NewLines.Of(lines, variants, header, type, LinePrices.Of(settings, places.Vendor, now));
        return fields.Findings.IsSound
            ? new OrderCommand.Create(
                id, type, OrderSource.Api, header, await StockSeen.On(made, variants, header, catalogue, account, cancellation), isSubmitted)
            : null;
    }

    private static List<LineEdit>? Lines(JsonFields fields)
    {
        if (!fields.Has("items") && fields.Has("variants_filter"))
        {
            fields.Refuse("variants_filter", "not_available", "Orders are not made from variants_filter yet; send items, or start a replenishment run.");
            return null;
        }

        if (fields.Objects("items", LineRules.MaxLines, required: true) is not { } items)
        {
            return null;
        }

        if (items.Count == 0)
        {
            fields.Refuse("items", "no_items", "An order needs at least one item.");
            return null;
        }

        return [.. items.Select(item => LineEdit.Read(item))];
    }
}
