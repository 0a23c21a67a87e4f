using Microsoft.Extensions.Logging;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders;

internal sealed partial class OrderBook
{
    public const string BesideTaken = "beside_taken";

    /// <summary>What a conflict means: this very call was made before, the order or invoice is there already, or (null) a lost race.</summary>
    private async Task<Outcome<OrderBooked>?> Explain(OrderRequest request, string row, CancellationToken cancellation)
    {
        // The same call made twice conflicts on whichever of its rows the store names first.
        if (request.Idempotency is not null && await FirstAnswer(request, cancellation) is { } answered)
        {
            return answered;
        }

        if (request.Command is OrderCommand.Create && row == OrderRows.Document(request.Order))
        {
            return new Refusal(RefusalKind.Conflict, "order_exists", $"Order {request.Order} exists already.");
        }

        if (row == OrderRows.NeedsBasis)
        {
            return NeedsChanged;
        }

        if (request.Beside.Any(change => change.Row == row))
        {
            return new Refusal(RefusalKind.Conflict, BesideTaken, "What was to be written beside the change is there already.");
        }

        if (request.Command is OrderCommand.RecordInvoice record && row == OrderRows.Invoice(record.Invoice.Id))
        {
            return new Refusal(
                RefusalKind.Conflict,
                "duplicate_invoice",
                $"Invoice {record.Invoice.Number} of vendor {record.Invoice.Vendor} was recorded before, as {record.Invoice.Id}.",
                "number");
        }

        return null;
    }

    private static Refusal NeedsChanged { get; } =
        new(RefusalKind.Conflict, "needs_changed", "Somebody ordered by what is needed meanwhile: it has to be worked out anew.");

    /// <summary>
    /// Another answer in place of the one that was kept with the change. Where the store fails now that one stays: the change is made, and must
    /// not be answered as if it were not.
    /// </summary>
    public async Task KeepAnswer(AccountId account, IdempotencyKey key, StoredAnswer answer, CancellationToken cancellation)
    {
        try
        {
            await store.Commit(
                OrderRows.Partition(account),
                [RowChange.Put(OrderRows.Idempotency(key.Hash), Packed.From(new IdempotencyRow(key.Fingerprint, answer, clock.GetUtcNow())))],
                cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            NotKept(failure, account.Value);
        }
    }

    private async Task<Outcome<OrderBooked>?> FirstAnswer(OrderRequest request, CancellationToken cancellation)
    {
        var call = request.Idempotency!;
        return await FirstAnswer(request.Account, call.KeyHash, call.Fingerprint, cancellation) is not { } first ? null
            : first.IsRefused ? first.Refusals
            : new OrderBooked(null!, false, Replay: first.Value);
    }

    private async Task<Outcome<StoredAnswer>?> AnswerUnder(StoreKey key, string fingerprint, CancellationToken cancellation)
    {
        if (await store.Read(key, cancellation) is not { } row)
        {
            return null;
        }

        var first = Packed.To<IdempotencyRow>(row);
        if (first.IsPast(clock.GetUtcNow()))
        {
            await store.Commit(key.Partition, [RowChange.Delete(key.Row, row.ETag)], cancellation);
            return null;
        }

        return first is { Answer: { } answer } && first.Fingerprint == fingerprint ? answer : IdempotencyKey.Reused;
    }

    [LoggerMessage(1103, LogLevel.Warning, "What came of a call of account {Account} could not be kept for its repetition, which gets the answer of before.")]
    private partial void NotKept(Exception failure, string account);
}
