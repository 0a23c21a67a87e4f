using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.SeedExamples;

/// <summary>Orders under the ids that the page prints, sent to their vendor.</summary>
internal static class SeedOrders
{
    public static Task Make(TestApi api, string id, params OrderLine[] lines) => Make(api, id, "w1", lines);

    public static async Task Make(TestApi api, string id, string warehouse, params OrderLine[] lines)
    {
        var header = new OrderHeader { Reference = "1", Vendor = new VendorId("vendor_1"), Warehouse = new WarehouseId(warehouse), Currency = Currency.Of("GBP") };
        await api.Lifecycle(id, new OrderCommand.Create(new OrderId(id), OrderType.Purchase, OrderSource.Api, header, [.. lines], SubmitAtOnce: true));
        await api.Lifecycle(id, new OrderCommand.RouteForApproval());
        await api.Lifecycle(id, new OrderCommand.Send());
    }
}
