using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders;

/// <summary>What happened to an order, and who was asked.</summary>
internal sealed class OrderHistories(ApiDoor door, OrderBook book, IStore store)
{
    [Function("GetTimeline")]
    public Task<IResult> Timeline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/purchase-orders/{id}/timeline")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Timeline(caller, id, cancellation), cancellation);

    [Function("GetApprovals")]
    public Task<IResult> Approvals(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/purchase-orders/{id}/approvals")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Approvals(caller, id, cancellation), cancellation);

    private async Task<IResult> Timeline(Caller caller, string id, CancellationToken cancellation)
    {
        var named = OrderAnswers.IdOf(id);
        if (named.IsRefused)
        {
            return RefusalAnswer.Of(named.Refusals);
        }

        var entries = new List<TimelineEntry>();
        await foreach (var row in store.All(OrderRows.TimelineOf(caller.Account, named.Value), cancellation))
        {
            entries.Add(Packed.To<TimelineEntry>(row));
        }

        return entries.Count == 0
            ? RefusalAnswer.Of(OrderAnswers.Missing(id))
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.List(
                "events", new Paged<TimelineEntry>(entries, entries.Count, entries.Count, 0), TimelineJson.Write));
    }

    private async Task<IResult> Approvals(Caller caller, string id, CancellationToken cancellation)
    {
        var named = OrderAnswers.IdOf(id);
        if (named.IsRefused || await book.Find(caller.Account, named.Value, cancellation) is not { } order)
        {
            return RefusalAnswer.Of(OrderAnswers.Missing(id));
        }

        var steps = new Paged<ApprovalStep>(order.Approvals, order.Approvals.Length, order.Approvals.Length, 0);
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.List("approvals", steps, ApprovalJson.Write));
    }
}
