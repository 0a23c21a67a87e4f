using System.Collections.Frozen;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Catalogue;

/// <summary>
/// Which variants are meant (<c>variants_filter</c>): the conditions of a list of variants under the same names and suffixes, as members of an
/// object. All of them have to hold.
/// </summary>
internal sealed class VariantsFilter
{
    public const string Name = "variants_filter";
    public const int MaxConditions = 100;

    /// <summary>What the catalogue alone says of a variant, whatever was sold or ordered of it.</summary>
    private static readonly FrozenSet<string> Standing = new[]
    {
        "id", "sku", "title", "barcode", "image", "product_id", "product_type", "category", "brand", "vendor", "unit_decimals", "cost_price",
        "landing_cost_price", "price", "cbm", "lead_time", "review_period", "safety_stock", "minimum_stock", "service_level", "removed", "in_stock",
    }.ToFrozenSet();

    private readonly List<Filter<VariantView>> standing = [];
    private readonly List<Filter<VariantView>> moving = [];

    private VariantsFilter()
    {
    }

    /// <summary>Null where the body has none, or a wrong one; then with findings.</summary>
    public static VariantsFilter? Read(JsonFields fields, TimeZoneInfo zone)
    {
        if (fields.Object(Name) is not { } conditions)
        {
            return null;
        }

        var names = conditions.Names();
        if (names.Count > MaxConditions)
        {
            fields.Refuse(Name, "too_many", $"{Name} takes at most {MaxConditions} conditions; {names.Count} were sent.");
            return null;
        }

        var filter = new VariantsFilter();
        foreach (var name in names)
        {
            filter.Read(conditions, name, zone);
        }

        return filter;
    }

    /// <summary>False where no figure that is worked out could make it hold.</summary>
    public bool MayHold(VariantView view) => standing.TrueForAll(filter => filter.Holds(view));

    public bool Holds(VariantView view) => MayHold(view) && moving.TrueForAll(filter => filter.Holds(view));

    private void Read(JsonFields conditions, string name, TimeZoneInfo zone)
    {
        var shown = ShortText.Of(name);
        if (FilterText.Find(name, VariantView.Known) is not { } known)
        {
            conditions.Refuse(shown, "unknown_filter", $"Nothing can be filtered by {shown}.");
            return;
        }

        if (conditions.Scalars(name, FilterText.MaxValues) is not { } values)
        {
            return;
        }

        // A list in a query is one text with commas; here it may be either, and a value in a list may hold a comma.
        var filter = values is [var one] && !conditions.IsList(name) ? FilterText.Read(known.Field, known.Relation, one, zone)
            : known.Relation == FilterRelation.In ? FilterText.Read(known.Field, known.Relation, values, zone)
            : null;
        if (filter is null)
        {
            conditions.Refuse(name, "invalid_filter", conditions.IsList(name) && known.Relation != FilterRelation.In
                ? $"{name} takes one value; several go to {known.Field.Name}_in."
                : $"{name} cannot be compared with '{Short(values)}'.");
            return;
        }

        (Standing.Contains(known.Field.Name) ? standing : moving).Add(filter);
    }

    private static string Short(IReadOnlyList<string> values) => string.Join(", ", values.Take(3)) is { Length: > 60 } text
        ? text[..60] + "…"
        : string.Join(", ", values.Take(3)) + (values.Count > 3 ? ", …" : "");
}
