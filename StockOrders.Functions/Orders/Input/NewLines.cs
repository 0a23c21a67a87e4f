using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Orders.Input;

/// <summary>Lines that a client adds: what they did not say comes from the catalogue.</summary>
internal static class NewLines
{
    public static ImmutableArray<OrderLine> Of(
        IReadOnlyList<LineEdit> edits, IReadOnlyDictionary<VariantId, Variant> variants, OrderHeader header, OrderType type, LinePrices prices)
    {
        var lines = ImmutableArray.CreateBuilder<OrderLine>(edits.Count);
        foreach (var edit in edits)
        {
            if (edit.Id is { } id && One(edit, new VariantId(id), variants, header, type, prices) is { } line)
            {
                lines.Add(line);
            }
        }

        return lines.ToImmutable();
    }

    public static OrderLine? One(
        LineEdit edit,
        VariantId id,
        IReadOnlyDictionary<VariantId, Variant> variants,
        OrderHeader header,
        OrderType type,
        LinePrices prices)
    {
        if (edit.IsRemoval)
        {
            edit.Refuse("remove", "nothing_to_remove", $"{id} is not on the order; there is nothing to remove.");
            return null;
        }

        if (!variants.TryGetValue(id, out var variant))
        {
            edit.Refuse("id", "unknown_variant", $"There is no variant {id}.");
            return null;
        }

        if (edit.Ordered is not { } ordered)
        {
            // One that was sent and is no quantity was refused when it was read.
            if (edit.IsBlank("replenishment"))
            {
                edit.Refuse("replenishment", "missing_member", $"{edit.PathOf("replenishment")} (the quantity to order) is required.");
            }

            return null;
        }

        foreach (var (part, index) in (edit.Components ?? []).Select((part, index) => (part, index)))
        {
            if (part.Variant.Value.Length > 0 && !variants.ContainsKey(part.Variant))
            {
                edit.Refuse($"components[{index}].id", "unknown_variant", $"There is no variant {part.Variant}.");
            }
        }

        var offer = variant.Vendors.FirstOrDefault(candidate => candidate.Vendor == header.Vendor);
        var price = edit.CostPrice ?? prices.Of(variant, offer, header.Currency, ordered);
        if (price is null && type == OrderType.Purchase)
        {
            edit.Refuse("cost_price", "missing_price", $"No price of {id} is known for this vendor in {header.Currency} on {prices.Day:yyyy-MM-dd}; send cost_price.");
            return null;
        }

        var line = edit.ApplyTo(CatalogueLine.Of(variant, offer, ordered, price ?? 0));
        return StockSeen.On(line, variant, [], header);
    }
}
