using System.Text.Json;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Demand;

/// <summary>Sales that wait for one variant, in all warehouses together.</summary>
internal sealed record WaitingSales(
    VariantId Variant, int Lines, decimal Quantity, DateOnly? First, DateOnly? Last, IReadOnlyList<WarehouseId> Warehouses)
{
    /// <param name="rows">Of one variant.</param>
    /// <returns>Null where none waits.</returns>
    public static WaitingSales? Of(IReadOnlyList<KeptAsideRow> rows)
    {
        var waiting = rows.Where(row => row.Since is not null && !row.Days.IsEmpty).ToList();
        return waiting.Count == 0 ? null : new WaitingSales(
            waiting[0].Variant,
            waiting.Sum(row => row.Days.Sum(day => day.Lines)),
            waiting.Sum(row => row.Days.Sum(day => day.Quantity)),
            waiting.Min(row => row.Days[0].Day),
            waiting.Max(row => row.Days[^1].Day),
            [.. waiting.Select(row => row.Warehouse)]);
    }

    public static void Write(Utf8JsonWriter json, WaitingSales sales, FieldChoice? choice)
    {
        json.WriteStartObject();
        json.WriteString("id", sales.Variant.Value);
        if (choice is null || choice.Has("variant"))
        {
            json.WriteString("variant", sales.Variant.Value);
        }

        if (choice is null || choice.Has("lines"))
        {
            json.WriteNumber("lines", sales.Lines);
        }

        if (choice is null || choice.Has("quantity"))
        {
            json.WriteNumber("quantity", sales.Quantity);
        }

        if (choice is null || choice.Has("first_date"))
        {
            json.WriteString("first_date", Text(sales.First));
        }

        if (choice is null || choice.Has("last_date"))
        {
            json.WriteString("last_date", Text(sales.Last));
        }

        if (choice is null || choice.Has("warehouses"))
        {
            json.WriteStartArray("warehouses");
            foreach (var warehouse in sales.Warehouses)
            {
                json.WriteStringValue(warehouse.Value);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
