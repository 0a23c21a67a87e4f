using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Orders;

/// <summary>The way into the routes under an order's address: the order is found, or the body read, before they are asked.</summary>
internal sealed class OrderDoor(ApiDoor door, SettingsRows settings, OrderBook book)
{
    /// <summary>For what is as new as the order: nothing is made where the client has this version already.</summary>
    public Task<IResult> Read(HttpRequest request, string id, Func<Caller, StockOrder, Task<IResult>> answer, CancellationToken cancellation) =>
        Find(
            request,
            id,
            async (caller, order) =>
            {
                var etag = Conditions.ETagOf(order.Version);
                return Conditions.IsKnown(request, etag) ? JsonAnswer.NotModified(etag) : await answer(caller, order);
            },
            cancellation);

    public Task<IResult> Read(HttpRequest request, string id, Func<StockOrder, IResult> answer, CancellationToken cancellation) =>
        Read(request, id, (_, order) => Task.FromResult(answer(order)), cancellation);

    public Task<IResult> Find(HttpRequest request, string id, Func<Caller, StockOrder, Task<IResult>> answer, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            async caller => OrderAnswers.IdOf(id) is { IsRefused: false } named && await book.Find(caller.Account, named.Value, cancellation) is { } order
                ? await answer(caller, order)
                : RefusalAnswer.Of(OrderAnswers.Missing(id)),
            cancellation);

    /// <param name="act">Whether there is such an order is seen where it is changed.</param>
    public Task<IResult> Change(HttpRequest request, Scopes anyOf, string id, Func<OrderCall, Task<IResult>> act, CancellationToken cancellation) =>
        door.Enter(
            request,
            anyOf,
            async caller =>
            {
                var named = OrderAnswers.IdOf(id);
                if (named.IsRefused)
                {
                    return RefusalAnswer.Of(named.Refusals);
                }

                var account = await settings.Get(caller.Account, fresh: false, cancellation);
                var read = await JsonInput.Read(request, account.Zone(), cancellation);
                return read.IsRefused ? RefusalAnswer.Of(read.Refusals) : await act(new OrderCall(caller, named.Value, account, read.Value));
            },
            cancellation);
}

/// <summary>A call that would change an order, and what it sends.</summary>
internal sealed record OrderCall(Caller Caller, OrderId Order, AccountSettings Account, JsonInput Input)
{
    /// <summary>What it asks of the order, still without a command or a plan.</summary>
    public OrderRequest Request => new(Caller.Account, Order, null, Caller.Actor) { Caller = Caller.ForOrders };
}
