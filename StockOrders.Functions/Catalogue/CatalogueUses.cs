using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>What still needs a thing of the catalogue.</summary>
internal sealed class CatalogueUses(IStore store)
{
    /// <summary>A sentence that names the first use that is found; null where there is none.</summary>
    public ValueTask<string?> Of(AccountId account, object thing, CancellationToken cancellation) => thing switch
    {
        Variant variant => OfVariant(account, variant, cancellation),
        Vendor vendor => OfVendor(account, vendor.Id, cancellation),
        Warehouse warehouse => OfWarehouse(account, warehouse.Id, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(thing), thing, null),
    };

    private async ValueTask<string?> OfVariant(AccountId account, Variant variant, CancellationToken cancellation)
    {
        if (variant.InStock.FirstOrDefault(level => level.Value != 0) is { Key: { } warehouse, Value: var stock })
        {
            return $"{stock} of it are in stock in {warehouse}.";
        }

        await foreach (var row in store.All(OrderRows.AllOnOrder(account), cancellation))
        {
            if (Packed.To<OnOrderRow>(row).Quantities.Any(line => line.Variant == variant.Id))
            {
                return "an order that is not over has it on a line.";
            }
        }

        return await AnyVariant(account, other => other.Components.Any(component => component.Variant == variant.Id), cancellation) is { } whole
            ? $"the variant {whole} is made of it."
            : null;
    }

    private async ValueTask<string?> OfVendor(AccountId account, VendorId vendor, CancellationToken cancellation)
    {
        if (await Living(account, order => order.Vendor == vendor, cancellation) is { } order)
        {
            return order;
        }

        return await AnyVariant(account, variant => variant.Vendors.Any(offer => offer.Vendor == vendor), cancellation) is { } variant
            ? $"they offer the variant {variant}."
            : null;
    }

    private async ValueTask<string?> OfWarehouse(AccountId account, WarehouseId warehouse, CancellationToken cancellation)
    {
        if (await Living(account, order => order.Warehouse == warehouse || order.SourceWarehouse == warehouse, cancellation) is { } order)
        {
            return order;
        }

        return await AnyVariant(account, variant => variant.InStock.GetValueOrDefault(warehouse.Value) != 0, cancellation) is { } variant
            ? $"the variant {variant} is in stock there."
            : null;
    }

    private async ValueTask<string?> Living(AccountId account, Func<OrderIndexRow, bool> names, CancellationToken cancellation)
    {
        foreach (var status in StageStatus.Living)
        {
            await foreach (var row in store.All(OrderRows.Indexed(account, status, OrderSpan.Living), cancellation))
            {
                var order = Packed.To<OrderIndexRow>(row);
                if (names(order))
                {
                    return $"the order {order.Reference ?? order.Id.Value} is {status}.";
                }
            }
        }

        return null;
    }

    private async ValueTask<VariantId?> AnyVariant(AccountId account, Func<Variant, bool> uses, CancellationToken cancellation)
    {
        await foreach (var row in store.All(CatalogueRows.AllVariants(account), cancellation))
        {
            var variant = Packed.To<Variant>(row);
            if (uses(variant))
            {
                return variant.Id;
            }
        }

        return null;
    }
}
