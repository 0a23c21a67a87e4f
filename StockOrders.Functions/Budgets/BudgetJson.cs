using System.Text.Json;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Budgets;

/// <summary>A budget as programs see it, with what is committed and left.</summary>
internal static class BudgetJson
{
    public const string Name = "budget";

    public static void Write(Utf8JsonWriter json, BudgetView view, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        var budget = view.Budget;
        json.WriteStartObject();
        json.WriteString("id", budget.Id);
        members.Text("name", budget.Name);
        members.Number("amount", budget.Amount);
        members.Text("currency", view.Currency.Code);
        members.Text("period", ChoiceWords.Of(budget.Period));
        members.Texts("vendors", budget.Vendors.Select(vendor => vendor.Value));
        members.Texts("warehouses", budget.Warehouses.Select(warehouse => warehouse.Value));
        members.Texts("categories", budget.Categories);
        members.Day("from", view.From);
        members.Day("to", view.To);
        members.Number("committed", view.Committed);
        members.Number("left", view.Left);
        members.Number("orders", view.Orders);
        if (members.Has("without_rate"))
        {
            json.WriteStartObject("without_rate");
            foreach (var (currency, amount) in view.WithoutRate)
            {
                json.WriteNumber(currency, amount);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
