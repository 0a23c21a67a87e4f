using System.Text.Json;
using StockOrders.Domain.Backtests;
using StockOrders.Domain.Simulation;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Backtests;

/// <summary>A rule that was tried, and what came of it.</summary>
internal static class BacktestRuleJson
{
    public static void Write(Utf8JsonWriter json, BacktestRule rule, RuleFigures? total)
    {
        json.WriteStartObject();
        var members = new JsonMembers(json, null);
        members.Text("name", rule.Name);
        Given(json, "service_level", (decimal?)rule.ServiceLevel);
        Given(json, "safety_stock", rule.SafetyStock);
        Given(json, "safety_days", rule.SafetyDays);
        Given(json, "minimum_stock", rule.MinimumStock);
        Given(json, "review_period", rule.ReviewPeriod);
        Given(json, "lead_time", rule.LeadTime);
        if (rule.Method is { } method)
        {
            json.WriteString("forecast_method", ChoiceWords.Of(method));
        }

        Figures(json, total?.Figures ?? FulfilmentFigures.None, total?.Cost ?? BacktestCost.None);
        json.WriteEndObject();
    }

    public static void Figures(Utf8JsonWriter json, FulfilmentFigures figures, BacktestCost cost)
    {
        json.WriteNumber("days", figures.Days);
        json.WriteNumber("stock_out_days", figures.StockOutDays);
        json.WriteNumber("cycles", figures.Cycles);
        json.WriteNumber("stock_out_cycles", figures.StockOutCycles);
        Share(json, "cycle_service_level", figures.CycleServiceLevel);
        Share(json, "fill_rate", figures.FillRate);
        json.WriteNumber("demand", figures.Demand);
        json.WriteNumber("lost", figures.Lost);
        json.WriteNumber("average_stock", decimal.Round(figures.AverageStock, 4));
        json.WriteNumber("orders", figures.Orders);
        json.WriteNumber("ordered_units", figures.OrderedUnits);
        json.WriteStartObject("cost");
        json.WriteNumber("holding", cost.Holding);
        json.WriteNumber("ordering", cost.Ordering);
        json.WriteNumber("lost_margin", cost.LostMargin);
        json.WriteNumber("total", cost.Total);
        json.WriteNumber("unpriced", cost.Unpriced);
        json.WriteEndObject();
    }

    private static void Given(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } given)
        {
            json.WriteNumber(name, given);
        }
    }

    private static void Share(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } share)
        {
            json.WriteNumber(name, decimal.Round(share, 4));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
