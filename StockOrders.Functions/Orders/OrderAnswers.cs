using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Connections;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Output;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Orders;

/// <summary>Asks the order book on behalf of an HTTP request: its conditions go in, its answer comes out, kept for a repetition where asked.</summary>
internal sealed class OrderAnswers(OrderBook book, SavesAtOnce saves, RecalculateNow recalculation)
{
    /// <param name="order">The order the request names, as in its address.</param>
    /// <param name="render">The answer to a booked change.</param>
    public Task<IResult> Execute(
        HttpRequest request,
        Caller caller,
        ReadOnlyMemory<byte> body,
        OrderRequest asked,
        Func<OrderBooked, JsonAnswer> render,
        CancellationToken cancellation) => Execute(request, caller, body, null, asked, render, cancellation);

    /// <summary>The same for a body that may ask for a recalculation.</summary>
    public Task<IResult> Execute(
        HttpRequest request,
        Caller caller,
        JsonInput input,
        OrderRequest asked,
        Func<OrderBooked, JsonAnswer> render,
        CancellationToken cancellation) => Execute(request, caller, input.Bytes, input.RecalculatesNow ? input.Findings : null, asked, render, cancellation);

    /// <param name="recalculates">Where to tell that a recalculation was in vain; null where none is asked for.</param>
    private async Task<IResult> Execute(
        HttpRequest request,
        Caller caller,
        ReadOnlyMemory<byte> body,
        Findings? recalculates,
        OrderRequest asked,
        Func<OrderBooked, JsonAnswer> render,
        CancellationToken cancellation)
    {
        var key = IdempotencyKey.Of(request, caller, body);
        if (key.IsRefused)
        {
            return RefusalAnswer.Of(key.Refusals);
        }

        var outcome = await book.Execute(
            asked with
            {
                Takes = SavesAtOnce.Takes,
                IfMatch = asked.Command is OrderCommand.Create ? null : Conditions.Expected(request),
                Idempotency = key.Value is { } known
                    ? new IdempotentCall(known.Hash, known.Fingerprint, booked => render(booked).ToStored())
                    : null,
            },
            cancellation);
        if (recalculates is not null && outcome is { IsRefused: false, Value.Replay: null }
            && await recalculation.Afterwards(caller.Account, outcome.Value.Touched, cancellation) is { } warning)
        {
            recalculates.Warn(warning);
        }

        return outcome.IsRefused ? RefusalAnswer.Of(outcome.Refusals)
            : outcome.Value.Replay is { } first ? JsonAnswer.Again(first)
            : outcome.Value.Taken.Count == 0 ? render(outcome.Value)
            : await WithSaves(caller, outcome.Value, key.Value, render, cancellation);
    }

    /// <summary>The answer that was kept with the change says that the save is running; what came of it at once takes its place.</summary>
    private async Task<IResult> WithSaves(
        Caller caller, OrderBooked booked, IdempotencyKey? key, Func<OrderBooked, JsonAnswer> render, CancellationToken cancellation)
    {
        var answer = render(booked with { Order = await saves.Try(caller.Account, booked, cancellation) });
        if (key is not null)
        {
            await book.KeepAnswer(caller.Account, key, answer.ToStored(), cancellation);
        }

        return answer;
    }

    /// <summary>The order in its envelope.</summary>
    public static JsonAnswer Order(int status, StockOrder order, string message, Findings? findings = null, OrderId? backorder = null) =>
        new(status, Envelope.One(
            OrderJson.Name,
            order,
            OrderJson.Write,
            message,
            findings?.Warnings,
            backorder is { } made ? json => json.WriteString("backorder", made.Value) : null))
        {
            ETag = Conditions.ETagOf(order.Version),
            Location = status == StatusCodes.Status201Created ? $"/api/v1/{OrderJson.Plural}/{order.Id}" : null,
        };

    /// <summary>The order of an address; an id that cannot be one is simply not there.</summary>
    public static Outcome<OrderId> IdOf(string id) => OrderIds.Find(id) is { } found ? found : Missing(id);

    public static Refusal Missing(string id) => new(
        RefusalKind.Missing, "order_not_found", $"There is no order {ShortText.Of(id, 40)}.");
}
