using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Catalogue;

/// <summary>What is in stock of a variant, as a client says it. Warehouses that it names have to be there.</summary>
internal sealed class StockInput(CatalogueBook catalogue, AccountId account)
{
    private const int MaxWarehouses = 200;

    /// <summary>Either one figure with its warehouse, or a list of warehouses as a variant is shown.</summary>
    public async ValueTask<ImmutableSortedDictionary<string, decimal>> Read(JsonFields fields, Variant variant, CancellationToken cancellation)
    {
        var stock = variant.InStock;
        if (fields.IsList("warehouse"))
        {
            fields.Ignore("in_stock");
            foreach (var entry in fields.Objects("warehouse", MaxWarehouses) ?? [])
            {
                entry.Ignore(VariantInput.Metrics);
                stock = await Level(entry, entry.Id("warehouse", required: true), stock, variant.UnitDecimals, cancellation);
                entry.Close();
            }

            return stock;
        }

        var warehouse = fields.Id("warehouse");
        if (warehouse is null && fields.Has("in_stock") && fields.Number("in_stock", 0, VariantInput.MaxQuantity, variant.UnitDecimals) is { } total
            && total != stock.Values.Sum())
        {
            fields.Refuse("warehouse", "missing_member", "in_stock needs the warehouse that it is counted in.");
        }

        return warehouse is null ? stock : await Level(fields, warehouse, stock, variant.UnitDecimals, cancellation);
    }

    private async ValueTask<ImmutableSortedDictionary<string, decimal>> Level(
        JsonFields fields, string? warehouse, ImmutableSortedDictionary<string, decimal> stock, int decimals, CancellationToken cancellation)
    {
        var level = fields.Number("in_stock", 0, VariantInput.MaxQuantity, decimals);
        if (warehouse is null)
        {
            return stock;
        }

        if (await catalogue.Find(account, new WarehouseId(warehouse), cancellation) is null)
        {
            fields.Refuse("warehouse", "unknown_warehouse", $"There is no warehouse {warehouse}.");
        }

        return level is { } quantity ? stock.SetItem(warehouse, quantity) : stock;
    }
}
