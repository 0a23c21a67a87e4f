using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

/// <summary>Whether a condition holds.</summary>
internal enum Holds
{
    No,
    Yes,

    /// <summary>It cannot be known; it counts as holding where that asks a person.</summary>
    Unknown,
}

/// <summary>One condition held against an order, with the figures in a sentence that neither begins nor ends like one.</summary>
internal readonly record struct ConditionVerdict(Holds Holds, string Reason)
{
    public static ConditionVerdict Of(bool holds, string reason) => new(holds ? Holds.Yes : Holds.No, reason);

    public static ConditionVerdict Unknown(string reason) => new(Holds.Unknown, reason);
}

/// <summary>Every condition of a rule that is given, held against an order.</summary>
internal static class RuleConditions
{
    public static IEnumerable<ConditionVerdict> Of(ApprovalConditions when, RuleLook look)
    {
        if (when.AmountAbove is { } above)
            yield return Above(above, look);
        if (when.AmountAtMost is { } most)
            yield return AtMost(most, look);
        if (!when.Types.IsEmpty)
            yield return ConditionVerdict.Of(when.Types.Contains(look.Order.Type), $"it is a {Word(look.Order.Type)}");
        if (!when.Sources.IsEmpty)
            yield return ConditionVerdict.Of(when.Sources.Contains(look.Order.Source), $"it was made by {Word(look.Order.Source)}");
        if (!when.Vendors.IsEmpty)
        {
            yield return look.Order.Header.Vendor is { } vendor
                ? ConditionVerdict.Of(when.Vendors.Contains(vendor), $"the vendor is {vendor}")
                : ConditionVerdict.Of(false, "it has no vendor");
        }

        if (!when.Warehouses.IsEmpty)
            yield return ConditionVerdict.Of(look.IsAt(when.Warehouses), $"it is for {look.Order.Header.Warehouse}{From(look.Order)}");
        if (!when.Categories.IsEmpty)
            yield return Category(when, look);
        if (when.NewVendor is { } isNew)
            yield return NewVendor(isNew, look);
        if (when.PriceChangeAbove is { } percent)
            yield return PriceChanges.Check(percent, look);
        if (when.OverBudget is { } over)
            yield return BudgetConditions.Over(over, when, look);
        if (when.BudgetLeftBelow is { } left)
            yield return BudgetConditions.LeftBelow(left, when, look);
    }

    private static ConditionVerdict Above(decimal bound, RuleLook look) => look.Amount is not { } amount
        ? ConditionVerdict.Unknown($"{look.NoRate} with {Figures.Amount(bound, look.Currency)}")
        : ConditionVerdict.Of(amount > bound, $"{look.Told}, {(amount > bound ? "more than" : "not more than")} {Figures.Amount(bound, look.Currency)}");

    private static ConditionVerdict AtMost(decimal bound, RuleLook look) => look.Amount is not { } amount
        ? ConditionVerdict.Unknown($"{look.NoRate} with {Figures.Amount(bound, look.Currency)}")
        : ConditionVerdict.Of(amount <= bound, $"{look.Told}, {(amount <= bound ? "at most" : "more than")} {Figures.Amount(bound, look.Currency)}");

    private static ConditionVerdict Category(ApprovalConditions when, RuleLook look)
    {
        var wanted = string.Join(", ", when.Categories);
        return look.HasCategory(when.Categories) switch
        {
            true => ConditionVerdict.Of(true, $"an item is of {wanted}"),
            false => ConditionVerdict.Of(false, $"no item is of {wanted}"),
            null => ConditionVerdict.Unknown($"not all items are in the catalogue, so whether one is of {wanted} is not known"),
        };
    }

    private static ConditionVerdict NewVendor(bool isNew, RuleLook look)
    {
        if (look.Order.Type != OrderType.Purchase)
            return ConditionVerdict.Of(false, "nothing is bought with it");
        if (look.Order.Header.Vendor is not { } vendor)
            return ConditionVerdict.Of(isNew, "it names no vendor");
        if (!look.Facts.SentBefore.TryGetValue(vendor, out var wasSent))
            return ConditionVerdict.Unknown($"whether {vendor} was sent an order before is not known");
        return ConditionVerdict.Of(wasSent != isNew, wasSent ? $"{vendor} was sent orders before" : $"{vendor} was never sent an order");
    }

    private static string From(StockOrder order) => order.Header.SourceWarehouse is { } source ? $" from {source}" : "";

    private static string Word(Enum word) => word.ToString().ToLowerInvariant();
}
