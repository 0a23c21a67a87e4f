using System.Text.Json.Serialization;

namespace StockOrders.LocalHost.Demo;

/// <summary>What the demo's data files hold; written by <see cref="DemoDataGenerator"/>, read by the demo itself.</summary>
internal sealed record DemoCatalogue(
    IReadOnlyList<DemoVendor> Vendors, IReadOnlyList<DemoWarehouse> Warehouses, IReadOnlyList<DemoVariant> Variants);

internal sealed record DemoVendor(
    string Id,
    string Name,
    string Email,
    string Currency,
    int LeadTime,
    decimal MinOrderValue,
    string Attn,
    string Address,
    string PaymentTerms,
    string ShipmentMethod);

internal sealed record DemoWarehouse(string Id, string DisplayName, string Type, string Address);

/// <param name="VendorPackaging">The least the vendor sells (MOQ).</param>
/// <param name="UomOrdering">The case the vendor sells in.</param>
internal sealed record DemoVariant(
    string Id,
    string Sku,
    string Title,
    string Barcode,
    DemoShape Shape,
    string Category,
    string Brand,
    decimal Cbm,
    string Vendor,
    decimal CostPrice,
    decimal Price,
    int VendorPackaging,
    int UomOrdering,
    int SafetyStock,
    int ReviewPeriod,
    IReadOnlyDictionary<string, int> InStock);

/// <summary>Units sold a day, oldest first; the last figure is yesterday's, whenever the demo is started.</summary>
internal sealed record DemoSales(string Variant, string Warehouse, IReadOnlyList<int> Units);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(DemoCatalogue))]
internal sealed partial class DemoJson : JsonSerializerContext;
