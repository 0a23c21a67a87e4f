using System.Net;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Moq;
using SendGrid;
using SendGrid.Helpers.Mail;
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
    public async Task Mail_that_is_not_taken_is_tried_ever_more_rarely_and_goes_out_when_it_can()
    {
        var sendGrid = new FickleSendGrid { Status = HttpStatusCode.ServiceUnavailable };
        await using var shop = await Shop.Open(Some.Settings with { ConfirmationChase = TimeSpan.FromDays(10) }, sendGrid.Replace);
        await shop.Submit(100m);
        Assert.Equal(1, sendGrid.Asked);

        await shop.App.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(1, sendGrid.Asked);
        await shop.App.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, sendGrid.Asked);
        await shop.App.Advance(TimeSpan.FromHours(24));
        Assert.InRange(sendGrid.Asked, 8, 16);
        Assert.Equal(1, await shop.Owed());

        sendGrid.Status = HttpStatusCode.Accepted;
        await shop.App.Advance(TimeSpan.FromHours(7));
        Assert.Equal(0, await shop.Owed());
        Assert.All(sendGrid.Effects, id => Assert.Equal($"{Some.Id}.4.SupplierOrder", id));
    }

    [Fact]
    public async Task Line_that_breaks_leaves_the_mail_owed_and_it_is_sent_again()
    {
        var sendGrid = new FickleSendGrid { Breaks = true };
        await using var shop = await Shop.Open(services: sendGrid.Replace);
        await shop.Submit(100m);
        Assert.Equal(1, await shop.Owed());

        sendGrid.Breaks = false;
        await shop.App.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(2, sendGrid.Asked);
        Assert.Equal(0, await shop.Owed());
    }

    [Fact]
    public async Task Mail_whose_worker_died_before_crossing_it_off_is_posted_again_under_the_same_id()
    {
        await using var shop = await Shop.Open();
        shop.Store.BeforeCommit = (_, changes) =>
        {
            if (changes is [{ Kind: RowChangeKind.Delete, Row: var row }] && row.Contains("SupplierOrder", StringComparison.Ordinal))
            {
                shop.Store.BeforeCommit = (_, _) => { };
                throw new IOException("The worker dies here.");
            }
        };

        await shop.Submit(100m);
        await shop.App.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(2, Assert.Single(shop.MailsTo(Supplier)).Posts);
        Assert.Equal(0, await shop.Owed());
    }

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
    public async Task Reminder_that_events_have_overtaken_is_not_sent()
    {
        var sendGrid = new FickleSendGrid { Status = HttpStatusCode.ServiceUnavailable };
        await using var shop = await Shop.Open(services: sendGrid.Replace);
        await shop.Submit(3_000m);
        await shop.Do(new OrderCommand.Cancel());
        var asked = sendGrid.Asked;

        sendGrid.Status = HttpStatusCode.Accepted;
        await shop.App.Advance(TimeSpan.FromHours(1));

        Assert.Equal(asked, sendGrid.Asked);
        Assert.Equal(0, await shop.Owed());
    }

    // Cancelled while its mail was on the way out, an order reached its supplier after its own cancellation, and would have been delivered.
    [Fact]
    public async Task Cancellation_waits_for_the_orders_own_mail()
    {
        var sendGrid = new FickleSendGrid();
        await using var shop = await Shop.Open(services: sendGrid.Replace);
        var client = shop.App.Services.GetRequiredService<DurableTaskClient>();
        DateTimeOffset? comeBack = null;
        sendGrid.Before = async effect =>
        {
            if (effect.EndsWith("SupplierOrder", StringComparison.Ordinal))
            {
                await shop.Book.Execute(new OrderRequest(Shop.Account, Some.Id, new OrderCommand.Cancel(), "api:test"), default);
                comeBack = await shop.App.Services.GetRequiredService<OutboxWorker>().Do(client, Shop.Account, $"{Some.Id}.5.SupplierCancellation", default);
            }
        };

        await shop.Submit(100m);
        await shop.App.Advance(OutboxRow.ClaimLasts);

        Assert.Equal(Some.Morning + OutboxRow.ClaimLasts, comeBack);
        Assert.Equal([$"{Some.Id}.4.SupplierOrder", $"{Some.Id}.5.SupplierCancellation"], sendGrid.Effects);
        Assert.Equal(0, await shop.Owed());
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

    private sealed class FickleSendGrid
    {
        public HttpStatusCode Status { get; set; } = HttpStatusCode.Accepted;

        public bool Breaks { get; set; }

        public int Asked => Effects.Count;

        public List<string> Effects { get; } = [];

        public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

        public void Replace(IServiceCollection services)
        {
            var client = new Mock<ISendGridClient>();
            client.Setup(it => it.SendEmailAsync(It.IsAny<SendGridMessage>(), It.IsAny<CancellationToken>())).Returns(async (SendGridMessage mail, CancellationToken _) =>
            {
                await Before(mail.CustomArgs["effect_id"]);
                Effects.Add(mail.CustomArgs["effect_id"]);
                return Breaks ? throw new HttpRequestException("The line broke.") : new Response(Status, new StringContent("{\"errors\":[]}"), null);
            });
            services.RemoveAll<ISendGridClient>();
            services.AddSingleton(client.Object);
        }
    }
}
