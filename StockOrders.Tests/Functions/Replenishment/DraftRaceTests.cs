using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>Runs that meet people, other runs, and the end of their process, at the worst of moments.</summary>
public sealed class DraftRaceTests
{
    private static readonly VendorId Slugworth = new("v2");

    [Fact]
    public async Task An_edit_made_while_the_run_rewrites_the_draft_is_not_lost()
    {
        await using var shop = await Drafted(variants: 2);
        var draft = Assert.Single(await Open(shop));
        await Has(shop, 1, inStock: 0);
        Meanwhile<OrderEvent.Replanned>(shop, () => Edit(shop, draft.Id, new OrderCommand.ChangeLines([draft.Lines[0] with { Ordered = 77 }], [])));

        await shop.Run("second");

        var now = await shop.Order(draft.Id);
        Assert.Equal([77m, 30m], now.Lines.Select(line => line.Ordered));
        Assert.Equal(["Created", "LinesChanged"], await Told(shop, draft.Id));
        Assert.Single(await Open(shop));
    }

    [Fact]
    public async Task A_draft_that_is_submitted_while_the_run_rewrites_it_is_not_touched_and_counts()
    {
        await using var shop = await Drafted(variants: 1);
        var draft = Assert.Single(await Open(shop));
        await Has(shop, 1, inStock: 0);
        Meanwhile<OrderEvent.Replanned>(shop, () => Edit(shop, draft.Id, new OrderCommand.Submit()));

        await shop.Run("second");

        Assert.Equal(30, Assert.Single((await shop.Order(draft.Id)).Lines).Ordered);
        Assert.DoesNotContain("Replanned", await Told(shop, draft.Id));

        // What it orders is what the run had worked out to be needed without it; the next run orders the rest.
        Assert.Equal(30, (await shop.Ordered())[RunShop.IdOf(1)]);
        Assert.Equal(10, await NextRun(shop));
    }

    [Fact]
    public async Task An_edit_made_while_the_run_takes_the_draft_back_keeps_it()
    {
        await using var shop = await Drafted(variants: 1);
        var draft = Assert.Single(await Open(shop));
        await Has(shop, 1, inStock: 100);
        Meanwhile<OrderEvent.Cancelled>(shop, () => Edit(shop, draft.Id, new OrderCommand.ChangeHeader(draft.Header with { Notes = "Gently." })));

        await shop.Run("second");

        var now = await shop.Order(draft.Id);
        Assert.Equal((Stage.Draft, "Gently.", 30m), (now.Stage, now.Header.Notes, now.Lines[0].Ordered));
    }

