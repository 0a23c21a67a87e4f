using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Sees to it that the draft of one vendor and warehouse, or of goods from one warehouse to another, stands as it is needed tonight. Done twice
/// by one run it is done once; of two runs at once, the one that worked out its needs last does it; what came on order since is left out.
/// </summary>
internal sealed class MakeDraft(
    IStore store,
    RunBook runs,
    SettingsRows settings,
    CatalogueBook catalogue,
    OrderBook orders,
    RuleRows rules,
    NeededGoods goods,
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
        var shop = await settings.Get(account, fresh: true, cancellation);
        if (await catalogue.Find(account, new WarehouseId(input.Need.Warehouse), cancellation) is not { } warehouse)
        {
            return;
        }

        var known = (await rules.Of(account, cancellation)).Rules;
        var plan = input.Need.Source is { } source
            ? await Moves(input, shop, known, source, warehouse.Fact, cancellation)
            : await Purchases(input, shop, known, warehouse.Fact, cancellation);
        if (plan is null)
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
            var now = await onOrder.Of(input.Run, claimed.Turn, input.Need, standing, cancellation);
            var wanted = plan.Wanted(now, standing);
            var unknown = standing.Any(RunDrafts.IsPlanned) ? await failed.Of(input.Run, cancellation) : FrozenSet<VariantId>.Empty;
            var steps = DraftSteps.Of(standing, wanted, plan.Tonight, unknown);
            if (await work.Do(new DraftWork.Order(input, shop.ShopName, warehouse.Fact.DisplayName, basis, standing), steps, cancellation) is { } done)
            {
                await findings.Tell(input, done, steps, wanted, plan.Tonight, cancellation);
                return;
            }
        }

        throw new CrowdedException($"Others ordered by what is needed, or changed the drafts for it, {MaxAttempts} times in a row.");
    }

    private async Task<Plan?> Purchases(
        Input input, AccountSettings shop, ImmutableArray<GenerationRule> known, Warehouse warehouse, CancellationToken cancellation)
    {
        var vendor = new VendorId(input.Need.Vendor);
        if ((await catalogue.Find(new AccountId(input.Run.Account), vendor, cancellation))?.Fact is not { } from)
        {
            return null;
        }

        var needs = await goods.From(input.Run, vendor, warehouse.Id, cancellation);
        var tonight = GenerationRules.For(known, shop.SubmitDrafts, from, warehouse.Id, input.Run.Night);
        return new Plan(tonight, (now, standing) =>
        {
            List<DraftNeed> still = [.. needs.Where(need => now.Of(need.Suggestion.Variant.Id, warehouse.Id).OnOrder <= need.Suggestion.OnOrder)];
            return Meanwhile(DraftPlan.Of(input.Run.Night, still, tonight, DraftSteps.Added(standing)), needs.Count - still.Count);
        });
    }

    private async Task<Plan?> Moves(
        Input input, AccountSettings shop, ImmutableArray<GenerationRule> known, string source, Warehouse warehouse, CancellationToken cancellation)
    {
        if ((await catalogue.Find(new AccountId(input.Run.Account), new WarehouseId(source), cancellation))?.Fact is not { } from)
        {
            return null;
        }

        var moves = await goods.From(input.Run, from.Id, warehouse.Id, cancellation);
        var tonight = GenerationRules.ForTransfers(known, shop.SubmitDrafts, warehouse.Id, input.Run.Night);
        return new Plan(tonight, (now, standing) =>
        {
            List<MovedGoods> still = [.. moves.Where(move => now.Of(move.Variant.Id, warehouse.Id).OnOrder <= move.OnOrder)];
            var adds = !DraftSteps.Added(standing).IsEmpty;
            return Meanwhile(TransferDrafts.Of(input.Run.Night, still, from, warehouse, shop, tonight, adds), moves.Count - still.Count);
        });
    }

    private static WantedDrafts Meanwhile(WantedDrafts wanted, int left) => left == 0 ? wanted : wanted with
    {
        Remarks = wanted.Remarks.Add(wanted.Drafts.IsEmpty ? "All of this came on order meanwhile." : $"{left} of the items came on order meanwhile."),
    };

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

    /// <param name="Wanted">By what is on order now, and the drafts that stand.</param>
    private sealed record Plan(Tonight Tonight, Func<PromisedGoods, List<StockOrder>, WantedDrafts> Wanted);
}
