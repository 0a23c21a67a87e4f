using Microsoft.Extensions.DependencyInjection;
using StockOrders.Benchmarks.Http;
using StockOrders.Benchmarks.Orders;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.LocalHost.Options;

namespace StockOrders.Benchmarks.Approvals;

/// <summary>Opening the page behind an approver's link, each time that of another of many orders. Every line says why it was suggested.</summary>
internal static class ApprovalPageFigures
{
    private const int Orders = 100;
    private const int Lines = 200;
    private const decimal Price = 100.25m;

    public static async Task Measure(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("stockorders");
        await using (var shop = await BenchmarkShop.Open(new LocalAppOptions
        {
            Store = StoreChoice.Sqlite, DataDirectory = folder.FullName, Urls = "http://127.0.0.1:0", Settings = BenchmarkShop.NoSweeps,
        }))
        {
            await shop.Send(HttpMethod.Put, "settings", new { settings = new { approval_limit = 2_000, approver_email = "m@shop.example" } });
            var links = await Links(shop);
            var address = shop.App.BaseAddress;
            report.Add(
                $"open an approval page of {Lines} lines, SQLite file, {Load.Clients} clients",
                await Load.Rate(address, () => links[Random.Shared.Next(links.Length)]), "/s", "> 1,500 /s");

            using var connection = await Connection.Open(address);
            var bytes = (await connection.Send("GET", links[0], "")).Length;
            report.Add($"  bare Kestrel, answers of {bytes:N0} bytes", await BareKestrel.Rate(bytes), "/s", "(a limit)");
        }

        folder.Delete(recursive: true);
    }

    private static async Task<string[]> Links(BenchmarkShop shop)
    {
        var book = shop.App.Services.GetRequiredService<OrderBook>();
        for (var number = 1; number <= Orders; number++)
        {
            await Create(book, number);
        }

        await shop.App.WhenIdle();
        while (shop.App.Messages.Count < Orders)
        {
            await Task.Delay(50);
        }

        return [.. shop.App.Messages.Select(mail => new Uri(mail.Links[0]).PathAndQuery)];
    }

    private static async Task Create(OrderBook book, int number)
    {
        var id = OrderId.From($"6632028000000000{number:x8}");
        var header = new OrderHeader
        {
            Reference = $"PO-{number}",
            Vendor = VendorId.From("v1"),
            VendorName = "Vendor",
            Warehouse = WarehouseId.From("w1"),
            Currency = Currency.Of("GBP"),
            Email = "v@vendor.example",
        };
        var create = new OrderCommand.Create(
            id, OrderType.Purchase, OrderSource.Api, header, [.. Enumerable.Range(1, Lines).Select(Line)], SubmitAtOnce: true);
        var outcome = await book.Execute(new OrderRequest(new AccountId(BenchmarkShop.Account), id, create, "api:bench"), default);
        if (outcome.IsRefused)
        {
            throw new InvalidOperationException(outcome.Refusals[0].Message);
        }
    }

    private static OrderLine Line(int number) => new()
    {
        Variant = VariantId.From(BenchmarkShop.Variant(number)),
        Title = $"Thing number {number}",
        Sku = $"SKU-{number}",
        VendorReference = $"V-{number}",
        Ordered = 10 + number,
        CostPrice = Price,
        Messages = [$"{number} in stock sell out in {number % 30} days, and an order takes 14: enough for 30 more days."],
    };
}
