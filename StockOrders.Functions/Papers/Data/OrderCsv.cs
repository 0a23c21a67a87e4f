using CsvHelper;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Csv;

namespace StockOrders.Functions.Papers.Data;

/// <summary>An order's lines as CSV (RFC 4180, UTF-8).</summary>
internal static class OrderCsv
{
    public static byte[] Of(StockOrder order)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, leaveOpen: true))
        {
            foreach (var column in OrderColumns.All)
                csv.WriteField(column.Name);
            csv.EndRecord();
            foreach (var row in OrderColumns.Rows(order))
            {
                foreach (var column in OrderColumns.All)
                    csv.WriteField(CsvText.Of(column.Kind, column.Of(row)));
                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }
}
