using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;

namespace StockOrders.Functions.Catalogue;

/// <summary>A variant, for the API description. A line for each member.</summary>
internal static class VariantShape
{
    private static readonly Shape Outlook = new("Outlook", "What the last recalculation found.")
    {
        { "daily_sales", Number.ReadOnly, "Sold a day, on average." },
        { "reorder_point", Number.ReadOnly, "At this stock it is to be ordered." },
        { "replenishment", Number.ReadOnly, "What to order today." },
        { "to_order", Number.ReadOnly, "The same by the vendor's multiples and minimum." },
        { "to_order_cost", Number.OrNull.ReadOnly, "What that costs." },
        { "lead_time_used", Whole.OrNull.ReadOnly, "Days from order to arrival that were reckoned with." },
        { "purchase_orders_qty", Number.ReadOnly, "On purchase orders." },
        { "transfer_units_in", Number.ReadOnly, "Coming by transfers." },
        { "transfer_units_out", Number.ReadOnly, "Leaving by transfers." },
        { "replenish_date", Day.OrNull.ReadOnly, "The last day to order without running out." },
        { "oos", Number.OrNull.ReadOnly, "Days until it is sold out." },
        { "under_value", Number.OrNull.ReadOnly, "Revenue that will be lost." },
        { "last_7_days_sales", Number.OrNull.ReadOnly, "Sold in the last 7 days." },
        { "last_30_days_sales", Number.OrNull.ReadOnly, "Sold in the last 30 days." },
        { "last_60_days_sales", Number.OrNull.ReadOnly, "Sold in the last 60 days." },
        { "last_90_days_sales", Number.OrNull.ReadOnly, "Sold in the last 90 days." },
        { "last_180_days_sales", Number.OrNull.ReadOnly, "Sold in the last 180 days." },
        { "last_365_days_sales", Number.OrNull.ReadOnly, "Sold in the last 365 days." },
        { "forecasted_stock", Number.OrNull.ReadOnly, "Stock when an order of today would arrive." },
        { "cur_forecasted_stock", Number.OrNull.ReadOnly, "The same without what is on order." },
        { "forecasted_lost_sales_lead_time", Number.OrNull.ReadOnly, "Units that cannot be sold until then." },
        { "forecasted_lost_revenue_lead_time", Number.OrNull.ReadOnly, "Their revenue." },
    };

    private static readonly Shape Level = new("VariantInWarehouse", "A variant in one warehouse.")
    {
        { "warehouse", Id, "The warehouse." },
        { "in_stock", Number.From(0), "On hand." },
        { "reserved", Number.From(0), "Of that, promised to customers already." },
        { "vendor", Id.OrNull.ReadOnly, "Whom it would be bought from." },
        Outlook,
    };

    private static readonly Shape Component = new("VariantComponent", "What a bundle or an assembly is made of.")
    {
        { "variant", Id, "Another variant" },
        { "quantity", Number.From(0), "of which so many units go into one." },
    };

    private static readonly Shape Connected = new("VariantConnection", "A variant as another system knows it.")
    {
        { "connection", Id, "The connection." },
        { "id", Id.OrNull, "Its id there." },
        { "removed", Flag, "true where it is gone there." },
        { "vendors", List(Id), "Its vendors there." },
    };

    public static readonly Shape Variant = new("Variant", "Something that is bought and sold, and what the last recalculation found of it.")
    {
        { "id", Id, "The variant's id, such as c20_123." },
        { "sku", Text(200).OrNull, "Stock keeping unit." },
        { "title", Text(500).OrNull, "What it is called." },
        { "barcode", Text(200).OrNull, "Barcode." },
        { "image", Text(2_000).OrNull, "Address of a picture." },
        { "product_id", Id.OrNull, "The product that it is a variant of." },
        { "product_type", Text(200).OrNull, "What kind of product." },
        { "category", Text(200).OrNull, "Category." },
        { "brand", Text(200).OrNull, "Brand." },
        { "removed", Flag, "true where it is sold no more." },
        { "unit_decimals", Whole.From(0).To(4), "Digits after the point that it is counted with." },
        { "cost_price", Number.From(0).OrNull, "What one unit costs." },
        { "landing_cost_price", Number.From(0).OrNull, "What one unit costs with everything until it is here." },
        { "price", Number.From(0).OrNull, "What one unit is sold for." },
        { "cbm", Number.From(0).To(VariantInput.MaxCbm).OrNull, "Cubic metres of one unit." },
        { "lead_time", Whole.From(0).OrNull, "Days from order to arrival." },
        { "review_period", Whole.From(0), "Days of stock that an order is to last." },
        { "safety_stock", Number.From(0), "Stock that is never planned to be sold." },
        { "minimum_stock", Number.From(0), "Stock that there is always to be." },
        { "service_level", Number.OrNull, "The chance not to run out, between 0 and 1." },
        { "safety_days", Whole.From(0).To(1_000).OrNull, "Days of sales that are never planned to be sold; null where days do not say it." },
        { "target_stock", Number.From(0).OrNull, "What stock and orders are filled up to, whatever is forecast; null where the forecast says it." },
        { "maximum_stock", Number.From(0).OrNull, "The most that stock and orders together are to come to in one warehouse." },
        { "forecast_method", Word(VariantSteering.Methods), "How its demand is forecast; auto takes what was best on its own history." },
        { "forecast_like", Id.OrNull, "The variant whose sales it is forecast from until it has enough of its own." },
        { "assembled", Flag, "true where it is put together before it is sold and has stock of its own; false where it is packed of its components at sale." },
        { "vendor", Id.OrNull.ReadOnly, "Whom it would be bought from." },
        { "vendor_reason", Text().OrNull.ReadOnly, "Why from them." },
        { "vendor_reason_code", Text().OrNull.ReadOnly, "The same for programs." },
        { "in_stock", Number.From(0), "On hand, in all warehouses; sent with warehouse, in that one: another figure than before is today's stock level." },
        { "reserved", Number.From(0), "Of that, promised to customers already; sent with warehouse, in that one." },
        Outlook,
        { "metrics_date", Day.OrNull.ReadOnly, "The night of the last recalculation." },
        { "warehouse", Either(List(Level), Id.WriteOnly), "It in each warehouse; or, sent with in_stock, the one warehouse that is counted." },
        { "components", List(Component).AtMost(VariantLinks.MaxComponents), "What one of it is made of, at most 5 levels deep; its sales are demand for these too. The list is replaced as a whole." },
        { "connections", List(Connected).AtMost(50), "It in other systems; the list is replaced as a whole." },
        { "vendors", List(OfferShapes.Offer).AtMost(50), "Who sells it, at what terms; the list is replaced as a whole." },
    };
}
