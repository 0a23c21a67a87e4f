using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Connections;

/// <summary>What an order moved and its connection does not know yet, and telling it.</summary>
internal sealed class StockUpdateRoutes(
    ApiDoor door, SettingsRows settings, OrderBook book, StockConnections targets, StockNow stock, StockPusher pusher, RepeatableCalls calls, RecalculateNow recalculation)
{
    private const string Route = "api/v1/purchase-orders/{id}/stock-update";

    [Function("GetStockUpdate")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Available(request, caller, id, cancellation), cancellation);

    [Function("PushStockUpdate")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write | Scopes.Receive, caller => Push(request, caller, id, cancellation), cancellation);

    private async Task<IResult> Available(HttpRequest request, Caller caller, string id, CancellationToken cancellation)
    {
        var named = OrderAnswers.IdOf(id);
        var direction = StockUpdateInput.Direction(request.Query["forDst"]);
        if (direction.IsRefused || named.IsRefused || await book.Find(caller.Account, named.Value, cancellation) is not { } order)
        {
            return RefusalAnswer.Of(direction.IsRefused ? direction.Refusals : [OrderAnswers.Missing(id)]);
        }

        var forDestination = direction.Value ?? true;
        var warehouse = StockUpdating.WarehouseOf(order, forDestination);
        if (warehouse.IsRefused)
        {
            return RefusalAnswer.Of(warehouse.Refusals);
        }

        var moved = StockMoved.Of(order, forDestination).Where(variant => variant.Available != 0).ToList();
        var connection = await targets.Of(caller.Account, order, warehouse.Value, cancellation);
        var now = await stock.Read(
            caller.Account, connection.IsRefused ? null : connection.Value, warehouse.Value, [.. moved.Select(variant => variant.Variant)], cancellation);
        var source = connection.IsRefused ? $"stock_before is our own level: {connection.Refusals[0].Message}" : $"stock_before is that of {connection.Value}";
        string[]? warnings = now.Failure is { } failure
            ? [$"The stock of {connection.Value} could not be read, so stock_before is our own level. {failure}"]
            : null;
        var lines = moved.Select(variant => new StockLine(
            variant.Variant.Value,
            StockUpdateJson.IsNumber(variant.Variant.Value),
            variant.Available,
            now.Stock.TryGetValue(variant.Variant, out var stands) ? stands : null)).ToList();
        return new JsonAnswer(
            StatusCodes.Status200OK, Envelope(lines, forDestination, warehouse.Value.Value, $"{lines.Count} to push of order {order.Id}; {source}", warnings));
    }

    private async Task<IResult> Push(HttpRequest request, Caller caller, string id, CancellationToken cancellation)
    {
        var named = OrderAnswers.IdOf(id);
        var direction = StockUpdateInput.Direction(request.Query["forDst"]);
        if (named.IsRefused || direction.IsRefused)
        {
            return RefusalAnswer.Of(named.IsRefused ? named.Refusals : direction.Refusals);
        }

        var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
        var read = await JsonInput.Read(request, zone, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        return StockUpdateInput.Read(read.Value, direction.Value) is { } input
            ? await calls.Once(
                request,
                caller,
                read.Value.Bytes,
                () => Push(caller, named.Value, input, Conditions.Expected(request), read.Value, cancellation),
                cancellation)
            : RefusalAnswer.Of(read.Value.Findings.Errors);
    }

    private async Task<IResult> Push(
        Caller caller, OrderId id, StockUpdateInput input, ExpectedVersions? expected, JsonInput asked, CancellationToken cancellation)
    {
        if (await book.Find(caller.Account, id, cancellation) is not { } order)
        {
            return RefusalAnswer.Of(OrderAnswers.Missing(id.Value));
        }

        var pushed = await pusher.Push(caller.Account, caller.Actor, order, input, expected, cancellation);
        if (pushed.IsRefused)
        {
            return RefusalAnswer.Of(pushed.Refusals);
        }

        if (asked.RecalculatesNow && await recalculation.Afterwards(caller.Account, [pushed.Value.Order], cancellation) is { } warning)
        {
            asked.Findings.Warn(warning);
        }

        var lines = pushed.Value.Lines;
        var failed = lines.Count(line => line.Error is not null);
        var running = lines.Count(line => line.IsRunning);
        var answer = new JsonAnswer(StatusCodes.Status200OK, Envelope(
            lines,
            input.ForDestination,
            StockUpdating.WarehouseOf(pushed.Value.Order, input.ForDestination).Value.Value,
            $"{lines.Count - failed - running} pushed, {failed} failed, {running} running, of {lines.Count} items",
            asked.Findings.Warnings))
        {
            ETag = Conditions.ETagOf(pushed.Value.Order.Version),
        };
        return running == 0 ? answer : new UnfinishedAnswer(answer);
    }

    private static ReadOnlyMemory<byte> Envelope(
        IReadOnlyList<StockLine> lines, bool forDestination, string warehouse, string message, IReadOnlyCollection<string>? warnings) =>
        Hosting.Output.Envelope.One("items", lines, StockUpdateJson.Items, message, warnings, json =>
        {
            json.WriteBoolean("forDst", forDestination);
            StockUpdateJson.Id(json, "wh", warehouse, StockUpdateJson.IsNumber(warehouse));
        });
}
