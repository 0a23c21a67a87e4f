using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;

namespace StockOrders.Tests.Domain.Exceptions;

public sealed class OrderExceptionsTests
{
    [Fact]
    public void A_question_is_an_exception_from_its_first_reminder_until_it_is_answered()
    {
        var story = Given.PendingApproval();
        Assert.Empty(Kinds(story));

        story.After(TimeSpan.FromHours(24)).Do(new OrderCommand.ActOnDeadline());
        var open = Assert.Single(OrderExceptions.Of(story.Order));
        Assert.Equal((ExceptionKind.ApprovalUnanswered, 1, Some.Morning), (open.Kind, open.Number, open.Since));
        Assert.StartsWith("manager@example.com asked on 1 May 2026 09:00 UTC. Reminded on 2 May 2026 09:00 UTC. ", open.Message, StringComparison.Ordinal);
        Assert.Contains("2,000.01 GBP", open.Message, StringComparison.Ordinal);

        story.After(TimeSpan.FromHours(24)).Do(new OrderCommand.ActOnDeadline());
        Assert.Contains("Escalated to director@example.com on 3 May 2026 09:00 UTC.", Assert.Single(OrderExceptions.Of(story.Order)).Message, StringComparison.Ordinal);

        Assert.Empty(Kinds(story.Do(new OrderCommand.Approve("manager", null))));
    }

