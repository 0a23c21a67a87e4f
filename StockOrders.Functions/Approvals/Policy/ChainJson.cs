using System.Text.Json;
using StockOrders.Domain.Approvals;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>Who would be asked about an order, and why.</summary>
/// <param name="Asked">Each step as it would be asked today.</param>
internal sealed record ChainView(ApprovalChain Chain, IReadOnlyList<ApprovalStep> Asked);

internal static class ChainJson
{
    public const string Name = "approval";

    public static void Write(Utf8JsonWriter json, ChainView view)
    {
        var (chain, figures) = (view.Chain, view.Chain.Figures);
        var members = new JsonMembers(json, null);
        json.WriteStartObject();
        members.Flag("goes_through", chain.GoesThrough);
        members.Text("decided_by", chain.ByLimit ? "limit" : "rules");
        members.Text("let_through_by", chain.LetThroughBy?.Id);
        members.Text("reason", chain.Reason);
        members.Number("amount", figures.Amount);
        members.Text("currency", figures.Currency);
        members.Number("limit", figures.Limit);
        members.Number("rate", figures.Rate);
        members.Day("rate_date", figures.RateDay);
        json.WriteStartArray("budgets");
        foreach (var budget in figures.Budgets)
        {
            Budget(json, budget);
        }

        json.WriteEndArray();
        json.WriteStartArray("steps");
        foreach (var (step, asked, number) in chain.Steps.Zip(view.Asked, Enumerable.Range(1, chain.Steps.Length)))
        {
            Step(json, step, asked, number);
        }

        json.WriteEndArray();
        json.WriteStartArray("rules");
        foreach (var verdict in chain.Rules)
        {
            Verdict(json, verdict);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Budget(Utf8JsonWriter json, BudgetFigures budget)
    {
        var members = new JsonMembers(json, null);
        json.WriteStartObject();
        members.Text("budget", budget.Budget);
        members.Text("name", budget.Name);
        members.Number("amount", budget.Amount);
        members.Number("committed", budget.Committed);
        members.Number("left", budget.Left);
        json.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter json, PlannedStep step, ApprovalStep asked, int number)
    {
        var members = new JsonMembers(json, null);
        json.WriteStartObject();
        members.Number("step", number);
        members.Text("rule", step.Rule);
        members.Text("rule_name", step.RuleName);
        members.Number("rule_step", step.Rule is null ? null : step.Number);
        members.Text("reason", asked.Reason);
        ApprovalRuleJson.Plan(json, step.Plan);
        json.WriteStartArray("asked");
        foreach (var slot in asked.Slots)
        {
            json.WriteStartObject();
            members.Text("approver", slot.Approver);
            members.Text("delegate", slot.Delegate);
            members.Text("mailed_to", slot.MailTo());
            members.Flag("excluded", slot.Excluded);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Verdict(Utf8JsonWriter json, RuleVerdict verdict)
    {
        var members = new JsonMembers(json, null);
        json.WriteStartObject();
        members.Text("rule", verdict.Rule.Id);
        members.Text("name", verdict.Rule.Name);
        members.Number("priority", verdict.Rule.Priority);
        members.Flag("matches", verdict.Matches);
        members.Flag("certain", verdict.IsCertain);
        members.Text("reason", verdict.Reason);
        json.WriteEndObject();
    }
}
