using System.Collections.Immutable;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>Writes down for people what became of a run's drafts of one vendor and warehouse; told again it overwrites its own.</summary>
internal sealed class DraftFindings(IStore store)
{
    public async Task Tell(
        MakeDraft.Input input,
        IReadOnlyList<RunDraftRow> done,
        ImmutableArray<DraftStep> steps,
        WantedDrafts wanted,
        Tonight tonight,
        CancellationToken cancellation)
    {
        var part = 0;
        foreach (var row in done.Where(row => row.Order is not null || row.Problem is not null || !row.Remarks.IsEmpty))
        {
            await Tell(input, part++, row, cancellation);
        }

        var held = tonight.Why is { } why && !steps.Any(step => step is DraftStep.Rewrite or DraftStep.Add) ? wanted.Remarks.Insert(0, why) : wanted.Remarks;
        if (!held.IsEmpty)
        {
            await Tell(input, part, new RunDraftRow(null, null, [.. held.Distinct()]), cancellation);
        }
    }

    public async Task Tell(MakeDraft.Input input, int part, RunDraftRow row, CancellationToken cancellation)
    {
        // A warehouse that gives stands where a vendor would; no vendor's id has a blank.
        var from = new VendorId(input.Need.Source is { } source ? $" {source}" : input.Need.Vendor);
        await store.Commit(
            RunRows.Partition(new AccountId(input.Run.Account)),
            [RowChange.Put(RunRows.Draft(input.Run.Parts, from, new WarehouseId(input.Need.Warehouse), part), Packed.From(row))],
            cancellation);
    }
}
