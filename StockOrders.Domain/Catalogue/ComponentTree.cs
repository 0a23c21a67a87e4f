using System.Collections.Immutable;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Catalogue;

/// <summary>What a bundle or an assembly is made of, its components' components included: no way may lead back to where it began.</summary>
internal static class ComponentTree
{
    /// <summary>Levels of components under a variant.</summary>
    public const int MaxDepth = 5;

    /// <param name="known">The variants in question, those under them included; one that is not there is made of nothing.</param>
    /// <returns>Null where it may be made of these.</returns>
    public static Refusal? Fault(VariantId variant, ImmutableArray<VariantComponent> components, IReadOnlyDictionary<VariantId, Variant> known)
    {
        var walk = new Walk(variant, components, known);
        var depth = walk.Under(variant);
        return walk.Circle is { } circle
            ? Refused("component_cycle", $"components lead back to where they began: {string.Join(" → ", circle)}. Nothing is made of itself.")
            : depth > MaxDepth
                ? Refused("components_too_deep", $"components of components go {depth} levels deep; {MaxDepth} are possible.")
                : walk.Parts > Explosion.MaxParts
                    ? Refused("too_many_components", $"components and their components come to {walk.Parts} variants; {Explosion.MaxParts} are possible.")
                    : TooMany(Explosion.Of(variant, walk.PartsOf));
    }

    private static Refusal? TooMany(ImmutableArray<VariantComponent> parts) =>
        parts.FirstOrDefault(part => part.Quantity > Explosion.MaxUnits) is { Quantity: > 0 } many
            ? Refused("out_of_range", $"components and their components come to {many.Quantity} of {many.Variant}; {Explosion.MaxUnits} are possible.")
            : null;

    private static Refusal Refused(string code, string message) => new(RefusalKind.Invalid, code, message, "components");

    private sealed class Walk(VariantId root, ImmutableArray<VariantComponent> components, IReadOnlyDictionary<VariantId, Variant> known)
    {
        private readonly Dictionary<VariantId, int> depths = [];
        private readonly List<VariantId> way = [];

        /// <summary>The first circle that was met, with its beginning at both ends; null so far.</summary>
        public IReadOnlyList<VariantId>? Circle { get; private set; }

        /// <summary>Variants of all levels under the root. Every sale is passed on to all of them at once.</summary>
        public int Parts => depths.Count - 1;

        /// <summary>Levels under a variant. Each is worked out once, however many ways lead to it.</summary>
        public int Under(VariantId variant)
        {
            if (depths.TryGetValue(variant, out var depth))
                return depth;

            way.Add(variant);
            foreach (var part in PartsOf(variant))
            {
                if (way.IndexOf(part.Variant) is >= 0 and var begins)
                    Circle ??= [.. way[begins..], part.Variant];
                else
                    depth = Math.Max(depth, 1 + Under(part.Variant));
            }

            way.RemoveAt(way.Count - 1);
            depths[variant] = depth;
            return depth;
        }

        public ImmutableArray<VariantComponent> PartsOf(VariantId variant) =>
            variant == root ? components : known.TryGetValue(variant, out var found) ? found.Components : [];
    }
}
