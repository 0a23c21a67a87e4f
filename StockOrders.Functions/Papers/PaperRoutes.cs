using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Papers;

/// <summary>An order as a file, whatever stage it is in: what is not sent, or not so, says so on its face.</summary>
internal sealed class PaperRoutes(ApiDoor door, SettingsRows settings, OrderBook book, WarehouseNames warehouses)
{
    /// <summary>Raised when what papers show is changed, so that nobody is told that theirs is still good.</summary>
    private const int Edition = 1;

    [Function("GetOrderPdf")]
    public Task<IResult> Pdf(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/purchase-orders/{id}/pdf")] HttpRequest request,
        string id,
        CancellationToken cancellation) => Answer(request, id, OrderPapers.Pdf, cancellation);

    [Function("GetOrderUbl")]
    public Task<IResult> Ubl(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/purchase-orders/{id}/ubl")] HttpRequest request,
        string id,
        CancellationToken cancellation) => Answer(request, id, OrderPapers.Ubl, cancellation, isForSuppliers: true);

    [Function("GetOrderCsv")]
    public Task<IResult> Csv(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/purchase-orders/{id}/csv")] HttpRequest request,
        string id,
        CancellationToken cancellation) => Answer(request, id, (order, _, _) => OrderPapers.Csv(order), cancellation);

    [Function("GetOrderXlsx")]
    public Task<IResult> Xlsx(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/purchase-orders/{id}/xlsx")] HttpRequest request,
        string id,
        CancellationToken cancellation) => Answer(request, id, OrderPapers.Xlsx, cancellation);

    private Task<IResult> Answer(
        HttpRequest request, string id, Func<StockOrder, AccountSettings, string?, PaperFile> write, CancellationToken cancellation, bool isForSuppliers = false) =>
        door.Enter(request, Scopes.Read, caller => Answer(request, caller, id, write, isForSuppliers, cancellation), cancellation);

    private async Task<IResult> Answer(
        HttpRequest request, Caller caller, string id, Func<StockOrder, AccountSettings, string?, PaperFile> write, bool isForSuppliers, CancellationToken cancellation)
    {
        var named = OrderAnswers.IdOf(id);
        if (named.IsRefused || await book.Find(caller.Account, named.Value, cancellation) is not { } order)
        {
            return RefusalAnswer.Of(OrderAnswers.Missing(id));
        }

        if (isForSuppliers && order.Type != OrderType.Purchase)
        {
            return RefusalAnswer.Of(new Refusal(
                RefusalKind.Conflict, "not_a_purchase_order", "A UBL order goes to a supplier, and this order has none. It can be had as pdf, csv and xlsx."));
        }

        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var warehouse = await warehouses.Of(caller.Account, order, cancellation);
        var etag = ETagOf(order, account, warehouse);
        return Conditions.IsKnown(request, etag) ? JsonAnswer.NotModified(etag) : new PaperAnswer(write(order, account, warehouse)) { ETag = etag };
    }

    /// <summary>Of all that papers are made of: the order, and what they show beside it.</summary>
    private static string ETagOf(StockOrder order, AccountSettings account, string? warehouse)
    {
        var beside = SHA256.HashData(Encoding.UTF8.GetBytes($"{Edition}\n{account.ShopName}\n{account.BuyerEmail}\n{warehouse}"));
        return $"\"{order.Version}-{Convert.ToHexStringLower(beside.AsSpan(0, 6))}\"";
    }
}
