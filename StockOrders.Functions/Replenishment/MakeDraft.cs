using System.Collections.Frozen;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Sees to it that the draft of one vendor and warehouse, or of goods from one warehouse to another, stands as it is needed tonight. Done twice
/// by one run it is done once; of two runs at once, the one that worked out its needs last does it; what came on order since is left out.
/// </summary>
internal sealed class MakeDraft(
    IStore store,
    RunBook runs,
    OrderBook orders,
    DraftPlans plans,
    OnOrderMemory onOrder,
    DraftQueue queue,
    DraftWork work,
    DraftFindings findings,
    FailedVariants failed)
{
    public const string Name = nameof(MakeDraft);

    private const int MaxAttempts = 50;

    internal sealed record Input(RunInput Run, VendorNeed Need);

    [Function(Name)]
    public async Task Run([ActivityTrigger] Input input, CancellationToken cancellation)
    {
        var account = new AccountId(input.Run.Account);
        using var prepared = await queue.Prepare(account, cancellation);
        if (await plans.Of(input, cancellation) is not { } plan)
        {
            return;
        }

        using var place = await queue.Enter(account, cancellation);
        if (!await runs.IsUnderWay(input.Run, cancellation))
        {
            return;
        }

        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var basis = await orders.Basis(account, cancellation);
            if (basis is null || Packed.To<NeedsBasisRow>(basis) is not { } claimed || claimed.Run != input.Run.Parts)
            {
                if (await runs.IsUnderWay(input.Run, cancellation))
                {
                    await findings.Tell(input, 0, new RunDraftRow(null, null, ["A later run took over the drafts."]), cancellation);
                }

                return;
            }

            var standing = await Standing(account, input.Need, cancellation);
            var now = await onOrder.Of(input.Run, claimed.Turn, input.Need, standing, cancellation, isFinal: plan.Tonight.Submits);
            var wanted = plan.Wanted(now, standing);
            var unknown = standing.Any(RunDrafts.IsPlanned) ? await failed.Of(input.Run, cancellation) : FrozenSet<VariantId>.Empty;
            var steps = DraftSteps.Of(standing, wanted, plan.Tonight, unknown);
            if (await work.Do(new DraftWork.Order(input, plan.ShopName, plan.WarehouseName, basis, standing), steps, cancellation) is { } done)
            {
                await findings.Tell(input, done, steps, wanted, plan.Tonight, cancellation);
                return;
            }
        }

        throw new CrowdedException($"Others ordered by what is needed, or changed the drafts for it, {MaxAttempts} times in a row.");
    }

    private async Task<List<StockOrder>> Standing(AccountId account, VendorNeed need, CancellationToken cancellation)
    {
        var warehouse = new WarehouseId(need.Warehouse);
        var range = need.Source is { } source
            ? OrderRows.RunDrafts(account, new WarehouseId(source), warehouse)
            : OrderRows.RunDrafts(account, new VendorId(need.Vendor), warehouse);
        var standing = new List<StockOrder>();
        await foreach (var row in store.All(range, cancellation))
        {
            if (await orders.Find(account, Packed.To<RunDraftIndexRow>(row).Order, cancellation) is { } order)
            {
                standing.Add(order);
            }
        }

        return standing;
    }
}
