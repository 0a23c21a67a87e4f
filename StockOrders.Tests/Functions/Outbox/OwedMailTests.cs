using System.Net;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Moq;
using SendGrid;
using SendGrid.Helpers.Mail;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Outbox;

public sealed class OwedMailTests
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