    [Fact]
    public void A_question_that_is_held_waits_on_and_one_that_nobody_can_be_asked_waits_from_the_start()
    {
        var held = Given.PendingApproval(Some.Settings with { ApprovalSilence = ApprovalSilence.Hold });
        held.After(TimeSpan.FromHours(72)).Do(new OrderCommand.ActOnDeadline());
        Assert.Contains("Held since 4 May 2026 09:00 UTC.", Assert.Single(OrderExceptions.Of(held.Order)).Message, StringComparison.Ordinal);

        var nobody = Given.PendingApproval(Some.Settings with { ApproverEmail = null, EscalationEmail = null });
        Assert.Contains("no approver has an address", Assert.Single(OrderExceptions.Of(nobody.Order)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silent_supplier_is_an_exception_once_chased_until_they_answer()
    {
        var story = Given.Sent();
        Assert.Empty(Kinds(story));
        story.After(TimeSpan.FromHours(25)).Do(new OrderCommand.ActOnDeadline());
        Assert.Equal([ExceptionKind.OrderUnconfirmed], Kinds(story));

        Assert.Equal([ExceptionKind.OrderDeclined], Kinds(story.Do(new OrderCommand.Decline("supplier", "Sold out."))));
        Assert.EndsWith(": Sold out.", Assert.Single(OrderExceptions.Of(story.Order)).Message, StringComparison.Ordinal);
        Assert.Empty(Kinds(story.Do(new OrderCommand.Confirm("supplier"))));
    }

    [Fact]
    public void Other_terms_are_an_exception_with_their_figures_until_they_are_decided_on()
    {
        var story = Given.Sent(Some.Line(100));
        story.Do(new OrderCommand.ProposeTerms("supplier", "Sorry.", new DateOnly(2026, 6, 9), [new WantedTerms(Some.Bolt, 90, 1.5m, null)]));
        var open = Assert.Single(OrderExceptions.Of(story.Order));
        Assert.Equal((ExceptionKind.TermsChanged, 1), (open.Kind, open.Number));
        Assert.Equal("Asked on 1 May 2026 09:00 UTC for delivery on 2026-06-09, 90 of c20_123 instead of 100, c20_123 at 1.5 instead of 1: Sorry.", open.Message);
        Assert.Empty(Kinds(story.Do(new OrderCommand.RefuseTerms("buyer", null))));
    }

    [Fact]
    public void A_supplier_without_an_address_is_an_exception_until_they_answer_and_a_transfer_is_none()
    {
        var story = new Story().Do(
            Some.Create() with { Header = Some.Header with { Email = null } },
            new OrderCommand.Submit(),
            new OrderCommand.RouteForApproval(),
            new OrderCommand.Send());
        Assert.Equal([ExceptionKind.NoSupplierAddress], Kinds(story));
        Assert.Empty(Kinds(story.Do(new OrderCommand.Confirm("api:buyer"))));
        Assert.Empty(Kinds(Given.SentTransfer()));
    }

    [Fact]
    public void A_held_invoice_is_an_exception_however_the_order_ended_until_a_person_settles_it()
    {
        var story = Given.Closed().Do(Given.Invoice(501));
        var open = Assert.Single(OrderExceptions.Of(story.Order));
        Assert.Equal((ExceptionKind.InvoiceHeld, 1, story.Invoice("INV-1").Id), (open.Kind, open.Number, open.Invoice!.Value));
        Assert.Equal("Invoice INV-1: 501 of c20_123 invoiced, 500 received of 500 ordered.", open.Message);
        Assert.Empty(Kinds(story.Do(new OrderCommand.SettleInvoice(open.Invoice.Value, InvoiceSettlement.Release, "clerk"))));
    }

    [Fact]
    public void A_connection_that_refuses_is_an_exception_until_it_is_asked_again()
    {
        var story = Given.Draft().Do(new OrderCommand.RequestSave("shop"));
        var request = story.Order.Connections[0].Request;
        story.Do(new OrderCommand.RecordSaveFailed("shop", request, "No such supplier.", false));
        Assert.Equal("shop did not take it on 1 May 2026 09:00 UTC: No such supplier.", Assert.Single(OrderExceptions.Of(story.Order)).Message);
        Assert.Empty(Kinds(story.Do(new OrderCommand.Reprocess())));
    }

    [Fact]
    public void A_mail_that_came_back_is_an_exception_of_the_same_number_until_it_is_sent_anew()
    {
        var story = Given.Sent();
        story.Do(Bounce("4"));
        var open = Assert.Single(OrderExceptions.Of(story.Order));
        Assert.Equal(ExceptionKind.MailBounced, open.Kind);
        Assert.Equal("The mail to sales@wonka.example came back on 1 May 2026 09:00 UTC: No such mailbox.", open.Message);

        story.After(TimeSpan.FromHours(1)).Do(Bounce("5"));
        Assert.Equal((open.Kind, open.Number, open.Since), Assert.Single(OrderExceptions.Of(story.Order)) is var again ? (again.Kind, again.Number, again.Since) : default);
        Assert.Empty(Kinds(story.Do(new OrderCommand.SendAgain())));

        OrderCommand.RecordMail Bounce(string sequence) => new(
            [new MailNews(MailOutcome.Bounced, new MailReport($"{Some.Id}.{sequence}.SupplierOrder", MailKind.SupplierOrder, "sales@wonka.example", story.Now, "No such mailbox.", sequence))]);
    }

    [Fact]
    public void Late_goods_are_an_exception_with_what_came_until_there_is_a_new_day()
    {
        var story = new Story().Do(
            Some.Create(Some.Line(500)) with { Header = Some.Header with { ExpectedDate = new DateOnly(2026, 5, 10) } },
            new OrderCommand.Submit(),
            new OrderCommand.RouteForApproval(),
            new OrderCommand.Send(),
            new OrderCommand.Confirm("supplier"),
            Given.Receive(480));
        story.After(TimeSpan.FromDays(9)).Do(new OrderCommand.ActOnDeadline());
        Assert.Empty(Kinds(story));
        story.After(TimeSpan.FromDays(1)).Do(new OrderCommand.ActOnDeadline());
        var open = Assert.Single(OrderExceptions.Of(story.Order));
        Assert.Equal((ExceptionKind.OrderDelayed, "Expected on 2026-05-10; 480 of 500 have arrived."), (open.Kind, open.Message));
        Assert.Empty(Kinds(story.Do(new OrderCommand.Confirm("supplier", Expected: new DateOnly(2026, 6, 1)))));
    }

    [Fact]
    public void An_order_that_is_put_away_needs_nobody_until_it_is_taken_up_again()
    {
        var story = Given.Sent().After(TimeSpan.FromHours(25)).Do(new OrderCommand.ActOnDeadline());
        Assert.Empty(Kinds(story.Do(new OrderCommand.Archive())));
        Assert.Equal([ExceptionKind.OrderUnconfirmed], Kinds(story.Do(new OrderCommand.Reprocess())));
    }

    [Fact]
    public void What_people_said_of_an_exception_goes_with_it()
    {
        var story = Given.Sent().After(TimeSpan.FromHours(25)).Do(new OrderCommand.ActOnDeadline());
        story.Do(
            new OrderCommand.AssignException(ExceptionKind.OrderUnconfirmed, 1, "ann@shop.example"),
            new OrderCommand.SnoozeException(ExceptionKind.OrderUnconfirmed, 1, story.Now.AddDays(1)));
        var open = Assert.Single(OrderExceptions.Of(story.Order));
        Assert.Equal(("ann@shop.example", story.Now.AddDays(1)), (open.Assigned, open.SnoozedUntil));
        Assert.True(open.IsSnoozed(story.Now));
        Assert.False(open.IsSnoozed(story.Now.AddDays(1)));

        story.Do(new OrderCommand.Confirm("supplier"));
        Assert.Empty(story.Order.Handled);
        Assert.Equal("exception_not_found", story.Refused(new OrderCommand.AssignException(ExceptionKind.OrderUnconfirmed, 1, null)).Code);
    }

    [Theory]
    [InlineData(0, "in_the_past")]
    [InlineData(-1, "in_the_past")]
    [InlineData(367 * 24, "too_far")]
    public void An_exception_is_not_put_off_into_the_past_or_for_ever(int hours, string code)
    {
        var story = Given.Sent().After(TimeSpan.FromHours(25)).Do(new OrderCommand.ActOnDeadline());
        var refusal = story.Refused(new OrderCommand.SnoozeException(ExceptionKind.OrderUnconfirmed, 1, story.Now.AddHours(hours)));
        Assert.Equal((code, "until"), (refusal.Code, refusal.Field));
    }

    private static ExceptionKind[] Kinds(Story story) => [.. OrderExceptions.Of(story.Order).Select(open => open.Kind)];
}
