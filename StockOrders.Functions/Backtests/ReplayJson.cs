using System.Collections.Frozen;
using System.Text.Json;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Backtests;

/// <summary>What came of one variant in one warehouse, as programs see it. Sorted and filtered by what today's rules came to.</summary>
internal static class ReplayJson
{
    public static IReadOnlyList<ListField<ReplayRow>> Fields { get; } =
    [
        new("id", CellKind.Text, row => Cell.Of(IdOf(row))),
        new("variant", CellKind.Text, row => Cell.Of(row.Variant.Value)),
        new("warehouse", CellKind.Text, row => Cell.Of(row.Warehouse.Value)),
        new("demand", CellKind.Number, row => Cell.Of(row.Rules[0].Figures.Demand)),
        new("lost", CellKind.Number, row => Cell.Of(row.Rules[0].Figures.Lost)),
        new("stock_out_days", CellKind.Number, row => Cell.Of(row.Rules[0].Figures.StockOutDays)),
        new("fill_rate", CellKind.Number, row => Cell.Of(row.Rules[0].Figures.FillRate)),
        new("average_stock", CellKind.Number, row => Cell.Of(row.Rules[0].Figures.AverageStock)),
    ];

    public static FrozenDictionary<string, ListField<ReplayRow>> Known { get; } = Fields.ToFrozenDictionary(field => field.Name);

    public static void Write(Utf8JsonWriter json, ReplayRow row, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        json.WriteStartObject();
        json.WriteString("id", IdOf(row));
        members.Text("variant", row.Variant.Value);
        members.Text("warehouse", row.Warehouse.Value);
        members.Number("opening_stock", row.OpeningStock);
        members.Text("opening_stock_from", ChoiceWords.Of(row.OpeningFrom));
        members.Number("filled_days", row.FilledDays);
        members.Number("filled_units", row.FilledUnits);
        if (members.Has("rules"))
        {
            json.WriteStartArray("rules");
            foreach (var rule in row.Rules)
            {
                json.WriteStartObject();
                json.WriteString("name", rule.Rule);
                BacktestRuleJson.Figures(json, rule.Figures, rule.Cost);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string IdOf(ReplayRow row) => $"{row.Variant.Value}@{row.Warehouse.Value}";
}
