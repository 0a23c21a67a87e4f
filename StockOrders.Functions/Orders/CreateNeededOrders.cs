using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Connections;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Input;
using StockOrders.Functions.Orders.Output;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders;

/// <summary>
/// Orders by what is needed now. What is needed is worked out again where somebody else ordered by it meanwhile, so that two who ask at once
/// do not both order the same goods. A call that is repeated under its key gets its answer before anything is worked out: by then it
/// finds its own goods on order.
/// </summary>
internal sealed class CreateNeededOrders(OrderBook book, CatalogueBook catalogue, CurrentNeeds current, SavesAtOnce saves, RecalculateNow recalculation, TimeProvider clock)
{
    private const int MaxAttempts = 20;

    public async Task<IResult> Create(
        HttpRequest request, Caller caller, JsonInput input, OrderAsked asked, NewOrder shape, AccountSettings account, CancellationToken cancellation)
    {
        var key = IdempotencyKey.Of(request, caller, input.Bytes);
        if (key.IsRefused)
        {
            return RefusalAnswer.Of(key.Refusals);
        }

        var orders = new NeededOrders(
            account, catalogue, current, caller.Account, shape, ClockDays.DayOf(clock.GetUtcNow(), account.Zone()), () => CreateOrders.NewId(clock));
        var warned = asked.Fields.Findings.Warned;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (await Repeated(caller, key.Value, cancellation) is { } first)
            {
                return first;
            }

            asked.Fields.Findings.WarnAnew(warned);
            var basis = await book.Basis(caller.Account, cancellation);
            var planned = await orders.Of(asked, cancellation);
            if (planned.IsRefused)
            {
                // What is needed may have been ordered by this very call, made a moment ago.
                return await Repeated(caller, key.Value, cancellation) ?? RefusalAnswer.Of(planned.Refusals);
            }

            asked.WarnOfMinimums(planned.Value);
            var made = await book.CreateTogether(
                new OrdersRequest(caller.Account, planned.Value, caller.Actor, basis)
                {
                    Caller = caller.ForOrders,
                    Takes = SavesAtOnce.Takes,
                    Idempotency = key.Value is { } call
                        ? new IdempotentOrders(call.Hash, call.Fingerprint, created => Answer(asked, created).ToStored())
                        : null,
                },
                cancellation);
            if (made is { } outcome)
            {
                if (input.RecalculatesNow && outcome is { IsRefused: false, Value.Replay: null }
                    && await recalculation.Afterwards(caller.Account, outcome.Value.Orders, cancellation) is { } warning)
                {
                    asked.Fields.Findings.Warn(warning);
                }

                return outcome.IsRefused ? RefusalAnswer.Of(outcome.Refusals)
                    : outcome.Value.Replay is { } replay ? JsonAnswer.Again(replay)
                    : await Saved(caller, asked, outcome.Value, key.Value, cancellation);
            }
        }

        throw new CrowdedException($"Others ordered by what is needed {MaxAttempts} times in a row.");
    }

    /// <summary>What came of saving them at once takes the place of the answer that was kept with them.</summary>
    private async Task<IResult> Saved(Caller caller, OrderAsked asked, OrdersBooked made, IdempotencyKey? key, CancellationToken cancellation)
    {
        if (made.Booked.All(booked => booked.Taken.Count == 0))
        {
            return Answer(asked, made.Orders);
        }

        var orders = await Task.WhenAll(made.Booked.Select(booked => saves.Try(caller.Account, booked, cancellation)));
        var answer = Answer(asked, [.. orders]);
        if (key is not null)
        {
            await book.KeepAnswer(caller.Account, key, answer.ToStored(), cancellation);
        }

        return answer;
    }

    private async Task<IResult?> Repeated(Caller caller, IdempotencyKey? key, CancellationToken cancellation) =>
        key is null || await book.FirstAnswer(caller.Account, key.Hash, key.Fingerprint, cancellation) is not { } first ? null
        : first.IsRefused ? RefusalAnswer.Of(first.Refusals)
        : JsonAnswer.Again(first.Value);

    private static JsonAnswer Answer(OrderAsked asked, ImmutableArray<StockOrder> orders) => asked.PerVendor
        ? new JsonAnswer(StatusCodes.Status201Created, Envelope.One(
            OrderJson.Plural,
            orders,
            (json, created) =>
            {
                json.WriteStartArray();
                foreach (var order in created)
                {
                    OrderJson.Write(json, order);
                }

                json.WriteEndArray();
            },
            $"Created {orders.Length} {(orders.Length == 1 ? OrderJson.Name : OrderJson.Plural)}",
            asked.Fields.Findings.Warnings))
        : OrderAnswers.Order(
            StatusCodes.Status201Created, orders[0], $"Created {OrderJson.Name} {orders[0].Id}", asked.Fields.Findings);
}
