using StockOrders.Functions.Hosting.Lists;

namespace StockOrders.Functions.Catalogue;

/// <summary>What variants are filtered and sorted by, in lists and in <c>variants_filter</c>, and the columns of their CSV in this order.</summary>
internal static class VariantFields
{
    public static IReadOnlyList<ListField<VariantView>> All { get; } =
    [
        new("id", CellKind.Text, view => Cell.Of(view.Variant.Id.Value)),
        new("sku", CellKind.Text, view => Cell.Of(view.Variant.Sku)),
        new("title", CellKind.Text, view => Cell.Of(view.Variant.Title)),
        new("barcode", CellKind.Text, view => Cell.Of(view.Variant.Barcode)),
        new("image", CellKind.Text, view => Cell.Of(view.Variant.Image)),
        new("product_id", CellKind.Text, view => Cell.Of(view.Variant.ProductId)),
        new("product_type", CellKind.Text, view => Cell.Of(view.Variant.ProductType)),
        new("category", CellKind.Text, view => Cell.Of(view.Variant.Category)),
        new("brand", CellKind.Text, view => Cell.Of(view.Variant.Brand)),
        new("vendor", CellKind.Text, view => Cell.Of(view.Vendor)) { Several = view => [.. view.Variant.Vendors.Select(offer => Cell.Of(offer.Vendor.Value))] },
        new("unit_decimals", CellKind.Number, view => Cell.Of(view.Variant.UnitDecimals)),
        new("cost_price", CellKind.Number, view => Cell.Of(view.Variant.CostPrice)),
        new("landing_cost_price", CellKind.Number, view => Cell.Of(view.Variant.LandingCostPrice)),
        new("price", CellKind.Number, view => Cell.Of(view.Variant.Price)),
        new("cbm", CellKind.Number, view => Cell.Of(view.Variant.Cbm)),
        new("lead_time", CellKind.Number, view => Cell.Of(view.Variant.LeadTime)),
        new("lead_time_used", CellKind.Number, view => Cell.Of(view.LeadTimeUsed)),
        new("review_period", CellKind.Number, view => Cell.Of(view.Variant.ReviewPeriod)),
        new("safety_stock", CellKind.Number, view => Cell.Of(view.Variant.SafetyStock)),
        new("minimum_stock", CellKind.Number, view => Cell.Of(view.Variant.MinimumStock)),
        new("service_level", CellKind.Number, view => Cell.Of((decimal?)view.Variant.ServiceLevel)),
        new("safety_days", CellKind.Number, view => Cell.Of(view.Variant.SafetyDays)),
        new("target_stock", CellKind.Number, view => Cell.Of(view.Variant.TargetStock)),
        new("maximum_stock", CellKind.Number, view => Cell.Of(view.Variant.MaximumStock)),
        new("forecast_method", CellKind.Word, view => Cell.Of(VariantSteering.WordOf(view.Variant.Method))),
        new("forecast_like", CellKind.Text, view => Cell.Of(view.Variant.ForecastLike?.Value)),
        new("assembled", CellKind.Flag, view => Cell.Of(view.Variant.Assembled)),
        new("components", CellKind.Text, view => Cell.Of(Components(view)))
        {
            Several = view => [.. view.Variant.Components.Select(component => Cell.Of(component.Variant.Value))],
        },
        new("removed", CellKind.Flag, view => Cell.Of(view.Variant.Removed)),
        new("in_stock", CellKind.Number, view => Cell.Of(view.InStock)),
        new("reserved", CellKind.Number, view => Cell.Of(view.Reserved)),
        new("purchase_orders_qty", CellKind.Number, view => Cell.Of(view.Outlook.PurchaseOrders)),
        new("transfer_units_in", CellKind.Number, view => Cell.Of(view.Outlook.TransfersIn)),
        new("transfer_units_out", CellKind.Number, view => Cell.Of(view.Outlook.TransfersOut)),
        new("daily_sales", CellKind.Number, view => Cell.Of(view.Metrics?.DailySales ?? 0)),
        new("reorder_point", CellKind.Number, view => Cell.Of(view.Metrics?.ReorderPoint ?? 0)),
        new("replenishment", CellKind.Number, view => Cell.Of(view.Metrics?.Replenishment ?? 0)),
        new("to_order", CellKind.Number, view => Cell.Of(view.Metrics?.ToOrder ?? 0)),
        new("to_order_cost", CellKind.Number, view => Cell.Of(view.Outlook.ToOrderCost)),
        new("replenish_date", CellKind.Day, view => Cell.Of(view.Outlook.ReplenishDate)),
        new("oos", CellKind.Number, view => Cell.Of(view.Outlook.SellOutDays)),
        new("under_value", CellKind.Number, view => Cell.Of(view.Outlook.UnderValue)),
        new("last_7_days_sales", CellKind.Number, view => Cell.Of(view.Outlook.Sold.Last7)),
        new("last_30_days_sales", CellKind.Number, view => Cell.Of(view.Outlook.Sold.Last30)),
        new("last_60_days_sales", CellKind.Number, view => Cell.Of(view.Outlook.Sold.Last60)),
        new("last_90_days_sales", CellKind.Number, view => Cell.Of(view.Outlook.Sold.Last90)),
        new("last_180_days_sales", CellKind.Number, view => Cell.Of(view.Outlook.Sold.Last180)),
        new("last_365_days_sales", CellKind.Number, view => Cell.Of(view.Outlook.Sold.Last365)),
        new("forecasted_stock", CellKind.Number, view => Cell.Of(view.Outlook.ForecastedStock)),
        new("cur_forecasted_stock", CellKind.Number, view => Cell.Of(view.Outlook.CurrentForecastedStock)),
        new("forecasted_lost_sales_lead_time", CellKind.Number, view => Cell.Of(view.Outlook.LostSales)),
        new("forecasted_lost_revenue_lead_time", CellKind.Number, view => Cell.Of(view.Outlook.LostRevenue)),
    ];

    /// <summary>Their ids, for a cell of a file; filters look at each.</summary>
    private static string? Components(VariantView view) =>
        view.Variant.Components.IsEmpty ? null : string.Join(' ', view.Variant.Components.Select(component => component.Variant.Value));
}
