using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Makes the draft of one vendor and warehouse. Its id derives from account, night, vendor, warehouse and a number: made twice by one run,
/// it is there once; two runs of a night cannot both take a number, and each leaves out what came on order since it looked.
/// </summary>
internal sealed class MakeDraft(IStore store, SettingsRows settings, CatalogueBook catalogue, OrderBook orders, OnOrderNow onOrder)
{
    public const string Name = nameof(MakeDraft);

    internal sealed record Input(RunInput Run, VendorNeed Need);

    [Function(Name)]
    public async Task Run([ActivityTrigger] Input input, CancellationToken cancellation)
    {
        var account = new AccountId(input.Run.Account);
        var (vendor, warehouse) = (new VendorId(input.Need.Vendor), new WarehouseId(input.Need.Warehouse));
        var needs = await Needs(account, input, vendor, warehouse, cancellation);
        var shop = await settings.Get(account, fresh: true, cancellation);
        var destination = await catalogue.Find(account, warehouse, cancellation);
        var (part, number) = (0, 0);
        foreach (var draft in DraftPlan.Of(account, input.Run.Night, needs, input.Run.Run, shop.SubmitDrafts))
        {
            var create = draft.Create with
            {
                Header = draft.Create.Header with { WarehouseName = destination?.Fact.DisplayName, ShopName = shop.ShopName },
            };
            (var result, number) = await Make(account, input, create, number, needs, cancellation);
            var told = Packed.From(result with { Remarks = [.. draft.Remarks, .. result.Remarks] });
            await store.Commit(
                RunRows.Partition(account), [RowChange.Put(RunRows.Draft(input.Run.Parts, vendor, warehouse, part++), told)], cancellation);
        }
    }

    /// <summary>What the run found to be needed, at the vendor's terms of now; what they sell no more is left out.</summary>
    private async Task<List<Suggestion>> Needs(
        AccountId account, Input input, VendorId vendor, WarehouseId warehouse, CancellationToken cancellation)
    {
        var rows = new List<NeedRow>();
        await foreach (var row in store.All(RunRows.Needs(account, input.Run.Parts, vendor, warehouse), cancellation))
        {
            rows.Add(Packed.To<NeedRow>(row));
        }

        var variants = await catalogue.Find(account, [.. rows.Select(row => row.Variant)], cancellation);
        var from = (await catalogue.Find(account, vendor, cancellation))?.Fact;
        var needs = new List<Suggestion>(rows.Count);
        foreach (var row in rows)
        {
            if (from is not null && variants.TryGetValue(row.Variant, out var variant)
                && variant.Vendors.FirstOrDefault(offer => offer.Vendor == vendor) is { } offer)
            {
                needs.Add(row.With(variant, from, offer));
            }
        }

        return needs;
    }

    /// <param name="number">The first that the draft may have.</param>
    /// <returns>What became of it, and the first number that the next one may have.</returns>
    private async Task<(RunDraftRow Result, int Next)> Make(
        AccountId account, Input input, OrderCommand.Create create, int number, List<Suggestion> needs, CancellationToken cancellation)
    {
        while (true)
        {
            var id = OrderIds.Replenishment(account, input.Run.Night, new VendorId(input.Need.Vendor), new WarehouseId(input.Need.Warehouse), number++);
            if (await orders.Find(account, id, cancellation) is { } there)
            {
                if (there.Run == input.Run.Run)
                {
                    // This very draft, made before this activity last died.
                    return (new RunDraftRow(id, null, []), number);
                }

                continue;
            }

            create = create with
            {
                Id = id,
                Header = create.Header with { Reference = ReferenceOf(input, number) },
                Lines = await StillNeeded(account, create, needs, cancellation),
            };
            if (create.Lines.IsEmpty)
            {
                return (new RunDraftRow(null, null, ["All of this came on order meanwhile."]), number);
            }

            var made = await orders.Execute(new OrderRequest(account, id, create, "system"), cancellation);
            if (!made.IsRefused || made.Refusals.All(refusal => refusal.Code != "order_exists"))
            {
                return (new RunDraftRow(
                    made.IsRefused ? null : id, made.IsRefused ? string.Join(' ', made.Refusals.Select(refusal => refusal.Message)) : null, []), number);
            }
        }
    }

    /// <summary>A number for people, who cannot tell ids apart: R261121-pennine_mills-leeds, and -2 for a second one of the day.</summary>
    private static string ReferenceOf(Input input, int number) => string.Create(
        CultureInfo.InvariantCulture, $"R{input.Run.Night:yyMMdd}-{Short(input.Need.Vendor)}-{Short(input.Need.Warehouse)}{(number > 1 ? $"-{number}" : "")}");

    private static string Short(string id) => id.Length <= 40 ? id : id[..40];

    /// <summary>Without what came on order after this run looked.</summary>
    private async Task<ImmutableArray<OrderLine>> StillNeeded(
        AccountId account, OrderCommand.Create create, List<Suggestion> needs, CancellationToken cancellation)
    {
        var now = await onOrder.Of(account, cancellation);
        var seen = needs.ToDictionary(need => need.Variant.Id, need => need.OnOrder);
        return [.. create.Lines.Where(line => now.GetValueOrDefault((line.Variant, create.Header.Warehouse), Promised.Nothing).OnOrder <= seen[line.Variant])];
    }
}
