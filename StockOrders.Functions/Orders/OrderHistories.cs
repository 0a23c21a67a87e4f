using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders;

/// <summary>What happened to an order, and who was asked.</summary>
internal sealed class OrderHistories(ApiDoor door, OrderDoor orders, SettingsRows settings, IStore store)
{
    [Function("GetTimeline")]
    public Task<IResult> Timeline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/purchase-orders/{id}/timeline")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Timeline(request, caller, id, cancellation), cancellation);

    [Function("GetApprovals")]
    public Task<IResult> Approvals(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/purchase-orders/{id}/approvals")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        orders.Find(
            request,
            id,
            (caller, order) => Answer<ApprovalStep>(
                request,
                caller,
                "approvals",
                order.Approvals,
                (order.Version, ChildFields.Approvals, (json, step) => ApprovalJson.Write(json, step, order)),
                cancellation),
            cancellation);

    private async Task<IResult> Timeline(HttpRequest request, Caller caller, string id, CancellationToken cancellation)
    {
        var named = OrderAnswers.IdOf(id);
        if (named.IsRefused)
        {
            return RefusalAnswer.Of(named.Refusals);
        }

        var entries = new List<ToldEvent>();
        StockOrder? order = null;
        await foreach (var row in store.All(OrderRows.TimelineOf(caller.Account, named.Value), cancellation))
        {
            var entry = Packed.To<TimelineEntry>(row);
            var after = OrderTimeline.Evolve(order, entry);
            entries.Add(new ToldEvent(entry, order, after));
            order = after;
        }

        return entries.Count == 0
            ? RefusalAnswer.Of(OrderAnswers.Missing(id))
            : await Answer<ToldEvent>(request, caller, "events", entries, (order!.Version, ChildFields.Timeline, TimelineJson.Write), cancellation);
    }

    private async Task<IResult> Answer<T>(
        HttpRequest request,
        Caller caller,
        string name,
        IReadOnlyList<T> all,
        (int Version, FrozenDictionary<string, ListField<T>> Fields, Action<Utf8JsonWriter, T> Write) of,
        CancellationToken cancellation)
    {
        var etag = Conditions.ETagOf(of.Version);
        if (Conditions.IsKnown(request, etag))
        {
            return JsonAnswer.NotModified(etag);
        }

        var page = ChildList.Of(request, all, of.Fields, (await settings.Get(caller.Account, fresh: false, cancellation)).Zone());
        return page.IsRefused
            ? RefusalAnswer.Of(page.Refusals)
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.List(name, page.Value, of.Write)) { ETag = etag };
    }
}
