using System.Collections.Immutable;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Connections;

/// <summary>What came of a wish to push, line by line as it was wished.</summary>
internal sealed record StockPushAnswer(StockOrder Order, IReadOnlyList<StockLine> Lines);

/// <summary>
/// Pushes stock: what is wished is matched with what there is, written down in one transaction, and sent. Only then is it known for each line
/// what became of it.
/// </summary>
internal sealed class StockPusher(OrderBook book, StockConnections targets, StockNow stock, StockPushWork work)
{
    public async Task<Outcome<StockPushAnswer>> Push(
        AccountId account, string actor, StockOrder order, StockUpdateInput input, ExpectedVersions? ifMatch, CancellationToken cancellation)
    {
        var warehouse = StockUpdating.WarehouseOf(order, input.ForDestination);
        var connection = warehouse.IsRefused ? warehouse.Refusals : await targets.Of(account, order, warehouse.Value, cancellation);
        if (connection.IsRefused)
        {
            return connection.Refusals;
        }

        var items = StockItems.Of(order, input.ForDestination);
        var found = input.Lines.Select(line => items.Find(line.Id)).ToList();
        var known = found.Where(variant => !variant.IsRefused).Select(variant => variant.Value).Distinct().ToList();
        var now = await stock.Read(account, connection.Value, warehouse.Value, known, cancellation);
        ImmutableArray<WantedStock> wanted = [.. input.Lines.Zip(found).Where(pair => !pair.Second.IsRefused).Select(pair => Wanted(pair.First, pair.Second.Value, now))];

        ImmutableArray<StockUpdateVerdict> verdicts = [];
        var booked = await book.Execute(
            new OrderRequest(account, order.Id, null, actor)
            {
                IfMatch = ifMatch,
                Plan = newest =>
                {
                    verdicts = StockUpdatePlan.Of(newest, input.ForDestination, wanted);
                    // Whoever cannot see the stock there must not write over it.
                    return ImmutableArray.Create<OrderCommand>(new OrderCommand.UpdateStock(
                        input.ForDestination, connection.Value, now.Failure is null ? wanted : []));
                },
            },
            cancellation);
        if (booked.IsRefused)
        {
            return booked.Refusals;
        }

        var begun = booked.Value.Changed ? booked.Value.Order.StockUpdates[^1].Number : 0;
        foreach (var update in verdicts.Select(verdict => verdict.Earlier ?? begun).Where(number => number > 0).Distinct().Where(number => IsRunning(booked.Value.Order, number)))
        {
            await work.TryNow(account, order.Id, update, cancellation);
        }

        var after = await book.Find(account, order.Id, cancellation) ?? booked.Value.Order;
        var next = new Queue<StockUpdateVerdict>(verdicts);
        return new StockPushAnswer(
            after,
            [.. input.Lines.Zip(found, (line, variant) => variant.IsRefused ? Failed(line, variant.Refusals[0]) : Line(line, next.Dequeue(), after, begun, now.Failure))]);
    }

    /// <summary>Where the connection's stock could not be read, ours says nothing of whether it changed.</summary>
    private static WantedStock Wanted(AskedStock asked, VariantId variant, StockFigures now) =>
        new(variant, asked.Delta, asked.StockBefore, now.Failure is null && now.Stock.TryGetValue(variant, out var stands) ? stands : null);

    private static bool IsRunning(StockOrder order, int update) => order.StockUpdates.First(known => known.Number == update)
        .Lines.Any(line => line.State == StockUpdateState.Running);

    private static StockLine Line(AskedStock asked, StockUpdateVerdict verdict, StockOrder after, int begun, string? failure)
    {
        if (verdict.Refusal is { } refusal)
        {
            return Failed(asked, refusal);
        }

        if (verdict.Earlier is null && begun == 0)
        {
            return Failed(asked, new Refusal(RefusalKind.Conflict, "stock_unknown", $"Nothing was sent: the connection's stock could not be read. {failure}"));
        }

        var number = verdict.Earlier ?? begun;
        var line = after.StockUpdates.First(update => update.Number == number).Lines.First(line => line.Variant == verdict.Wanted.Variant);
        return StockUpdateJson.Of(line, asked.Id, asked.IsNumber);
    }

    private static StockLine Failed(AskedStock asked, Refusal refusal) =>
        new(asked.Id, asked.IsNumber, asked.Delta, asked.StockBefore, refusal.Message, refusal.Code);
}
