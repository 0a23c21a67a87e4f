using StockOrders.Benchmarks.Storage;

if (args is [] or ["store"]) await StoreFigures.Print();
return 0;
