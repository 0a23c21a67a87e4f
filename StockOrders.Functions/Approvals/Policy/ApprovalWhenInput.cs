using System.Collections.Frozen;
using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>The conditions of a rule. None given means always.</summary>
internal static class ApprovalWhenInput
{
    public const int MaxCategory = 500;

    public static ApprovalConditions Read(JsonFields? fields, KnownToRules known, ApprovalPolicyRow policy)
    {
        if (fields is null)
        {
            return ApprovalConditions.Always;
        }

        var when = new ApprovalConditions
        {
            AmountAbove = fields.Number("amount_above", 0, ApprovalRuleInput.MaxAmount, 4),
            AmountAtMost = fields.Number("amount_at_most", 0, ApprovalRuleInput.MaxAmount, 4),
            Vendors = [.. (KnownToRules.Named(fields, "vendors", known.Vendors, "vendor") ?? []).Select(id => new VendorId(id))],
            Warehouses = [.. (KnownToRules.Named(fields, "warehouses", known.Warehouses, "warehouse") ?? []).Select(id => new WarehouseId(id))],
            Categories = Categories(fields),
            Types = Words(fields, "types", [.. Enum.GetValues<OrderType>().Select(type => (ApprovalRuleJson.TypeOf(type), type))]),
            Sources = Words(fields, "sources", ChoiceWords.All<OrderSource>()),
            NewVendor = fields.Flag("new_vendor"),
            PriceChangeAbove = fields.Number("price_change_above", 0, 1_000_000, 4),
            OverBudget = fields.Flag("over_budget"),
            BudgetLeftBelow = fields.Number("budget_left_below", 0, ApprovalRuleInput.MaxAmount, 4),
            Budgets = Budgets(fields, policy),
        };
        RefuseUnfit(when, fields);
        fields.Close();
        return when;
    }

    /// <summary>Names of categories, as the catalogue's variants have them.</summary>
    public static ImmutableArray<string> Categories(JsonFields fields)
    {
        var categories = KnownToRules.Texts(fields, "categories");
        if (categories.FirstOrDefault(category => string.IsNullOrWhiteSpace(category) || category.Length > MaxCategory || category.Any(char.IsControl)) is { } wrong)
        {
            fields.Refuse(
                "categories", "invalid_category", $"{fields.PathOf("categories")}: '{ShortText.Of(wrong)}' is no category: 1 to {MaxCategory} characters, no control characters.");
        }

        return [.. categories];
    }

    private static ImmutableArray<string> Budgets(JsonFields fields, ApprovalPolicyRow policy)
    {
        var known = policy.Budgets.Select(budget => budget.Budget.Id).ToFrozenSet(StringComparer.Ordinal);
        if (fields.IsList("budget"))
        {
            return [.. KnownToRules.Named(fields, "budget", known, "budget") ?? []];
        }

        if (fields.Id("budget") is not { } id)
        {
            return [];
        }

        if (!known.Contains(id))
        {
            fields.Refuse("budget", "unknown_budget", $"There is no budget {ShortText.Of(id)}.");
        }

        return [id];
    }

    private static ImmutableArray<T> Words<T>(JsonFields fields, string name, (string Text, T Word)[] words)
        where T : struct
    {
        var found = new SortedSet<T>();
        foreach (var text in fields.Texts(name, words.Length * 2) ?? [])
        {
            if (words.FirstOrDefault(word => string.Equals(word.Text, text, StringComparison.OrdinalIgnoreCase)) is { Text: not null } known)
            {
                if (!found.Add(known.Word))
                {
                    fields.Refuse(name, "named_twice", $"{fields.PathOf(name)}: {known.Text} is named twice.");
                }
            }
            else
            {
                fields.Refuse(
                    name, "unknown_word", $"{fields.PathOf(name)} takes {string.Join(", ", words.Select(word => word.Text))}; '{ShortText.Of(text)}' is none of them.");
            }
        }

        return [.. found];
    }

    private static void RefuseUnfit(ApprovalConditions when, JsonFields fields)
    {
        if (when.AmountAbove is { } above && when.AmountAtMost is { } most && above >= most)
        {
            fields.Refuse("amount_at_most", "never_holds", $"No amount is above {Figures.Quantity(above)} and at most {Figures.Quantity(most)}.");
        }

        if (!when.Budgets.IsEmpty && !when.AsksOfBudgets())
        {
            fields.Refuse("budget", "budget_without_condition", "A budget is named, and neither over_budget nor budget_left_below says what of it matters.");
        }
    }
}
