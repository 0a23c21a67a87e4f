using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Hosting;

/// <summary>
/// Idempotency keys for calls whose work is more than one transaction. The key is taken before the work and the answer kept after it: the
/// same call made meanwhile is told that the first still runs. A call that died frees its key after a while.
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
        if (await Take(at, key, cancellation) is { } first)
        {
            return first;
        }

        var isAnswered = false;
        try
        {
            var result = await act();
            if (result is JsonAnswer answer)
            {
                await Keep(at, new IdempotencyRow(key.Fingerprint, answer.ToStored(), clock.GetUtcNow()));
                isAnswered = true;
            }

            return result;
        }
        finally
        {
            if (!isAnswered)
            {
                // Refused or failed: the client may mend the call, or try it again, under the same key.
                await store.Commit(at.Partition, [RowChange.Delete(at.Row)], CancellationToken.None);
            }
        }
    }

    /// <summary>What the first call under this key was answered, or that it still runs; null where this is the first.</summary>
    private async Task<IResult?> Take(StoreKey at, IdempotencyKey key, CancellationToken cancellation)
    {
        var taken = Packed.From(new IdempotencyRow(key.Fingerprint, null, clock.GetUtcNow()));
        var row = await store.Read(at, cancellation);
        if (row is null || Packed.To<IdempotencyRow>(row).IsPast(clock.GetUtcNow()))
        {
            var change = row is null ? RowChange.Insert(at.Row, taken) : RowChange.Replace(at.Row, taken, row.ETag);
            if ((await store.Commit(at.Partition, [change], cancellation)).Committed)
            {
                return null;
            }

            row = await store.Read(at, cancellation);
        }

        return row is null ? RefusalAnswer.Of(StillRuns) : Repeated(Packed.To<IdempotencyRow>(row), key);
    }

    private static IResult Repeated(IdempotencyRow first, IdempotencyKey key) =>
        first.Fingerprint != key.Fingerprint ? RefusalAnswer.Of(IdempotencyKey.Reused)
        : first.Answer is { } answer ? JsonAnswer.Again(answer)
        : RefusalAnswer.Of(StillRuns);

    /// <summary>The work is done: a caller who hangs up now must not have it done again.</summary>
    private ValueTask<CommitOutcome> Keep(StoreKey at, IdempotencyRow answered) =>
        store.Commit(at.Partition, [RowChange.Put(at.Row, Packed.From(answered))], CancellationToken.None);

    private static Refusal StillRuns { get; } = new(
        RefusalKind.Conflict, "still_running", "The first call with this Idempotency-Key still runs. Ask again in a moment.", "Idempotency-Key");
}
