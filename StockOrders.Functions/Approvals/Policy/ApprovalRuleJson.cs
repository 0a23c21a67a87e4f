using System.Text.Json;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>A rule as programs see it; sent back as it came, it is the same rule.</summary>
internal static class ApprovalRuleJson
{
    public const string Name = "approval-rule";

    public static void Write(Utf8JsonWriter json, ApprovalRule rule, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        members.Text("name", rule.Name);
        members.Number("priority", rule.Priority);
        members.Flag("active", rule.Active);
        members.Flag("stop", rule.Stop);
        members.Flag("auto_approve", rule.AutoApprove);
        members.Number("self_approval_limit", rule.SelfApprovalLimit);
        if (members.Has("when"))
        {
            json.WriteStartObject("when");
            When(new JsonMembers(json, null), rule.Conditions);
            json.WriteEndObject();
        }

        if (members.Has("steps"))
        {
            json.WriteStartArray("steps");
            foreach (var step in rule.Steps)
            {
                json.WriteStartObject();
                Plan(json, step);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>The members of a step as a rule has it.</summary>
    public static void Plan(Utf8JsonWriter json, ApprovalStepPlan step)
    {
        var members = new JsonMembers(json, null);
        members.Text("name", step.Name);
        members.Texts("approvers", step.Approvers);
        Needs(json, step.Needs);
        members.Text("timeout", DurationText.Of(step.Timeout));
        members.Texts("reminders", step.Reminders.Select(DurationText.Of));
        if (step.EscalateAfter is { } after && !step.Escalation.IsEmpty)
        {
            json.WriteStartObject("escalation");
            members.Texts("to", step.Escalation);
            members.Text("after", DurationText.Of(after));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("escalation");
        }

        members.Text("silence", ChoiceWords.Of(step.Silence));
    }

    public static string TypeOf(OrderType type) => type == OrderType.Purchase ? "po" : ChoiceWords.Of(type);

    private static void Needs(Utf8JsonWriter json, int? needs)
    {
        if (needs is null or 1)
        {
            json.WriteString("needs", needs is null ? "all" : "any");
        }
        else
        {
            json.WriteNumber("needs", needs.Value);
        }
    }

    private static void When(JsonMembers members, ApprovalConditions when)
    {
        members.Number("amount_above", when.AmountAbove);
        members.Number("amount_at_most", when.AmountAtMost);
        members.Texts("vendors", when.Vendors.Select(vendor => vendor.Value));
        members.Texts("warehouses", when.Warehouses.Select(warehouse => warehouse.Value));
        members.Texts("categories", when.Categories);
        members.Texts("types", when.Types.Select(TypeOf));
        members.Texts("sources", when.Sources.Select(source => ChoiceWords.Of(source)));
        Flag(members, "new_vendor", when.NewVendor);
        members.Number("price_change_above", when.PriceChangeAbove);
        Flag(members, "over_budget", when.OverBudget);
        members.Number("budget_left_below", when.BudgetLeftBelow);
        if (when.Budgets.Length > 1)
        {
            members.Texts("budget", when.Budgets);
        }
        else
        {
            members.Text("budget", when.Budgets.FirstOrDefault());
        }
    }

    private static void Flag(JsonMembers members, string name, bool? value)
    {
        if (value is { } flag)
        {
            members.Flag(name, flag);
        }
        else
        {
            members.Json.WriteNull(name);
        }
    }
}
