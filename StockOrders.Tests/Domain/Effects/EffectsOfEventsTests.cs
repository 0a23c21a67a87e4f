using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;

namespace StockOrders.Tests.Domain.Effects;

public sealed class EffectsOfEventsTests
{
    private static readonly OrderCommand Act = new OrderCommand.ActOnDeadline();

    [Fact]
    public void A_question_is_mailed_to_its_approver_with_the_step_it_decides()
    {
        var mail = Assert.IsType<Effect.Mail>(Assert.Single(Given.PendingApproval().LastEffects));

        Assert.Equal((MailKind.ApprovalRequest, "manager@example.com", 1, 1), (mail.Kind, mail.To, mail.Step!.Value, mail.Revision));
        Assert.Equal($"{Some.Id}.3.ApprovalRequest", mail.Id);
    }

    [Fact]
    public void Without_an_address_nothing_is_mailed() =>
        Assert.Empty(Given.PendingApproval(Some.Settings with { ApproverEmail = null }).LastEffects);

    [Fact]
    public void Silence_is_mailed_step_by_step() => Assert.Equal(
        [
            (MailKind.ApprovalReminder, "manager@example.com"), (MailKind.ApprovalEscalation, "director@example.com"),
            (MailKind.ApprovalTimedOut, "buyer@example.com"),
        ],
        Mails(Given.PendingApproval().After(TimeSpan.FromDays(3)).Do(Act)));

    [Fact]
    public void A_held_order_is_told_to_the_buyer() => Assert.Equal(
        (MailKind.ApprovalTimedOut, "buyer@example.com"),
        Mails(Given.PendingApproval(Some.Settings with { ApprovalSilence = ApprovalSilence.Hold }).After(TimeSpan.FromDays(3)).Do(Act))[^1]);

    [Fact]
    public void The_supplier_is_mailed_the_order_the_chase_and_the_cancellation()
    {
        var story = Given.Sent();
        Assert.Equal([(MailKind.SupplierOrder, "sales@wonka.example")], Mails(story));

        story.After(TimeSpan.FromHours(25)).Do(Act);
        Assert.Equal([(MailKind.SupplierChase, "sales@wonka.example"), (MailKind.Unconfirmed, "buyer@example.com")], Mails(story));

        story.Do(new OrderCommand.Cancel());
        Assert.Equal([(MailKind.SupplierCancellation, "sales@wonka.example")], Mails(story));
        Assert.Empty(Mails(Given.Cancelled()));
    }

    [Fact]
    public void The_buyer_hears_of_a_no_and_of_a_held_invoice()
    {
        Assert.Equal([(MailKind.Declined, "buyer@example.com")], Mails(Given.Sent().Do(new OrderCommand.Decline("supplier"))));
        Assert.Equal([(MailKind.InvoiceHeld, "buyer@example.com")], Mails(Given.Received(480).Do(Given.Invoice(500))));
        Assert.Empty(Mails(Given.Received(480).Do(Given.Invoice(480))));
    }

    [Fact]
    public void An_invoice_that_waited_is_mailed_once_when_it_is_held_and_not_with_every_receipt()
    {
        var story = Given.Sent(Some.Line(500)).Do(Given.Invoice(500)).Do(Given.Receive(100));
        Assert.Equal([(MailKind.InvoiceHeld, "buyer@example.com")], Mails(story));

        Assert.Empty(Mails(story.Do(Given.Receive(200))));
    }

    [Fact]
    public void Where_nobody_is_the_buyer_the_approver_is_told() => Assert.Equal(
        "manager@example.com",
        Mails(new Story(Some.Settings with { BuyerEmail = null })
            .Do(Some.Create(), new OrderCommand.Submit(), new OrderCommand.RouteForApproval(), new OrderCommand.Send(), new OrderCommand.Decline("supplier")))
            .Single().To);

    [Fact]
    public void Each_change_wakes_the_lifecycle_once_when_it_waits_for_it()
    {
        foreach (var story in new[]
        {
            Given.Submitted(),
            new Story().Do(Some.Create() with { SubmitAtOnce = true }),
            Given.PendingApproval().Do(new OrderCommand.Approve("manager")),
            Given.PendingApproval().Do(new OrderCommand.ChangeLines([Some.Line(3)], [])),
            Given.Rejected(),
            Given.Confirmed(),
            Given.Received(500),
            Given.Sent(Some.Line(500)).Do(Given.Invoice(500)).Do(Given.Receive(500)),
            Given.Received(480).Do(Given.Invoice(480)),
            Given.Closed(),
            Given.PendingApproval().Do(new OrderCommand.Cancel()),
        })
        {
            Assert.Single(story.LastEffects.OfType<Effect.WakeLifecycle>());
        }
    }

    [Fact]
    public void Its_own_steps_and_what_it_never_waits_for_do_not_wake_it()
    {
        foreach (var story in new[]
        {
            Given.Draft(), Given.PendingApproval(), Given.Approved(), Given.Sent(), Given.Received(480), Given.Matching(),
            Given.Closed().Do(new OrderCommand.Archive()), Given.Closed().Do(Given.Invoice(500)),
        })
        {
            Assert.Empty(story.LastEffects.OfType<Effect.WakeLifecycle>());
        }
    }

    private static (MailKind Kind, string To)[] Mails(Story story) =>
        [.. story.LastEffects.OfType<Effect.Mail>().Select(mail => (mail.Kind, mail.To))];
}
