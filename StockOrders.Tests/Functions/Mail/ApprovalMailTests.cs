using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Mail;
using StockOrders.Tests.Domain;
using static StockOrders.Tests.Domain.Approvals.SomeRules;

namespace StockOrders.Tests.Functions.Mail;

public sealed class ApprovalMailTests
{
    private static readonly OrderCommand Act = new OrderCommand.ActOnDeadline();

    [Fact]
    public void Who_is_asked_reads_who_else_is_and_what_comes_after()
    {
        Assert.Contains("one answer is enough", Ask(Asked(Step(Ann, Ben)), Ann), StringComparison.Ordinal);
        Assert.Contains(
            "ben@example.com, cat@example.com are asked as well; 2 must agree. After this, dan@example.com will be asked.",
            Ask(Asked(Step(Ann, Ben, Cat) with { Needs = 2 }, Step(Dan)), Ann), StringComparison.Ordinal);
        Assert.DoesNotContain("asked as well", Ask(Asked(Step(Ann)), Ann), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_stands_in_reads_for_whom()
    {
        var facts = Facts(Always(Step(Ann))) with { Delegates = [new ApprovalDelegate("d", Ann, Ben, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 9))] };

        Assert.Contains("You are asked for ann@example.com, who is away.", Ask(Asked(facts), Ben), StringComparison.Ordinal);
    }

    [Fact]
    public void What_silence_will_do_and_what_it_did_is_said_in_so_many_words()
    {
        foreach (var (silence, will, did) in new[]
        {
            (ApprovalSilence.Hold, "on hold from", "on hold"),
            (ApprovalSilence.Reject, "is rejected on", "rejected"),
            (ApprovalSilence.Next, "the next approver is asked on", "the next approver is asked"),
            (ApprovalSilence.ApproveWithoutAnswer, "is approved on", "approved without an answer"),
        })
        {
            var story = Asked(Step(Ann, Cat) with { Silence = silence }, Step(Ben));
            Assert.Contains(will, Ask(story, Ann), StringComparison.Ordinal);

            var mail = story.After(TimeSpan.FromHours(72)).Do(Act).LastEffects.OfType<Effect.Mail>().Single(one => one.Kind == MailKind.ApprovalTimedOut);
            var told = Compose(mail, story);
            Assert.EndsWith(": " + did, told.Subject, StringComparison.Ordinal);
            Assert.Contains("put to ann@example.com, cat@example.com on", told.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whom_it_is_escalated_to_reads_who_was_silent()
    {
        var story = Asked(Step(Ann, Ben, Cat) with { Needs = null, Escalation = [Dan], EscalateAfter = TimeSpan.FromHours(1) })
            .By(KeyOf(Ben)).Do(new OrderCommand.Approve(Ben)).By(OrderCaller.Nobody).After(TimeSpan.FromHours(1)).Do(Act);

        Assert.Contains("ann@example.com, cat@example.com have not decided", Compose(story.LastEffects.OfType<Effect.Mail>().Single(), story).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_asked_for_it_reads_who_rejected_it_and_why()
    {
        var story = Asked(Step(Ann)).By(KeyOf(Ann)).Do(new OrderCommand.Reject(Ann, "Too dear <b>"));
        var mail = Compose(story.LastEffects.OfType<Effect.Mail>().Single(), story);

        Assert.Equal("Order PO-1 for Wonka Candy was rejected", mail.Subject);
        Assert.Contains("ann@example.com rejected the order on", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Submit it again if it is still wanted.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Too dear &lt;b&gt;", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_silence_did_not_do_because_a_mail_did_not_arrive_is_told()
    {
        var story = Asked(Step(Ann) with { Silence = ApprovalSilence.ApproveWithoutAnswer });
        story.Do(new OrderCommand.RecordMail([new MailNews(MailOutcome.Bounced, new MailReport("e", MailKind.ApprovalRequest, Ann, story.Now))])).After(TimeSpan.FromHours(72)).Do(Act);

        var told = Compose(story.LastEffects.OfType<Effect.Mail>().Single(one => one.Kind == MailKind.ApprovalTimedOut), story).Text;
        Assert.Contains("Its rule would approve it without an answer, but the mail to ann@example.com did not arrive, so their silence says nothing.", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_too_few_may_decide_all_who_are_asked_read_so()
    {
        var plan = Step("buyer@example.com", Ben) with { Needs = 2 };
        var story = Asked(plan with { Escalation = [Dan], EscalateAfter = TimeSpan.FromHours(9) }).Do(Act);

        var above = Compose(story.LastEffects.OfType<Effect.Mail>().Single(), story).Text;
        Assert.Contains("This order needs approval, and too few of its approvers may decide on it. You can decide instead.", above, StringComparison.Ordinal);
        Assert.Contains("Only 1 of the 2 who are needed may decide", above, StringComparison.Ordinal);
        Assert.Contains("Only 1 of the 2 who are needed may decide", Ask(story, Ben), StringComparison.Ordinal);

        var held = Asked(plan with { Silence = ApprovalSilence.ApproveWithoutAnswer }).After(TimeSpan.FromHours(72)).Do(Act);
        Assert.Contains("Without an answer the order is on hold from", Ask(Asked(plan with { Silence = ApprovalSilence.ApproveWithoutAnswer }), Ben), StringComparison.Ordinal);
        var told = Compose(held.LastEffects.OfType<Effect.Mail>().Single(one => one.Kind == MailKind.ApprovalTimedOut), held).Text;
        Assert.Contains("The order was put to ben@example.com on", told, StringComparison.Ordinal);
        Assert.Contains("It stays on hold: too few of its approvers may decide, so an administrator has to.", told, StringComparison.Ordinal);

        held.Settings = held.Settings with { AdministratorsDecide = false };
        Assert.Contains(
            "too few of its approvers may decide. Nobody can let it through: the rule has to be changed, and the order submitted anew.",
            Compose(held.LastEffects.OfType<Effect.Mail>().Single(one => one.Kind == MailKind.ApprovalTimedOut), held).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_buyer_reads_who_sent_it_back_and_why()
    {
        var story = Asked(Step(Ann)).By(KeyOf(Ann)).Do(new OrderCommand.SendBack(Ann, "Half of it, please <b>"));
        var mail = Compose(story.LastEffects.OfType<Effect.Mail>().Single(), story);

        Assert.Equal("Order PO-1 for Wonka Candy was sent back", mail.Subject);
        Assert.Contains("ann@example.com sent the order back on", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Half of it, please &lt;b&gt;", mail.Html, StringComparison.Ordinal);
    }

    private static string Ask(Story story, string to) => Compose(new Effect.Mail("m", Some.Id, MailKind.ApprovalRequest, to, 1, 1), story).Text;

    private static MailText Compose(Effect.Mail mail, Story story) => MailComposer.Compose(mail, new MailFacts(story.Order, story.Settings, "https://x.example/approve/t"));
}
