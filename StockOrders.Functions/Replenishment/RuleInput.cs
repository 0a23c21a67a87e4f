using System.Collections.Immutable;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Replenishment;

/// <summary>A rule as an account wants it, over what it is now; what is not named stays as it is, and a null clears.</summary>
internal static class RuleInput
{
    /// <summary>Vendors, and warehouses, that one rule names.</summary>
    public const int MaxNamed = 500;

    public const int MaxName = 200;

    public const int MaxPriority = 1_000;

    public static GenerationRule Over(
        GenerationRule? now, string id, JsonFields fields, HashSet<VendorId> vendors, HashSet<WarehouseId> warehouses)
    {
        fields.Ignore("id");
        var basis = now ?? new GenerationRule { Id = id };
        var rule = basis with
        {
            Name = fields.Has("name") ? fields.Text("name", MaxName) : basis.Name,
            Priority = fields.Whole("priority", 0, MaxPriority) ?? basis.Priority,
            Vendors = Named(fields, "vendors", text => new VendorId(text)) ?? basis.Vendors,
            Warehouses = Named(fields, "warehouses", text => new WarehouseId(text)) ?? basis.Warehouses,
            Weekdays = fields.Weekdays("weekdays") ?? basis.Weekdays,
            MinimumValue = fields.Has("minimum_value") ? fields.Number("minimum_value", 0, Quantities.Max, Quantities.MaxDecimals) : basis.MinimumValue,
            Below = fields.Word("below_minimum", false, ChoiceWords.All<BelowMinimum>()) ?? basis.Below,
            Horizon = fields.Whole("horizon", 0, GenerationRule.MaxHorizon) ?? basis.Horizon,
            Action = fields.Word("action", false, ChoiceWords.All<GenerationAction>()) ?? basis.Action,
            Transfers = fields.Flag("transfers") ?? basis.Transfers,
        };
        fields.Close();
        foreach (var unknown in rule.Vendors.Where(vendor => !vendors.Contains(vendor)).Take(10))
        {
            fields.Refuse("vendors", "unknown_vendor", $"There is no vendor {ShortText.Of(unknown.Value)}.");
        }

        foreach (var unknown in rule.Warehouses.Where(warehouse => !warehouses.Contains(warehouse)).Take(10))
        {
            fields.Refuse("warehouses", "unknown_warehouse", $"There is no warehouse {ShortText.Of(unknown.Value)}.");
        }

        return rule;
    }

    /// <summary>Sorted. Null where they were not sent; an explicit null is none.</summary>
    private static ImmutableArray<T>? Named<T>(JsonFields fields, string name, Func<string, T> of)
    {
        if (!fields.Has(name))
        {
            return null;
        }

        var sent = fields.Texts(name, MaxNamed) ?? [];
        if (sent.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            fields.Refuse(name, "named_twice", $"{ShortText.Of(twice.Key)} is named twice.");
        }

        return [.. sent.Order(StringComparer.Ordinal).Select(of)];
    }
}
