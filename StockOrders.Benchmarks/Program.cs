using StockOrders.Benchmarks;
using StockOrders.Benchmarks.Approvals;
using StockOrders.Benchmarks.Demand;
using StockOrders.Benchmarks.Forecasting;
using StockOrders.Benchmarks.Imports;
using StockOrders.Benchmarks.Lists;
using StockOrders.Benchmarks.LocalHost;
using StockOrders.Benchmarks.Orders;
using StockOrders.Benchmarks.Papers;
using StockOrders.Benchmarks.Promises;
using StockOrders.Benchmarks.Replenishment;
using StockOrders.Benchmarks.Simulation;
using StockOrders.Benchmarks.Storage;

// Without arguments everything; otherwise only what is named.
(string Name, Func<Report, Task> Measure)[] all =
[
    ("start", StartFigures.Measure),
    ("create", CreateFigures.Measure),
    ("operations", OperationFigures.Measure),
    ("life", LifeFigures.Measure),
    ("http", HttpFigures.Measure),
    ("store", StoreFigures.Measure),
    ("read", ReadFigures.Measure),
    ("lists", ListFigures.Measure),
    ("patch", PatchFigures.Measure),
    ("memory", MemoryFigures.Measure),
    ("large", LargeFigures.Measure),
    ("forecast", ForecastFigures.Measure),
    ("recalculate", RecalculateFigures.Measure),
    ("promises", PromiseFigures.Measure),
    ("night", NightFigures.Measure),
    ("million", MillionFigures.Measure),
    ("import", ImportFigures.Measure),
    ("demand", DemandFigures.Measure),
    ("azurite", AzuriteFigures.Measure),
    ("service", ServiceTable.Measure),
    ("backtest", BacktestFigures.Measure),
    ("approval-page", ApprovalPageFigures.Measure),
    ("papers", PaperFigures.Measure),
    ("waiting", WaitingFigures.Measure),
];

var report = new Report();
foreach (var (name, measure) in all.Where(figures => args.Length == 0 || args.Contains(figures.Name)))
{
    await Console.Error.WriteLineAsync($"Measuring {name} …");
    await measure(report);
}

await BigShop.End();
report.Print(Console.Out);
