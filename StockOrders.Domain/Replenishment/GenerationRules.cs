using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>What is done tonight with what is needed from one vendor for one warehouse.</summary>
internal enum Generates
{
    Drafts,

    /// <summary>No new draft: it is not the day. What stands as a draft is kept true to what is needed.</summary>
    KeepsUp,

    /// <summary>Nothing, and what runs drafted before is taken back.</summary>
    Nothing,
}

/// <param name="Why">For people; null where a draft is made.</param>
internal sealed record Tonight(GenerationRule Rule, Generates What, string? Why)
{
    public bool Submits => What == Generates.Drafts && Rule.Action == GenerationAction.Submit;
}

/// <summary>Which of an account's rules applies, and what it comes to on a day of the account.</summary>
internal static class GenerationRules
{
    public const int MaxRules = 200;

    /// <summary>The order in which they are asked.</summary>
    public static ImmutableArray<GenerationRule> Sorted(IEnumerable<GenerationRule> rules) =>
        [.. rules.OrderBy(rule => rule.Priority).ThenBy(rule => rule.Id, StringComparer.Ordinal)];

    public static Tonight For(IReadOnlyCollection<GenerationRule> rules, bool submit, Vendor vendor, WarehouseId warehouse, DateOnly day)
    {
        if (Applying(rules, submit, rule => rule.Holds(vendor.Id, warehouse)) is not { } rule)
            return None($"No rule orders from {vendor.Id} for {warehouse}.");
        var tonight = On(rule, day);
        return tonight.What == Generates.Drafts && VendorCalendar.NextOrderDay(vendor, day) is var open && open != day
            ? new Tonight(rule, Generates.KeepsUp, $"{vendor.Id} takes orders again on {open:yyyy-MM-dd}.")
            : tonight;
    }

    /// <summary>For goods that another warehouse gives: the first rule for the warehouse that gets them, whatever vendors it names.</summary>
    public static Tonight ForTransfers(IReadOnlyCollection<GenerationRule> rules, bool submit, WarehouseId warehouse, DateOnly day) =>
        Applying(rules, submit, rule => rule.Holds(warehouse)) is not { } rule ? None($"No rule orders for {warehouse}.")
        : rule.Transfers ? On(rule, day)
        : new Tonight(rule, Generates.Nothing, $"Rule {rule.Id} moves nothing to {warehouse}.");

    /// <summary>Whether what other warehouses can spare counts for this one before anything is bought.</summary>
    public static bool MovesTo(IReadOnlyCollection<GenerationRule> rules, WarehouseId warehouse) =>
        Applying(rules, false, rule => rule.Holds(warehouse)) is { Transfers: true, Action: not GenerationAction.None };

    /// <summary>The furthest that any rule looks ahead, in days.</summary>
    public static int Horizon(IEnumerable<GenerationRule> rules) => rules.Select(rule => rule.Horizon).DefaultIfEmpty().Max();

    private static Tonight On(GenerationRule rule, DateOnly day) =>
        rule.Action == GenerationAction.None ? new Tonight(rule, Generates.Nothing, $"Rule {rule.Id} leaves this to people.")
        : rule.Weekdays.IsEmpty || rule.Weekdays.Contains(day.DayOfWeek) ? new Tonight(rule, Generates.Drafts, null)
        : new Tonight(rule, Generates.KeepsUp, $"Rule {rule.Id} orders on {string.Join(", ", rule.Weekdays)}.");

    private static GenerationRule? Applying(IReadOnlyCollection<GenerationRule> rules, bool submit, Func<GenerationRule, bool> holds) =>
        rules.Count == 0 ? GenerationRule.Always(submit) : Sorted(rules).FirstOrDefault(holds);

    private static Tonight None(string why) => new(GenerationRule.Always(false), Generates.Nothing, why);
}
