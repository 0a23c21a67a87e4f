using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Lifecycle;

/// <summary>Orders live through LocalHost: real functions, queues, orchestrations and mails, hours in milliseconds.</summary>
public sealed class LifecycleTests
{
    private const string Manager = "manager@example.com";
    private const string Director = "director@example.com";
    private const string Buyer = "buyer@example.com";
    private const string Supplier = "sales@wonka.example";

    [Fact]
    public async Task Order_of_exactly_the_limit_goes_to_its_supplier_without_a_person()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(2_000.00m);

        Assert.Equal(["order.created", "order.submitted", "approval.automatic", "order.sent"], await shop.Told());
        Assert.Empty(shop.MailsTo(Manager));
        Assert.Equal("Purchase order PO-1 from StockOrders", Assert.Single(shop.MailsTo(Supplier)).Subject);
        Assert.Equal(0, await shop.Owed());
    }

    [Fact]
    public async Task Order_over_the_limit_is_sent_once_its_approver_says_so_by_the_link()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(2_000.01m);
        Assert.Equal(Stage.PendingApproval, await shop.Stage());
        Assert.Empty(shop.MailsTo(Supplier));

        var (_, page) = await shop.Post(shop.LinkFor(Manager), "approve", "Fine");

        Assert.Contains("Approved", page, StringComparison.Ordinal);
        Assert.Equal(Stage.Sent, await shop.Stage());
        Assert.Single(shop.MailsTo(Supplier));
    }

    [Fact]
    public async Task Rejected_order_lives_again_when_it_is_submitted_again()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        await shop.Post(shop.LinkFor(Manager), "reject", "Too dear");
        Assert.Equal(Stage.Rejected, await shop.Stage());

        await shop.App.Advance(TimeSpan.FromDays(10));
        await shop.Do(new OrderCommand.ChangeLines([Some.Line(1, 1_000)], []));
        await shop.Do(new OrderCommand.Submit());

        Assert.Equal(Stage.Sent, await shop.Stage());
    }

    [Fact]
    public async Task Silence_is_reminded_escalated_and_ends_in_rejection_each_at_its_hour_and_not_before()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);

        await shop.After(TimeSpan.FromHours(24) - TimeSpan.FromTicks(1));
        Assert.Single(shop.MailsTo(Manager));
        await shop.After(TimeSpan.FromHours(24));
        Assert.StartsWith("Reminder: ", shop.MailsTo(Manager)[1].Subject, StringComparison.Ordinal);

        await shop.After(TimeSpan.FromHours(48) - TimeSpan.FromTicks(1));
        Assert.Empty(shop.MailsTo(Director));
        await shop.After(TimeSpan.FromHours(48));
        Assert.StartsWith("Escalated to you: ", Assert.Single(shop.MailsTo(Director)).Subject, StringComparison.Ordinal);

        await shop.After(TimeSpan.FromHours(72) - TimeSpan.FromTicks(1));
        Assert.Equal(Stage.PendingApproval, await shop.Stage());
        await shop.After(TimeSpan.FromHours(72));
        Assert.Equal(Stage.Rejected, await shop.Stage());
        Assert.Contains("Nobody decided", Assert.Single(shop.MailsTo(Buyer)).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Held_order_is_still_decided_by_the_escalated_link_after_its_time()
    {
        await using var shop = await Shop.Open(Some.Settings with { ApprovalSilence = ApprovalSilence.Hold });
        await shop.Submit(3_000m);
        await shop.After(TimeSpan.FromDays(20));
        Assert.Equal(Stage.PendingApproval, await shop.Stage());

        await shop.Post(shop.LinkFor(Director), "approve");

        Assert.Equal(Stage.Sent, await shop.Stage());
        Assert.Equal(Director, (await shop.Order()).Approvals[^1].DecidedBy);
    }

    [Fact]
    public async Task Order_edited_while_it_waits_is_asked_for_anew_and_the_old_link_says_so()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        var old = shop.LinkFor(Manager);

        await shop.Do(new OrderCommand.ChangeLines([Some.Line(1, 4_000)], []));
        var (status, page) = await shop.Post(old, "approve");

        Assert.Equal(System.Net.HttpStatusCode.Conflict, status);
        Assert.Contains("The order has changed since this was asked", page, StringComparison.Ordinal);
        Assert.Equal(Stage.PendingApproval, await shop.Stage());
        Assert.Equal(2, shop.MailsTo(Manager).Length);
    }

    [Fact]
    public async Task Order_cancelled_while_it_waits_moves_no_more()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        var link = shop.LinkFor(Manager);
        await shop.Do(new OrderCommand.Cancel("Not needed"));

        var (status, page) = await shop.Get(link);
        await shop.After(TimeSpan.FromDays(30));

        Assert.Equal(System.Net.HttpStatusCode.Gone, status);
        Assert.Contains("The order was cancelled", page, StringComparison.Ordinal);
        Assert.Single(shop.App.Messages);
    }
}
