using System.Text.Json;
using StockOrders.Domain.Forecasting;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Suggestions;

/// <summary>How a variant's demand was foreseen, as programs get it.</summary>
internal static class ForecastJson
{
    public static void Write(Utf8JsonWriter json, Forecast forecast)
    {
        json.WriteStartObject("forecast");
        var members = new JsonMembers(json, null);
        members.Text("method", ChoiceWords.Of(forecast.Method));
        members.Text("chosen_by", forecast.ByPerson ? "person" : "error");
        members.Text("start", forecast.Start is { } start ? ChoiceWords.Of(start.Kind) : "own");
        members.Text("start_from", forecast.Start?.From);
        json.WriteStartArray("start_siblings");
        foreach (var sibling in forecast.Start?.Siblings ?? [])
        {
            json.WriteStringValue(sibling);
        }

        json.WriteEndArray();
        members.Number("deviation", (decimal)forecast.Deviation);
        members.Number("history_days", forecast.History);
        members.Number("out_of_stock_days", forecast.OutOfStock);
        json.WriteStartArray("errors");
        foreach (var error in forecast.Errors)
        {
            json.WriteStartObject();
            json.WriteString("method", ChoiceWords.Of(error.Method));
            json.WriteNumber("error", decimal.Round((decimal)error.Error, 6));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
