using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Outbox;

public sealed class OutboxTests
{
    private const string Supplier = "sales@wonka.example";

    [Fact]
    public async Task Message_that_comes_twice_or_too_late_does_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var worker = shop.App.Services.GetRequiredService<OutboxWorker>();

        var next = await worker.Do(shop.App.Services.GetRequiredService<DurableTaskClient>(), Shop.Account, $"{Some.Id}.4.SupplierOrder", default);

        Assert.Null(next);
        Assert.Equal(1, Assert.Single(shop.MailsTo(Supplier)).Posts);
    }

    [Fact]
    public async Task Row_claimed_by_another_worker_is_left_to_it_until_its_claim_ends()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var effect = new Effect.Mail("again", Some.Id, MailKind.SupplierOrder, Supplier, 1);
        var claimed = new OutboxRow(Shop.Account, effect, Some.Morning).Claim(shop.App.Clock.GetUtcNow());
        await shop.Store.Commit(
            OrderRows.Partition(Shop.Account), [RowChange.Insert(OrderRows.Outbox(effect.Id), Packed.From(claimed))], default);
        var worker = shop.App.Services.GetRequiredService<OutboxWorker>();

        var client = shop.App.Services.GetRequiredService<DurableTaskClient>();

        Assert.Equal(claimed.ClaimedUntil, await worker.Do(client, Shop.Account, effect.Id, default));
        Assert.Single(shop.MailsTo(Supplier));

        await shop.App.Advance(OutboxRow.ClaimLasts);
        Assert.Null(await worker.Do(client, Shop.Account, effect.Id, default));
        Assert.Equal(2, shop.MailsTo(Supplier).Length);
    }

    [Fact]
    public async Task Effects_whose_message_was_never_sent_are_found_by_the_sweep()
    {
        await using var shop = await Shop.Open();
        var wake = new Effect.WakeLifecycle("lost", Some.Id);
        await shop.Do(Some.Create(Some.Line(1, 100)));
        await shop.Store.Commit(
            OrderRows.Partition(Shop.Account),
            [RowChange.Insert(OrderRows.Outbox(wake.Id), Packed.From(new OutboxRow(Shop.Account, wake, Some.Morning)))],
            default);

        await shop.App.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal(0, await shop.Owed());
    }

    [Fact]
    public async Task Order_whose_orchestration_is_gone_is_found_and_lives_on()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        var client = shop.App.Services.GetRequiredService<DurableTaskClient>();
        await client.TerminateInstanceAsync(Shop.Instance, default(CancellationToken));
        await shop.App.WhenIdle();

        await shop.After(TimeSpan.FromHours(26));

        Assert.Equal(2, shop.MailsTo("manager@example.com").Length);
        await shop.After(TimeSpan.FromHours(72));
        Assert.Equal(Stage.Rejected, await shop.Stage());
    }

    [Fact]
    public void Failed_attempts_rest_longer_and_longer_but_a_dead_workers_claim_always_ends_after_half_a_minute()
    {
        // Killed twenty times within a mail, an order once waited hours for a claim that nobody held.
        var row = new OutboxRow(Shop.Account, new Effect.WakeLifecycle("w", Some.Id), Some.Morning);
        Assert.Equal(Some.Morning.AddSeconds(30), (row with { Attempts = 20 }).Claim(Some.Morning).ClaimedUntil);
        Assert.Equal(Some.Morning.AddSeconds(30), (row with { Attempts = 1 }).Rest(Some.Morning).ClaimedUntil);
        Assert.Equal(Some.Morning.AddSeconds(60), (row with { Attempts = 2 }).Rest(Some.Morning).ClaimedUntil);
        Assert.Equal(Some.Morning.AddHours(6), (row with { Attempts = int.MaxValue - 1 }).Rest(Some.Morning).ClaimedUntil);
    }
}
