using System.Collections.Frozen;
using System.Text.Json;
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
                BacktestRuleJson.Write(json, rule, view.Row.Totals.FirstOrDefault(total => total.Rule == rule.Name));
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
}
