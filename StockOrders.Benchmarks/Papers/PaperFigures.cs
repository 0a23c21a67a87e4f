using System.Diagnostics;
using System.Globalization;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Papers;

namespace StockOrders.Benchmarks.Papers;

/// <summary>Orders set on paper and written as data: the first of a process, which reads the fonts and compiles, and later ones.</summary>
internal static class PaperFigures
{
    private const int Samples = 21;

    public static Task Measure(Report report)
    {
        var settings = DefaultSettings.Value;
        var cold = Stopwatch.StartNew();
        OrderPapers.Pdf(Order(200), settings, "Main warehouse");
        report.Add("PDF of 200 lines, the first of the process", cold.Elapsed.TotalMilliseconds, "ms", "");
        foreach (var (lines, reach) in new[] { (200, "< 150 ms"), (2_000, "< 1,000 ms") })
        {
            var order = Order(lines);
            var pdf = OrderPapers.Pdf(order, settings, "Main warehouse");
            report.Add($"PDF of {lines:N0} lines, median of {Samples}", Median(() => OrderPapers.Pdf(order, settings, "Main warehouse")), "ms", reach);
            report.Add("  its size", pdf.Bytes.Length / 1000.0, "kB", lines == 200 ? "< 200 kB" : "");
            var before = GC.GetTotalAllocatedBytes(precise: true);
            OrderPapers.Pdf(order, settings, "Main warehouse");
            report.Add("  allocated in all for it", (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6, "MB", "");
            report.Add($"UBL of {lines:N0} lines", Median(() => OrderPapers.Ubl(order, settings, "Main warehouse")), "ms", "");
            report.Add($"XLSX of {lines:N0} lines", Median(() => OrderPapers.Xlsx(order, settings, "Main warehouse")), "ms", "");
            report.Add($"CSV of {lines:N0} lines", Median(() => OrderPapers.Csv(order)), "ms", "");
        }

        return Task.CompletedTask;
    }

    private static double Median(Func<PaperFile> write)
    {
        for (var warm = 0; warm < 5; warm++)
            write();
        var times = new List<double>();
        for (var sample = 0; sample < Samples; sample++)
        {
            var watch = Stopwatch.StartNew();
            write();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(Samples / 2);
    }

    private static StockOrder Order(int lines) => new()
    {
        Id = OrderId.From("6632028000000000000000aa"),
        Version = 3,
        Revision = 1,
        Type = OrderType.Purchase,
        Source = OrderSource.Api,
        Stage = Stage.Draft,
        Header = new OrderHeader
        {
            Reference = "PO-1", Vendor = VendorId.From("vendor_1"), VendorName = "Wonka Candy", Warehouse = WarehouseId.From("w1"), Currency = Currency.Of("GBP"),
            VendorAddress = "1 Chocolate Road\nLeeds", ShippingAddress = "Unit 4\nHull", PaymentTerms = "30 days net",
        },
        Lines = [.. Enumerable.Range(0, lines).Select(Line)],
        CreatedAt = new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero),
        LastModified = new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero),
    };

    private static OrderLine Line(int index) => new()
    {
        Variant = VariantId.From(string.Create(CultureInfo.InvariantCulture, $"c20_{index}")),
        Title = string.Create(CultureInfo.InvariantCulture, $"Chocolate bar with hazelnuts number {index}, box of twelve, the good ones from the mountains"),
        Sku = string.Create(CultureInfo.InvariantCulture, $"CHOC-{index:D5}"),
        VendorReference = string.Create(CultureInfo.InvariantCulture, $"W/{index * 7}"),
        Barcode = string.Create(CultureInfo.InvariantCulture, $"50{index:D11}"),
        Ordered = 1 + (index % 480),
        CostPrice = 0.35m + (index % 97),
        Tax = 20,
    };
}
