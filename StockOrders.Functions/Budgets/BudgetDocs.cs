using StockOrders.Domain.Approvals;
using StockOrders.Functions.Approvals.Policy;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Budgets;

/// <summary>Budgets, for the API description. A line for each member.</summary>
internal static class BudgetDocs
{
    private static readonly Shape Budget = new("Budget", "What may be ordered in a period. An order falls under it when all that is given here is on it.")
    {
        { "id", Id.ReadOnly, "Its id." },
        { "name", Text(ApprovalRuleInput.MaxName), "What people call it; its id unless said." },
        { "amount", Number.From(0), "For each period, in the account's currency." },
        { "currency", Currency.ReadOnly, "The account's." },
        { "period", Word([.. Enum.GetValues<BudgetPeriod>().Select(period => ChoiceWords.Of(period))]), "Of the calendar, by the account's days; month unless said." },
        { "vendors", List(Id).AtMost(500), "Orders from these; empty: from all." },
        { "warehouses", List(Id).AtMost(500), "Orders for or from these; empty: all." },
        { "categories", List(Text(ApprovalWhenInput.MaxCategory)).AtMost(500), "Orders with a line of one of these, as the catalogue has its variant; empty: all." },
        { "from", Day.ReadOnly, "The first day of the period of today." },
        { "to", Day.ReadOnly, "Its last day." },
        { "committed", Number.ReadOnly, "Worth of purchase orders approved in the period and not cancelled, at today's rates; of those closed short, what came." },
        { "left", Number.ReadOnly, "What is left of the amount; below zero where people approved more." },
        { "orders", Whole.ReadOnly, "How many orders are committed." },
        { "without_rate", Map(Number).ReadOnly, "Amounts by currency that there is no rate for: committed as well, and not in the figure." },
    };

    public static readonly Chapter Chapter = new("Budgets", "What may be ordered in a month, quarter or year. Approval rules ask of them; by themselves they stop nothing.")
    {
        { "budget", Id, "The budget." },
        Reads("ListBudgets", "List the budgets").Many("budgets", Budget, ListShapes.Of("Budget", BudgetRoutes.Fields)),
        Reads("GetBudget", "Read a budget").One("budget", Budget).Cached(),
        Writes("PutBudget", "Make a budget, or change it", Scopes.Admin)
            .Says("What is not sent stays as it is. Orders that were approved in the period before it was made count as well.")
            .Takes("budget", Budget)
            .Such("a month", """{"budget": {"name": "Sweets", "amount": 20000, "period": "month", "categories": ["Sweets"]}}""")
            .One("budget", Budget).One(201, "budget", The(Budget)).ETag().Conditional().Repeatable(),
        Writes("DeleteBudget", "Delete a budget", Scopes.Admin)
            .Says("Not while an approval rule names it.")
            .One("budget", Budget).May(409).Conditional(),
    };
}
