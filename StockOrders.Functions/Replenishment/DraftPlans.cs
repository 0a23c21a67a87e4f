using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;

namespace StockOrders.Functions.Replenishment;

/// <summary>What is wanted tonight from one vendor or warehouse for a warehouse.</summary>
/// <param name="Wanted">By what is on order now, and the drafts that stand.</param>
internal sealed record TonightsPlan(
    Tonight Tonight, string? ShopName, string? WarehouseName, Func<PromisedGoods, List<StockOrder>, WantedDrafts> Wanted);

/// <summary>Plans drafts from what a run found to be needed, by the account's rules and the catalogue as they are now.</summary>
internal sealed class DraftPlans(SettingsRows settings, CatalogueBook catalogue, RuleRows rules, NeededGoods goods)
{
    /// <returns>Null where the vendor or a warehouse is gone.</returns>
    public async Task<TonightsPlan?> Of(MakeDraft.Input input, CancellationToken cancellation)
    {
        var account = new AccountId(input.Run.Account);
        var shop = await settings.Get(account, fresh: true, cancellation);
        if (await catalogue.Find(account, new WarehouseId(input.Need.Warehouse), cancellation) is not { } warehouse)
        {
            return null;
        }

        var known = (await rules.Of(account, cancellation)).Rules;
        return input.Need.Source is { } source
            ? await Moves(input, shop, known, source, warehouse.Fact, cancellation)
            : await Purchases(input, shop, known, warehouse.Fact, cancellation);
    }

    private async Task<TonightsPlan?> Purchases(
        MakeDraft.Input input, AccountSettings shop, ImmutableArray<GenerationRule> known, Warehouse warehouse, CancellationToken cancellation)
    {
        var vendor = new VendorId(input.Need.Vendor);
        if ((await catalogue.Find(new AccountId(input.Run.Account), vendor, cancellation))?.Fact is not { } from)
        {
            return null;
        }

        var needs = await goods.From(input.Run, vendor, warehouse.Id, cancellation);
        var tonight = GenerationRules.For(known, shop.SubmitDrafts, from, warehouse.Id, input.Run.Night);
        return new TonightsPlan(tonight, shop.ShopName, warehouse.DisplayName, (now, standing) =>
        {
            List<DraftNeed> still = [.. needs.Where(need => now.Of(need.Suggestion.Variant.Id, warehouse.Id).OnOrder <= need.Suggestion.OnOrder)];
            return Meanwhile(DraftPlan.Of(input.Run.Night, still, tonight, DraftSteps.Added(standing)), needs.Count - still.Count);
        });
    }

    private async Task<TonightsPlan?> Moves(
        MakeDraft.Input input, AccountSettings shop, ImmutableArray<GenerationRule> known, string source, Warehouse warehouse, CancellationToken cancellation)
    {
        if ((await catalogue.Find(new AccountId(input.Run.Account), new WarehouseId(source), cancellation))?.Fact is not { } from)
        {
            return null;
        }

        var moves = await goods.From(input.Run, from.Id, warehouse.Id, cancellation);
        var tonight = GenerationRules.ForTransfers(known, shop.SubmitDrafts, warehouse.Id, input.Run.Night);
        return new TonightsPlan(tonight, shop.ShopName, warehouse.DisplayName, (now, standing) =>
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
}
