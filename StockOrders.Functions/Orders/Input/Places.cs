using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.CustomFields;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>Vendor, warehouses and custom fields that a body names, looked up; a vendor or warehouse that is not there is a finding.</summary>
internal sealed record Places(Vendor? Vendor, Warehouse? Warehouse, Warehouse? Source, ImmutableArray<CustomFieldDefinition> CustomFields)
{
    public static async ValueTask<Places> Read(
        JsonFields fields, CatalogueBook catalogue, AccountId account, CancellationToken cancellation)
    {
        var vendor = fields.Id("vendor");
        var warehouse = fields.Id("warehouse");
        var source = fields.Id("source_warehouse");
        var found = new Places(
            vendor is null ? null : (await catalogue.Find(account, new VendorId(vendor), cancellation))?.Fact,
            warehouse is null ? null : (await catalogue.Find(account, new WarehouseId(warehouse), cancellation))?.Fact,
            source is null ? null : (await catalogue.Find(account, new WarehouseId(source), cancellation))?.Fact,
            fields.IsBlank("custom_fields") ? [] : await catalogue.CustomFields.Of(account, cancellation));
        if (vendor is not null && found.Vendor is null)
        {
            fields.Refuse("vendor", "unknown_vendor", $"There is no vendor {vendor}.");
        }

        if (warehouse is not null && found.Warehouse is null)
        {
            fields.Refuse("warehouse", "unknown_warehouse", $"There is no warehouse {warehouse}.");
        }

        if (source is not null && found.Source is null)
        {
            fields.Refuse("source_warehouse", "unknown_warehouse", $"There is no warehouse {source}.");
        }

        return found;
    }

    /// <summary>The header at these places, under the names that they have now.</summary>
    public IEnumerable<HeaderChange> Moves()
    {
        if (Vendor is { } vendor)
        {
            yield return (header, _) => header.Vendor == vendor.Id ? header : header with { Vendor = vendor.Id, VendorName = vendor.Name };
        }

        if (Warehouse is { } warehouse)
        {
            yield return (header, _) => header.Warehouse == warehouse.Id && header.WarehouseName is not null
                ? header
                : header with { Warehouse = warehouse.Id, WarehouseName = warehouse.DisplayName };
        }

        if (Source is { } source)
        {
            yield return (header, _) => header.SourceWarehouse == source.Id
                ? header
                : header with { SourceWarehouse = source.Id, SourceWarehouseName = source.DisplayName };
        }
    }
}
