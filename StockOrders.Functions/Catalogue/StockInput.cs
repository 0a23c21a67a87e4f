using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Catalogue;

/// <summary>What is in stock of a variant and what of it is promised to customers, as a client says it. Warehouses that it names have to be there.</summary>
internal sealed class StockInput(CatalogueBook catalogue, AccountId account)
{
    private const int MaxWarehouses = 200;

    /// <summary>Either one figure with its warehouse, or a list of warehouses as a variant is shown.</summary>
    public async ValueTask<Variant> Read(JsonFields fields, Variant variant, CancellationToken cancellation)
    {
        if (fields.IsList("warehouse"))
        {
            fields.Ignore("in_stock", "reserved");
            foreach (var entry in fields.Objects("warehouse", MaxWarehouses) ?? [])
            {
                entry.Ignore(VariantInput.Metrics);
                variant = await Level(entry, entry.Id("warehouse", required: true), variant, cancellation);
                entry.Close();
            }

            return variant;
        }

        var warehouse = fields.Id("warehouse");
        if (warehouse is null)
        {
            Total(fields, "in_stock", "counted", variant.InStock, variant.UnitDecimals);
            Total(fields, "reserved", "promised", variant.Reserved, variant.UnitDecimals);
            return variant;
        }

        return await Level(fields, warehouse, variant, cancellation);
    }

    /// <summary>A total that comes back as it was answered is no change; another one would leave open where.</summary>
    private static void Total(JsonFields fields, string name, string done, ImmutableSortedDictionary<string, decimal> levels, int decimals)
    {
        if (fields.Has(name) && fields.Number(name, 0, Quantities.MaxSum, decimals) is { } total && total != levels.Values.Sum())
        {
            fields.Refuse("warehouse", "missing_member", $"{name} needs the warehouse that it is {done} in.");
        }
    }

    private async ValueTask<Variant> Level(JsonFields fields, string? warehouse, Variant variant, CancellationToken cancellation)
    {
        var inStock = fields.Number("in_stock", 0, VariantInput.MaxQuantity, variant.UnitDecimals);
        var reserved = fields.Number("reserved", 0, VariantInput.MaxQuantity, variant.UnitDecimals);
        if (warehouse is null)
        {
            return variant;
        }

        if (await catalogue.Find(account, new WarehouseId(warehouse), cancellation) is null)
        {
            fields.Refuse("warehouse", "unknown_warehouse", $"There is no warehouse {warehouse}.");
        }

        return variant with
        {
            InStock = inStock is { } there ? variant.InStock.SetItem(warehouse, there) : variant.InStock,
            Reserved = reserved is { } promised ? WithReserved(variant.Reserved, warehouse, promised) : variant.Reserved,
        };
    }

    private static ImmutableSortedDictionary<string, decimal> WithReserved(
        ImmutableSortedDictionary<string, decimal> reserved, string warehouse, decimal quantity) =>
        quantity == 0 ? reserved.Remove(warehouse) : reserved.SetItem(warehouse, quantity);
}
