using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Makes the draft of one vendor and warehouse. Its id derives from account, night, vendor and warehouse: made twice, it is there once.
/// </summary>
internal sealed class MakeDraft(IStore store, SettingsRows settings, CatalogueBook catalogue, OrderBook orders)
{
    public const string Name = nameof(MakeDraft);

    internal sealed record Input(RunInput Run, VendorNeed Need);

    [Function(Name)]
    public async Task Run([ActivityTrigger] Input input, CancellationToken cancellation)
    {
        var account = new AccountId(input.Run.Account);
        var (vendor, warehouse) = (new VendorId(input.Need.Vendor), new WarehouseId(input.Need.Warehouse));
        var needs = new List<Suggestion>();
        await foreach (var row in store.All(RunRows.Needs(account, input.Run.Run, vendor, warehouse), cancellation))
        {
            needs.Add(Packed.To<Suggestion>(row));
        }

        var shop = await settings.Get(account, fresh: true, cancellation);
        var destination = await catalogue.Find(account, warehouse, cancellation);
        var part = 0;
        foreach (var draft in DraftPlan.Of(account, input.Run.Night, needs, input.Run.Run, shop.SubmitDrafts))
        {
            var create = draft.Create with
            {
                Header = draft.Create.Header with { WarehouseName = destination?.Fact.DisplayName, ShopName = shop.ShopName },
            };
            var made = await orders.Execute(new OrderRequest(account, create.Id, create, "system"), cancellation);

            // An order of that id is this very draft, made by an earlier run of the night or before this activity last died.
            var there = !made.IsRefused || made.Refusals.Any(refusal => refusal.Code == "order_exists");
            var result = new RunDraftRow(
                there ? draft.Create.Id : null, there ? null : string.Join(' ', made.Refusals.Select(refusal => refusal.Message)), draft.Remarks);
            await store.Commit(
                RunRows.Partition(account), [RowChange.Put(RunRows.Draft(input.Run.Run, vendor, warehouse, part++), Packed.From(result))], cancellation);
        }
    }
}
