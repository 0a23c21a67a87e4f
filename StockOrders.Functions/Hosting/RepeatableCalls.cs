using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Hosting;

/// <summary>
/// Idempotency keys for calls that change nothing when they are made again. The answer is kept after the work, in a transaction of
/// its own: should that be lost, the repetition does the same work again and ends in the same state.
/// </summary>
internal sealed class RepeatableCalls(IStore store, TimeProvider clock)
{
    public async Task<IResult> Once(
        HttpRequest request, Caller caller, ReadOnlyMemory<byte> body, Func<Task<IResult>> act, CancellationToken cancellation)
    {
        var given = IdempotencyKey.Of(request, caller, body);
        if (given.IsRefused)
        {
            return RefusalAnswer.Of(given.Refusals);
        }

        if (given.Value is not { } key)
        {
            return await act();
        }

        // Beside the answers of orders, where the sweep takes old ones away.
        var at = new StoreKey(OrderRows.Partition(caller.Account), OrderRows.Idempotency(key.Hash));
        if (await store.Read(at, cancellation) is { } row
            && Packed.To<IdempotencyRow>(row) is var first && clock.GetUtcNow() - first.At <= IdempotencyRow.KeptFor)
        {
            return first.Fingerprint == key.Fingerprint
                ? JsonAnswer.Again(first.Answer)
                : RefusalAnswer.Of(new Refusal(
                    RefusalKind.KeyReused, "idempotency_key_reused", "This Idempotency-Key was used for another request. Use a new key.", "Idempotency-Key"));
        }

        var result = await act();
        if (result is JsonAnswer answer)
        {
            await store.Commit(
                at.Partition,
                [RowChange.Put(at.Row, Packed.From(new IdempotencyRow(key.Fingerprint, answer.ToStored(), clock.GetUtcNow())))],
                cancellation);
        }

        return result;
    }
}
