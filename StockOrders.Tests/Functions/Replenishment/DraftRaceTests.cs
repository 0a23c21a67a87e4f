using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>Runs that meet people at the worst of moments.</summary>
public sealed class DraftRaceTests
{
    [Fact]
    public async Task An_edit_made_while_the_run_rewrites_the_draft_is_not_lost()
    {
        await using var shop = await DraftShop.Drafted(variants: 2);
        var draft = Assert.Single(await shop.OpenDrafts());
        await shop.Has(1, inStock: 0);
        shop.Meanwhile<OrderEvent.Replanned>(() => Edit(shop, draft.Id, new OrderCommand.ChangeLines([draft.Lines[0] with { Ordered = 77 }], [])));

        await shop.Run("second");

        var now = await shop.Order(draft.Id);
        Assert.Equal([77m, 30m], now.Lines.Select(line => line.Ordered));
        Assert.Equal(["Created", "LinesChanged"], await shop.Told(draft.Id));
        Assert.Single(await shop.OpenDrafts());
    }

    [Fact]
    public async Task A_draft_that_is_submitted_while_the_run_rewrites_it_is_not_touched_and_counts()
    {
        await using var shop = await DraftShop.Drafted(variants: 1);
        var draft = Assert.Single(await shop.OpenDrafts());
        await shop.Has(1, inStock: 0);
        shop.Meanwhile<OrderEvent.Replanned>(() => Edit(shop, draft.Id, new OrderCommand.Submit()));

        await shop.Run("second");

        Assert.Equal(30, Assert.Single((await shop.Order(draft.Id)).Lines).Ordered);
        Assert.DoesNotContain("Replanned", await shop.Told(draft.Id));

        // What it orders is what the run had worked out to be needed without it; the next run orders the rest.
        Assert.Equal(30, (await shop.Ordered())[RunShop.IdOf(1)]);
        Assert.Equal(10, await NextRun(shop));
    }

    [Fact]
    public async Task An_edit_made_while_the_run_takes_the_draft_back_keeps_it()
    {
        await using var shop = await DraftShop.Drafted(variants: 1);
        var draft = Assert.Single(await shop.OpenDrafts());
        await shop.Has(1, inStock: 100);
        shop.Meanwhile<OrderEvent.Cancelled>(() => Edit(shop, draft.Id, new OrderCommand.ChangeHeader(draft.Header with { Notes = "Gently." })));

        await shop.Run("second");

        var now = await shop.Order(draft.Id);
        Assert.Equal((Stage.Draft, "Gently.", 30m), (now.Stage, now.Header.Notes, now.Lines[0].Ordered));
    }

    [Fact]
    public async Task What_somebody_orders_by_need_while_the_run_drafts_is_not_drafted()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 1);
        shop.Meanwhile<OrderEvent.Created>(async () =>
        {
            var basis = await shop.Book.Basis(Shop.Account, default);
            var create = Some.Create(Some.Line(30, 4.2m, RunShop.IdOf(1)));
            Assert.NotNull(await shop.Book.CreateTogether(
                new OrdersRequest(Shop.Account, [create with { Header = create.Header with { Warehouse = RunShop.Warehouse } }], "api:test", basis), default));
        });

        await shop.Run();

        Assert.Equal(30, (await shop.Ordered())[RunShop.IdOf(1)]);
        Assert.Empty(await shop.OpenDrafts());
    }

    private static async Task Edit(Shop shop, OrderId order, OrderCommand command) =>
        Assert.False((await shop.Book.Execute(new OrderRequest(Shop.Account, order, command, "api:test"), default)).IsRefused);

    private static async Task<decimal> NextRun(Shop shop)
    {
        var before = (await shop.Ordered())[RunShop.IdOf(1)];
        await shop.Run("another");
        return (await shop.Ordered())[RunShop.IdOf(1)] - before;
    }
}
