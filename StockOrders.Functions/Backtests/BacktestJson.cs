using System.Collections.Frozen;
using System.Text.Json;
using StockOrders.Domain.Backtests;
using StockOrders.Domain.Simulation;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Backtests;

/// <summary>A backtest as programs see it.</summary>
internal static class BacktestJson
{
    public const int MaxSkipped = 100;

    public static IReadOnlyList<ListField<BacktestRow>> Fields { get; } =
    [
        new("id", CellKind.Text, row => Cell.Of(row.Id)),
        new("status", CellKind.Word, row => Cell.Of(ChoiceWords.Of(row.Status))),
        new("from", CellKind.Day, row => Cell.Of(row.Period.From)),
        new("to", CellKind.Day, row => Cell.Of(row.Period.To)),
        new("warehouse", CellKind.Text, row => Cell.Of(row.Warehouse?.Value)),
        new("variants", CellKind.Number, row => Cell.Of(row.Variants)),
        new("created_at", CellKind.Instant, row => Cell.Of(row.CreatedAt)),
        new("finished_at", CellKind.Instant, row => Cell.Of(row.FinishedAt)),
    ];

    public static FrozenDictionary<string, ListField<BacktestRow>> Known { get; } = Fields.ToFrozenDictionary(field => field.Name);

    public static void Write(Utf8JsonWriter json, BacktestView view, FieldChoice? choice)
    {
        var members = Begin(json, view.Row, choice);
        if (members.Has("done"))
        {
            json.WriteNumber("done", view.Done);
        }

        members.Number("seconds_left", view.SecondsLeft);
        if (members.Has("rules"))
        {
            json.WriteStartArray("rules");
            foreach (var rule in view.Row.Rules)
            {
                Rule(json, rule, view.Row.Totals.FirstOrDefault(total => total.Rule == rule.Name));
            }

            json.WriteEndArray();
        }

        if (members.Has("skipped"))
        {
            json.WriteStartArray("skipped");
            foreach (var skipped in view.Skipped.Take(MaxSkipped))
            {
                json.WriteStartObject();
                json.WriteString("variant", skipped.Variant.Value);
                json.WriteString("code", skipped.Code);
                json.WriteString("message", skipped.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (members.Has("skipped_count"))
        {
            json.WriteNumber("skipped_count", view.Skipped.Count);
        }

        json.WriteEndObject();
    }

    /// <summary>In a list: without what would have to be added up.</summary>
    public static void Write(Utf8JsonWriter json, BacktestRow row, FieldChoice? choice)
    {
        Begin(json, row, choice);
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

    private static JsonMembers Begin(Utf8JsonWriter json, BacktestRow row, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        members.Text("status", ChoiceWords.Of(row.Status));
        members.Day("from", row.Period.From);
        members.Day("to", row.Period.To);
        members.Text("warehouse", row.Warehouse?.Value);
        members.Number("opening_stock", row.Period.OpeningStock);
        members.Number("variants", row.Variants);
        members.Instant("created_at", row.CreatedAt);
        members.Instant("finished_at", row.FinishedAt);
        members.Text("failure", row.Failure);
        return members;
    }

    private static void Rule(Utf8JsonWriter json, BacktestRule rule, RuleFigures? total)
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
