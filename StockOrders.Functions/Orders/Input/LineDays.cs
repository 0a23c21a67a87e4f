using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>The day an item is expected on. Null clears: the order's own day counts then.</summary>
internal static class LineDays
{
    public static IEnumerable<LineChange> Read(JsonFields fields)
    {
        if (fields.Has("expected_date"))
        {
            var day = fields.Day("expected_date");
            yield return (line, _) => line with { ExpectedDate = day };
        }
    }
}
