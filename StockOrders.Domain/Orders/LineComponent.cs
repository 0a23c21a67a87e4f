using System.Collections.Immutable;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>A part of an assembled thing: <paramref name="Quantity"/> of it go into one unit.</summary>
internal sealed record LineComponent(VariantId Variant, decimal Quantity, string? Sku = null, string? Title = null, string? Barcode = null);

/// <summary>What the parts of an assembled thing must be. Other types of orders have none.</summary>
internal static class ComponentRules
{
    public const int MaxComponents = 100;

    public static IEnumerable<Refusal> Check(ImmutableArray<OrderLine> lines, OrderType type) => lines.SelectMany((line, index) =>
        type == OrderType.Assembly ? Parts(line.Variant, line.Components ?? [], $"items[{index}].components") : NoParts(line, $"items[{index}].components"));

    private static IEnumerable<Refusal> NoParts(OrderLine line, string path) => line.Components is { IsEmpty: false }
        ? [Invalid("components_not_expected", "Only assembly orders have components.", path)]
        : [];

    private static IEnumerable<Refusal> Parts(VariantId whole, ImmutableArray<LineComponent> parts, string path)
    {
        if (parts.IsEmpty)
            yield return Invalid("components_required", "An item of an assembly order needs the components it is made of.", path);
        if (parts.Length > MaxComponents)
            yield return Invalid("too_many_components", $"An item has at most {MaxComponents} components; these are {parts.Length}.", path);

        var seen = new HashSet<VariantId>();
        for (var index = 0; index < parts.Length; index++)
        {
            var part = parts[index];
            if (string.IsNullOrWhiteSpace(part.Variant.Value))
                yield return Invalid("item_without_id", "A component needs the id of its variant.", $"{path}[{index}].id");
            else if (part.Variant == whole)
                yield return Invalid("component_of_itself", $"{whole} cannot be made of itself.", $"{path}[{index}].id");
            else if (!seen.Add(part.Variant))
                yield return Invalid("item_twice", $"{part.Variant} is a component twice.", $"{path}[{index}].id");
            if (Quantities.Refusal(part.Quantity, Quantities.MaxDecimals, $"{path}[{index}].quantity") is { } quantity)
                yield return quantity;
            else if (part.Quantity == 0)
                yield return Invalid("nothing_ordered", "A component is needed more than 0 times.", $"{path}[{index}].quantity");
            if (new[] { part.Sku, part.Title, part.Barcode }.Any(text => text?.Length > HeaderRules.MaxText))
                yield return Invalid("text_too_long", $"At most {Figures.Quantity(HeaderRules.MaxText)} characters.", $"{path}[{index}]");
        }
    }

    private static Refusal Invalid(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);
}
