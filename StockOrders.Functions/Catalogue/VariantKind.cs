using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Csv;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>What is particular to variants among the things of the catalogue.</summary>
internal static class VariantKind
{
    private static readonly CsvColumns Columns = CsvColumns.Of(
        [
            "sku", "title", "barcode", "image", "product_id", "product_type", "category", "brand", "warehouse", "forecast_method", "forecast_like",
            "components.variant",
            "vendors.vendor", "vendors.vendor_reference", "vendors.vendor_name", "vendors.currency", "vendors.valid_from", "vendors.valid_to",
        ],
        [
            "unit_decimals", "cost_price", "landing_cost_price", "price", "cbm", "lead_time", "review_period", "safety_stock", "minimum_stock",
            "service_level", "safety_days", "target_stock", "maximum_stock", "in_stock", "reserved", "components.quantity", "vendors.cost_price", "vendors.vendor_packaging", "vendors.max_quantity", "vendors.uom_ordering", "vendors.lead_time",
            "vendors.landing_cost_price", "vendors.cbm",
        ],
        ["removed", "assembled", "vendors.preferred"],
        VariantFields.All.Select(field => field.Name));

    /// <param name="isFile">True where lines of a file are read: a line brings one vendor's offer and leaves the others alone.</param>
    public static CatalogueKind<Variant, VariantView> For(CatalogueBook catalogue, IStore store, AccountId account, bool isFile = false)
    {
        var input = new VariantInput(catalogue, account, isFile);
        return new CatalogueKind<Variant, VariantView>
        {
            Name = "variant",
            Plural = "variants",
            Row = static id => CatalogueRows.Variant(new VariantId(id)),
            Begin = input.Begin,
            Read = (fields, id, before, cancellation) => input.Read(fields, before, new VariantId(id), cancellation),
            View = async (variant, cancellation) => new VariantView(variant, await Metrics(store, account, variant.Id, cancellation)),
            Beside = static view => view.Metrics is null ? "" : CatalogueTags.Hash(view.Metrics),
            Write = VariantJson.Write,
            Fields = VariantFields.All,
            Known = VariantView.Known,
            Columns = Columns,
            Mentioned = VariantLinks.Mentioned,
        };
    }

    private static async ValueTask<VariantMetricsRow?> Metrics(IStore store, AccountId account, VariantId variant, CancellationToken cancellation) =>
        await store.Read(new StoreKey(CatalogueRows.Partition(account), CatalogueRows.Metrics(variant)), cancellation) is { } row
            ? Packed.To<VariantMetricsRow>(row)
            : null;
}
