using StockOrders.Benchmarks.LocalHost;
using StockOrders.Benchmarks.Storage;

if (args is [] or ["store"]) await StoreFigures.Print();
if (args is [] or ["start"]) await StartFigures.Print();
if (args is [] or ["http"]) await HttpFigures.Print();
return 0;
