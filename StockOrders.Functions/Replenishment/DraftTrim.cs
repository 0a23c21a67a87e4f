using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Takes off runs' untouched drafts what is no longer needed from there, before any draft grows: what comes from another vendor tonight never
/// stands full on both.
/// </summary>
internal sealed class DraftTrim(IStore store, OrderBook orders)
{
    private const int MaxAttempts = 50;
    private const string Reason = "What is not here any more is not needed, or comes from elsewhere.";

    /// <param name="needed">From whom anything is needed. Which variants is read for each draft: all of an account would be too much at once.</param>
    /// <param name="failed">Nothing is known of them tonight: their lines stay.</param>
    public async Task Of(
        RunInput run, IReadOnlySet<VendorNeed> needed, IReadOnlySet<VariantId> failed, CancellationToken cancellation)
    {
        var account = new AccountId(run.Account);
        var remarks = 0;
        await foreach (var row in store.All(OrderRows.AllRunDrafts(account), cancellation))
        {
            var draft = Packed.To<RunDraftIndexRow>(row);
            var from = VendorNeed.Of(draft);
            if (await orders.Find(account, draft.Order, cancellation) is { } order
                && RunDrafts.IsPlanned(order)
                && await Trim(account, run, order, [.. needed.Contains(from) ? await Needed(account, run, from, cancellation) : [], .. failed], cancellation) is { } remark)
            {
                await store.Commit(
                    RunRows.Partition(account),
                    [RowChange.Put(RunRows.TakenBack(run.Parts, remarks++), Packed.From(new RunDraftRow(null, null, [remark])))],
                    cancellation);
            }
        }
    }

    private ValueTask<VariantId[]> Needed(AccountId account, RunInput run, VendorNeed from, CancellationToken cancellation)
    {
        var warehouse = new WarehouseId(from.Warehouse);
        var needed = from.Source is { } source
            ? store.All(RunRows.Moves(account, run.Parts, new WarehouseId(source), warehouse), cancellation).Select(row => Packed.To<MoveRow>(row).Variant)
            : store.All(RunRows.Needs(account, run.Parts, new VendorId(from.Vendor), warehouse), cancellation).Select(row => Packed.To<NeedRow>(row).Variant);
        return needed.ToArrayAsync(cancellation);
    }

    /// <returns>What people are told; null where the draft stands.</returns>
    private async Task<string?> Trim(AccountId account, RunInput run, StockOrder order, HashSet<VariantId> stay, CancellationToken cancellation)
    {
        ImmutableArray<OrderLine> kept = [.. order.Lines.Where(line => stay.Contains(line.Variant))];
        if (kept.Length == order.Lines.Length)
        {
            return null;
        }

        OrderCommand command = kept.IsEmpty
            ? new OrderCommand.Withdraw("Nothing of it is needed from there any more.")
            : new OrderCommand.Replan(run.Run, run.Night, order.Header, kept, Reason);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var basis = await orders.Basis(account, cancellation);
            if (basis is null || Packed.To<NeedsBasisRow>(basis).Run != run.Parts)
            {
                // A later run took over, or this one was called off.
                return null;
            }

            var done = await orders.Execute(
                new OrderRequest(account, order.Id, command, "system") { Basis = basis, Run = run.Parts }, cancellation);
            if (!done.IsRefused)
            {
                return kept.IsEmpty ? $"{order.Header.Reference ?? order.Id.Value} was taken back: nothing of it is needed from there any more." : null;
            }

            if (done.Refusals.All(refusal => refusal.Code != "needs_changed"))
            {
                // A person was faster: then it is theirs.
                return null;
            }
        }

        throw new CrowdedException($"Others ordered by what is needed {MaxAttempts} times in a row.");
    }
}
