using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

/// <summary>What an order leaves of the budgets that it falls under. One that falls under none neither exceeds nor strains any.</summary>
internal static class BudgetConditions
{
    public static ConditionVerdict Over(bool over, ApprovalConditions when, RuleLook look)
    {
        var check = Check(when, look, left => left < 0, "exceeded");
        return over || check.Holds == Holds.Unknown ? check : check with { Holds = check.Holds == Holds.Yes ? Holds.No : Holds.Yes };
    }

    public static ConditionVerdict LeftBelow(decimal bound, ApprovalConditions when, RuleLook look) =>
        Check(when, look, left => left < bound, $"below {Figures.Amount(bound, look.Currency)}");

    private static ConditionVerdict Check(ApprovalConditions when, RuleLook look, Func<decimal, bool> isBad, string bad)
    {
        if (look.Facts.Budgets is null)
            return ConditionVerdict.Unknown("how its budgets stand is not known");
        ImmutableArray<BudgetFigures> standings = [.. look.BudgetsOfOrder(when.Budgets).Select(look.Standing)];
        if (standings.IsEmpty)
            return ConditionVerdict.Of(false, "it falls under no such budget");
        if (look.Amount is not { } amount)
            return ConditionVerdict.Unknown($"{look.NoRate} with its budgets");

        var worst = standings.MinBy(standing => standing.Left!.Value)!;
        var isBadNow = isBad(worst.Left!.Value);
        return ConditionVerdict.Of(
            isBadNow,
            $"of the budget {worst.Name} {Figures.Amount(worst.Amount - worst.Committed, look.Currency)} is left and this takes {Figures.Amount(amount, look.Currency)}: it is {(isBadNow ? bad : "not " + bad)}");
    }
}
