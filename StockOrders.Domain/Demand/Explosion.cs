using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Demand;

/// <summary>
/// What one unit is made of down to the last level: a bundle of two boxes, each of three bars, uses up two boxes and six bars.
/// </summary>
internal static class Explosion
{
    /// <summary>Different parts of one thing in all: they have to fit into one transaction with what is sold.</summary>
    public const int MaxParts = 90;

    /// <summary>Units of one part in one unit.</summary>
    public const decimal MaxUnits = 1_000_000;

    /// <summary>Beyond any that is allowed; it keeps what nobody allowed within what can be multiplied.</summary>
    private const decimal Unthinkable = 1_000_000_000_000;

    /// <param name="madeOf">What a variant is made of directly; empty where it is made of nothing, or not known.</param>
    /// <returns>Every part of any level with the units that one unit of the root uses up, by id.</returns>
    public static ImmutableArray<VariantComponent> Of(VariantId root, Func<VariantId, ImmutableArray<VariantComponent>> madeOf)
    {
        var known = new Dictionary<VariantId, SortedDictionary<string, decimal>>();
        return [.. PartsOf(root).Select(part => new VariantComponent(new VariantId(part.Key), part.Value))];

        SortedDictionary<string, decimal> PartsOf(VariantId variant)
        {
            if (known.TryGetValue(variant, out var parts))
                return parts;

            // Two who save at once can close a circle that neither saw: who is met again on the way down adds nothing more.
            known[variant] = [];
            parts = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
            foreach (var component in madeOf(variant))
            {
                Add(parts, component.Variant.Value, component.Quantity);
                foreach (var (part, units) in PartsOf(component.Variant))
                    Add(parts, part, component.Quantity * units);
            }

            return known[variant] = parts;
        }

        static void Add(SortedDictionary<string, decimal> parts, string part, decimal units) =>
            parts[part] = Math.Min(parts.GetValueOrDefault(part) + units, Unthinkable);
    }
}
