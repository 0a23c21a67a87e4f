using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>Runs that meet other runs, and are called off, at the worst of moments.</summary>
public sealed class RunRaceTests
{
    [Fact]
    public async Task A_run_that_is_cancelled_while_it_drafts_makes_no_further_draft()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 1);
        var run = await shop.Runs().Open(Shop.Account, "run", default);
        var (input, page) = (new RunInput(Shop.Account.Value, run.Id, run.Night, run.Attempt), RunShop.IdOf(1).Value);
        await ActivatorUtilities.CreateInstance<RecalculateVariants>(shop.App.Services).Run(new RecalculateVariants.Input(input, new VariantPage(0, page, page)), default);
        var need = Assert.Single(await ActivatorUtilities.CreateInstance<GroupNeeds>(shop.App.Services).Run(input, default));
        await shop.Runs().Cancel(run, default);

        await ActivatorUtilities.CreateInstance<MakeDraft>(shop.App.Services).Run(new MakeDraft.Input(input, need), default);

        Assert.Empty(await shop.Ordered());
    }

    // The run had looked whether it goes on just before: the draft was written after its cancellation had been answered.
    [Fact]
    public async Task A_draft_that_had_begun_when_its_run_was_cancelled_is_not_written()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 1);
        var run = await shop.Runs().Open(Shop.Account, "run", default);
        var input = new RunInput(Shop.Account.Value, run.Id, run.Night);
        var need = Assert.Single(await Grouped(shop, input));

        shop.Meanwhile<OrderEvent.Created>(() => Cancel(shop, run));
        await ActivatorUtilities.CreateInstance<MakeDraft>(shop.App.Services).Run(new MakeDraft.Input(input, need), default);

        Assert.Empty(await shop.Ordered());
        Assert.Empty((await shop.Progress(await shop.Found(run.Id))).Drafts);
    }

    [Fact]
    public async Task What_had_begun_to_be_taken_off_when_the_run_was_cancelled_stays()
    {
        await using var shop = await DraftShop.Drafted(variants: 1);
        await shop.Has(1, inStock: 100);
        var run = await shop.Runs().Open(Shop.Account, "second", default);

        shop.Meanwhile<OrderEvent.Cancelled>(() => Cancel(shop, run));
        await Grouped(shop, new RunInput(Shop.Account.Value, run.Id, run.Night));

        Assert.Equal(30, (await shop.Ordered())[RunShop.IdOf(1)]);
    }

    [Fact]
    public async Task What_a_cancelled_run_had_drafted_is_counted_by_what_variants_tell()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 1);
        shop.Store.BeforeCommit = (_, changes) =>
        {
            if (changes.Any(change => change.Row.StartsWith("part.run.draft.", StringComparison.Ordinal)))
            {
                shop.Store.BeforeCommit = (_, _) => { };
                Cancel(shop, shop.Found("run").GetAwaiter().GetResult()).GetAwaiter().GetResult();
            }
        };

        var run = await shop.Run();

        Assert.Equal(RunStatus.Cancelled, run.Status);
        var metrics = (await shop.Metrics(RunShop.IdOf(1)))!;
        Assert.Equal((30m, 0m), (metrics.OnOrder, metrics.Replenishment));
    }

    [Fact]
    public async Task Of_two_runs_the_one_that_knew_its_needs_last_makes_the_drafts()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 1);
        var run = await shop.Runs().Open(Shop.Account, "first", default);
        var input = new RunInput(Shop.Account.Value, run.Id, run.Night);
        var need = Assert.Single(await Grouped(shop, input));

        // The second takes over between the first one's plan and its first draft.
        shop.Meanwhile<OrderEvent.Created>(() => shop.Book.Claim(Shop.Account, "second", default));
        await ActivatorUtilities.CreateInstance<MakeDraft>(shop.App.Services).Run(new MakeDraft.Input(input, need), default);

        Assert.Empty(await shop.OpenDrafts());
        await shop.Run("third");
        Assert.Equal(30, (await shop.Ordered())[RunShop.IdOf(1)]);
    }

    private static async Task Cancel(Shop shop, RunRow run)
    {
        await shop.Runs().Cancel(run, default);
        await shop.Book.Release(Shop.Account, run.Parts, default);
    }

    private static async Task<VendorNeed[]> Grouped(Shop shop, RunInput run)
    {
        var services = shop.App.Services;
        foreach (var shard in await ActivatorUtilities.CreateInstance<PlanShards>(services).Run(run, default))
        {
            foreach (var page in shard.Pages)
            {
                await ActivatorUtilities.CreateInstance<RecalculateVariants>(services).Run(new RecalculateVariants.Input(run, page), default);
            }
        }

        return await ActivatorUtilities.CreateInstance<GroupNeeds>(services).Run(run, default);
    }
}