    [Fact]
    public async Task What_somebody_orders_by_need_while_the_run_drafts_is_not_drafted()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 1);
        Meanwhile<OrderEvent.Created>(shop, async () =>
        {
            var basis = await shop.Book.Basis(Shop.Account, default);
            var create = Some.Create(Some.Line(30, 4.2m, RunShop.IdOf(1)));
            Assert.NotNull(await shop.Book.CreateTogether(
                new OrdersRequest(Shop.Account, [create with { Header = create.Header with { Warehouse = RunShop.Warehouse } }], "api:test", basis), default));
        });

        await shop.Run();

        Assert.Equal(30, (await shop.Ordered())[RunShop.IdOf(1)]);
        Assert.Empty(await Open(shop));
    }

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

    [Fact]
    public async Task Of_two_runs_the_one_that_knew_its_needs_last_makes_the_drafts()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 1);
        var run = await shop.Runs().Open(Shop.Account, "first", default);
        var input = new RunInput(Shop.Account.Value, run.Id, run.Night);
        var need = Assert.Single(await Grouped(shop, input));

        // The second takes over between the first one's plan and its first draft.
        Meanwhile<OrderEvent.Created>(shop, () => shop.Book.Claim(Shop.Account, "second", default));
        await ActivatorUtilities.CreateInstance<MakeDraft>(shop.App.Services).Run(new MakeDraft.Input(input, need), default);

        Assert.Empty(await Open(shop));
        await shop.Run("third");
        Assert.Equal(30, (await shop.Ordered())[RunShop.IdOf(1)]);
    }

    [Fact]
    public async Task Killed_between_any_two_steps_the_run_ends_as_if_it_had_not_been()
    {
        string? undisturbed = null;
        var steps = int.MaxValue;
        for (var killedAt = -1; killedAt < steps; killedAt++)
        {
            await using var shop = await Drafted(variants: 3);
            await Cheaper(shop, 2);
            await Has(shop, 3, inStock: 5);
            var (commit, at) = (0, killedAt);
            shop.Store.BeforeCommit = (partition, _) =>
            {
                if (partition == OrderRows.Partition(Shop.Account) || partition == RunRows.Partition(Shop.Account))
                {
                    if (commit++ == at)
                    {
                        throw new IOException("The process is gone.");
                    }
                }
            };

            try
            {
                await shop.Run("second");
            }
            catch (IOException)
            {
                // Killed before the run was written down: it is started again.
                await shop.Run("second");
            }

            await shop.After(TimeSpan.FromMinutes(20));
            Assert.Equal(RunStatus.Completed, (await shop.Found("second")).Status);
            var left = string.Join('\n', (await Open(shop)).Select(order =>
                $"{order.Header.Vendor} {string.Join(", ", order.Lines.Select(line => $"{line.Variant} {line.Ordered:0}"))}"));
            if (killedAt < 0)
            {
                (undisturbed, steps) = (left, commit);
                Assert.Equal("v1 c20_0001 30, c20_0003 35\nv2 c20_0002 30", left);
            }

            Assert.True(undisturbed == left, $"Killed at {killedAt} of {steps}: {left}");
        }

        Assert.InRange(steps, 5, 60);
    }

    /// <summary>What comes from another vendor tonight stands full on both at no moment.</summary>
    [Fact]
    public async Task What_moves_to_another_vendor_is_at_no_moment_on_both_drafts()
    {
        await using var shop = await Drafted(variants: 3);
        await Cheaper(shop, 2);
        var most = 0m;
        shop.Store.BeforeCommit = (_, _) => most = Math.Max(most, shop.Ordered().GetAwaiter().GetResult().GetValueOrDefault(RunShop.IdOf(2)));

        await shop.Run("second");

        Assert.Equal(30, most);
        Assert.Equal(30, (await shop.Ordered())[RunShop.IdOf(2)]);
    }

    private static async Task<Shop> Drafted(int variants)
    {
        var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants);
        await RunShop.Put(shop.Store, Shop.Account, CatalogueRows.Vendor(Slugworth), new Vendor
        {
            Id = Slugworth, Name = "Slugworth", Email = "orders@slugworth.example", Currency = Currency.Of("GBP"), LeadTime = 14,
        });
        await shop.Run("first");
        return shop;
    }

    private static Task Has(Shop shop, int number, decimal inStock) => RunShop.Put(
        shop.Store,
        Shop.Account,
        CatalogueRows.Variant(RunShop.IdOf(number)),
        RunShop.Wanting(RunShop.IdOf(number)) with { InStock = ImmutableSortedDictionary<string, decimal>.Empty.Add("w1", inStock) });

    private static Task Cheaper(Shop shop, int number) => RunShop.Put(
        shop.Store,
        Shop.Account,
        CatalogueRows.Variant(RunShop.IdOf(number)),
        RunShop.Wanting(RunShop.IdOf(number)) with
        {
            Vendors = [new VendorOffer { Vendor = RunShop.Vendor, CostPrice = 4.2m }, new VendorOffer { Vendor = Slugworth, CostPrice = 2 }],
        });

    /// <summary>Something that happens once, just before the first commit that tells of such an event.</summary>
    private static void Meanwhile<TEvent>(Shop shop, Func<Task> happens)
        where TEvent : OrderEvent => shop.Store.BeforeCommit = (_, changes) =>
    {
        if (changes.Any(change => change.Row.StartsWith("t.", StringComparison.Ordinal) && change.Body is { } body && Packed.To<TimelineEntry>(Stored(change.Row, body)).Event is TEvent))
        {
            shop.Store.BeforeCommit = (_, _) => { };
            happens().GetAwaiter().GetResult();
        }
    };

    private static async Task Edit(Shop shop, OrderId order, OrderCommand command) =>
        Assert.False((await shop.Book.Execute(new OrderRequest(Shop.Account, order, command, "api:test"), default)).IsRefused);

    private static async Task<decimal> NextRun(Shop shop)
    {
        var before = (await shop.Ordered())[RunShop.IdOf(1)];
        await shop.Run("another");
        return (await shop.Ordered())[RunShop.IdOf(1)] - before;
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

    private static async Task<StockOrder[]> Open(Shop shop)
    {
        var orders = new List<StockOrder>();
        await foreach (var row in shop.Store.All(OrderRows.AllDocuments(Shop.Account), default))
        {
            orders.Add(Packed.To<StockOrder>(row));
        }

        return [.. orders.Where(RunDrafts.IsOpen).OrderBy(order => order.Header.Vendor?.Value, StringComparer.Ordinal)];
    }

    private static async Task<string[]> Told(Shop shop, OrderId order) =>
        await shop.Store.All(OrderRows.TimelineOf(Shop.Account, order), default).Select(row => Packed.To<TimelineEntry>(row).Event.GetType().Name).ToArrayAsync();

    private static StoredRow Stored(string row, ReadOnlyMemory<byte> body) => new(new StoreKey("any", row), "any", body);
}
