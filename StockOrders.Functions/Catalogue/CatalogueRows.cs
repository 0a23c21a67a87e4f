using System.Globalization;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>Where an account's vendors, warehouses and variants stand, and beside each variant what the last recalculation found.</summary>
internal static class CatalogueRows
{
    public static string Partition(AccountId account) => RowName.Escape(account.Value) + ".catalogue";

    public static string Vendor(VendorId vendor) => "vendor." + RowName.Escape(vendor.Value);

    public static string Warehouse(WarehouseId warehouse) => "warehouse." + RowName.Escape(warehouse.Value);

    public static string Variant(VariantId variant) => "variant." + RowName.Escape(variant.Value);

    public static string Metrics(VariantId variant) => "metric." + RowName.Escape(variant.Value);

    /// <summary>The id of the variant that stands in the row, read from the row's name alone.</summary>
    public static string VariantIn(string variantRow) => RowName.Unescape(variantRow["variant.".Length..]);

    /// <summary>The name of the metrics of the variant that stands in the row.</summary>
    public static string MetricsBeside(string variantRow) => "metric." + variantRow["variant.".Length..];

    public static RowRange StockLevels(AccountId account, VariantId variant) =>
        RowRange.Prefix(Partition(account), $"level.{RowName.Escape(variant.Value)}.");

    public static string StockLevel(VariantId variant, WarehouseId warehouse) =>
        $"level.{RowName.Escape(variant.Value)}.{RowName.Escape(warehouse.Value)}";

    /// <summary>Changes whenever a variant is made of others than before.</summary>
    public const string Composition = "composition";

    /// <summary>What a variant's stock was put to at that time and is not in the history of its places yet; its puts in their order.</summary>
    public static string OwedLevels(VariantId variant, int put) =>
        string.Create(CultureInfo.InvariantCulture, $"owed.{RowName.Escape(variant.Value)}.{put:D10}");

    public static RowRange OwedLevels(AccountId account, VariantId first, VariantId last) =>
        new(Partition(account), $"owed.{RowName.Escape(first.Value)}.", $"owed.{RowName.Escape(last.Value)}.~");

    /// <summary>The variant that owes what stands in the row, read from the row's name alone.</summary>
    public static VariantId OwedBy(string owedRow) => new(RowName.Original(owedRow.Split('.')[1]));

    public static RowRange AllOwedLevels(AccountId account) => RowRange.Prefix(Partition(account), "owed.");

    /// <summary>A variant among those of its product.</summary>
    public static string OfProduct(string product, VariantId variant) => $"product.{RowName.Escape(product)}.{RowName.Escape(variant.Value)}";

    public static RowRange AllOfProduct(AccountId account, string product) => RowRange.Prefix(Partition(account), $"product.{RowName.Escape(product)}.");

    public static RowRange AllVendors(AccountId account) => RowRange.Prefix(Partition(account), "vendor.");

    public static RowRange AllWarehouses(AccountId account) => RowRange.Prefix(Partition(account), "warehouse.");

    public static RowRange AllVariants(AccountId account) => RowRange.Prefix(Partition(account), "variant.");

    /// <summary>How long the vendor's orders took.</summary>
    public static string LeadTimes(VendorId vendor) => "lead." + RowName.Escape(vendor.Value);

    public static RowRange AllLeadTimes(AccountId account) => RowRange.Prefix(Partition(account), "lead.");

    /// <summary>At what prices the vendor's goods were last ordered.</summary>
    public static string PaidPrices(VendorId vendor) => "price." + RowName.Escape(vendor.Value);

    public static RowRange AllMetrics(AccountId account) => RowRange.Prefix(Partition(account), "metric.");
}
