using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Catalogue;

/// <summary>
/// What a variant says of others: what it is made of and whose sales it is forecast from. They have to be there, or to stand in the same call;
/// what a variant says already may stay whatever became of them.
/// </summary>
/// <param name="keepsComponents">True where components that are sent are added to those that are there or change them.</param>
internal sealed class VariantLinks(CatalogueBook catalogue, AccountId account, bool keepsComponents)
{
    public const int MaxComponents = 200;

    private const int MaxParts = 2_000;
    private const decimal MaxQuantity = 1_000_000;

    private readonly Dictionary<VariantId, Variant> inThisTransaction = [];

    /// <summary>Ids of the variants that a variant names, for reading those first that others are made of.</summary>
    public static IEnumerable<string> Mentioned(JsonFields fields) => fields.Mentioned("components", "variant").Concat(fields.Mentioned("forecast_like"));

    /// <summary>A transaction begins: what others before it stored may have been changed by somebody else since, and only the store knows.</summary>
    public void Begin() => inThisTransaction.Clear();

    /// <summary>A variant that was read and is about to be stored.</summary>
    public void Accept(Variant variant) => inThisTransaction[variant.Id] = variant;

    public async ValueTask<Variant> Read(JsonFields fields, Variant variant, CancellationToken cancellation)
    {
        var components = fields.Has("components") ? Components(fields, variant) : variant.Components;
        var like = fields.Has("forecast_like") ? Like(fields, variant.Id) : variant.ForecastLike;
        var isMadeAnew = !components.AsSpan().SequenceEqual(variant.Components.AsSpan());
        var parts = isMadeAnew ? await Parts(components, cancellation) : [];
        if (isMadeAnew)
        {
            Check(fields, variant, components, parts);
        }

        if (like is { } sibling && like != variant.ForecastLike && (await Newest([sibling], cancellation)).Count == 0)
        {
            fields.Refuse("forecast_like", "unknown_variant", $"{fields.PathOf("forecast_like")}: there is no variant {sibling}.");
        }

        return variant with { Components = components, ForecastLike = like };
    }

    private ImmutableArray<VariantComponent> Components(JsonFields fields, Variant variant)
    {
        var components = new Dictionary<VariantId, VariantComponent>();
        foreach (var entry in fields.Objects("components", MaxComponents) ?? [])
        {
            var part = entry.Id("variant", required: true);
            var quantity = entry.Number("quantity", 0.0001m, MaxQuantity, 4, required: true);
            entry.Close();
            if (part is not null && !components.TryAdd(new VariantId(part), new VariantComponent(new VariantId(part), quantity ?? 0)))
            {
                entry.Refuse("variant", "component_twice", $"{part} stands in the list twice.");
            }
        }

        if (!keepsComponents)
        {
            return [.. components.Values];
        }

        return
        [
            .. variant.Components.Select(known => components.Remove(known.Variant, out var changed) ? changed : known),
            .. components.Values,
        ];
    }

    private static VariantId? Like(JsonFields fields, VariantId itself)
    {
        if (fields.Id("forecast_like") is not { } like)
        {
            return null;
        }

        if (like == itself.Value)
        {
            fields.Refuse("forecast_like", "like_itself", $"{fields.PathOf("forecast_like")} must be another variant.");
        }

        return new VariantId(like);
    }

    private static void Check(JsonFields fields, Variant variant, ImmutableArray<VariantComponent> components, Dictionary<VariantId, Variant> parts)
    {
        if (components.Length > MaxComponents)
        {
            fields.Refuse("components", "too_many", $"A variant has at most {MaxComponents} components.");
        }

        foreach (var component in components.Where(component => !variant.Components.Contains(component) && component.Variant != variant.Id))
        {
            if (!parts.TryGetValue(component.Variant, out var part))
            {
                fields.Refuse("components", "unknown_variant", $"{fields.PathOf("components")}: there is no variant {component.Variant}.");
            }
            else if (!Quantities.HasAtMost(component.Quantity, part.UnitDecimals))
            {
                fields.Refuse(
                    "components", "too_precise", $"{fields.PathOf("components")}: {part.Id} is counted with {part.UnitDecimals} digits after the point.");
            }
        }

        if (parts.Count > MaxParts)
        {
            fields.Refuse("components", "too_many", $"Components of components come to more than {MaxParts} variants.");
        }
        else if (ComponentTree.Fault(variant.Id, components, parts) is { } fault)
        {
            fields.Refuse("components", fault.Code, fault.Message);
        }
    }

    /// <summary>All that it would be made of, level by level, as they are in the store now: another's change may just have closed a circle.</summary>
    private async ValueTask<Dictionary<VariantId, Variant>> Parts(ImmutableArray<VariantComponent> components, CancellationToken cancellation)
    {
        var parts = new Dictionary<VariantId, Variant>();
        var asked = new HashSet<VariantId>();
        List<VariantId> next = [.. components.Select(component => component.Variant)];
        for (var level = 1; next.Count > 0 && level <= ComponentTree.MaxDepth && parts.Count <= MaxParts; level++)
        {
            asked.UnionWith(next);
            var found = await Newest(next, cancellation);
            found.ForEach(part => parts[part.Id] = part);
            next = [.. found.SelectMany(part => part.Components).Select(component => component.Variant).Distinct().Where(id => !asked.Contains(id))];
        }

        return parts;
    }

    private async ValueTask<List<Variant>> Newest(IReadOnlyCollection<VariantId> ids, CancellationToken cancellation)
    {
        var stored = await catalogue.Newest<Variant>(
            account, [.. ids.Where(id => !inThisTransaction.ContainsKey(id)).Select(CatalogueRows.Variant)], cancellation);
        return [.. ids.Where(inThisTransaction.ContainsKey).Select(id => inThisTransaction[id]), .. stored.Values.Select(row => row.Fact)];
    }
}
