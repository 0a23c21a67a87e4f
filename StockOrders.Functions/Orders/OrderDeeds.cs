using System.Security.Cryptography;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Orders.Input;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders;

/// <summary>What an action asks of the order book, with what some of them have to look up first.</summary>
internal sealed class OrderDeeds(IStore store, OrderBook book, TimeProvider clock)
{
    /// <param name="expected">The versions the client decided on; null where it did not say. Read for copies, which change nothing of the order.</param>
    public async Task<Outcome<OrderRequest>> Of(
        Caller caller, OrderId order, string action, ActionInput said, ExpectedVersions? expected, CancellationToken cancellation) => action switch
        {
            OrderActionWords.Duplicate => await Copy(caller, order, expected, cancellation),
            OrderActionWords.Reset => await Reset(caller, order, cancellation),
            _ => new OrderRequest(caller.Account, order, OrderActionWords.CommandOf(action, caller.Actor, said), caller.Actor) { Caller = caller.ForOrders },
        };

    private async Task<Outcome<OrderRequest>> Copy(Caller caller, OrderId order, ExpectedVersions? expected, CancellationToken cancellation)
    {
        if (await book.Find(caller.Account, order, cancellation) is not { } found)
        {
            return OrderAnswers.Missing(order.Value);
        }

        if (expected?.Refusal(found.Version, found.SameSince()) is { } stale)
        {
            return stale;
        }

        var copy = OrderIds.New(clock.GetUtcNow(), RandomNumberGenerator.GetBytes(OrderIds.EntropyBytes));
        return new OrderRequest(caller.Account, copy, Duplicating.Of(found, copy), caller.Actor) { Caller = caller.ForOrders };
    }

    /// <summary>How it was first made stands at the beginning of its timeline.</summary>
    private async Task<Outcome<OrderRequest>> Reset(Caller caller, OrderId order, CancellationToken cancellation)
    {
        var first = new StoreKey(OrderRows.Partition(caller.Account), OrderRows.Timeline(order, 1));
        if (await store.Read(first, cancellation) is not { } row)
        {
            return OrderAnswers.Missing(order.Value);
        }

        return Packed.To<TimelineEntry>(row).Event is OrderEvent.Created made
            ? new OrderRequest(caller.Account, order, new OrderCommand.Reset(made.Header, made.Lines), caller.Actor) { Caller = caller.ForOrders }
            : throw new InvalidOperationException($"The timeline of order {order} does not begin with its making.");
    }
}
