using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using static StockOrders.Tests.Domain.Approvals.SomeRules;

namespace StockOrders.Tests.Domain.Approvals;

/// <summary>Who may answer a step, and what becomes of it.</summary>
public sealed class StepTests
{
    private static readonly OrderCommand.Approve Yes = new("whoever");
    private static readonly OrderCommand.Reject No = new("whoever");
    private static readonly OrderCommand.SendBack Back = new("whoever", "Cheaper, please");

    [Fact]
    public void Any_of_several_settles_the_step()
    {
        var story = Asked(Step(Ann, Ben, Cat)).By(KeyOf(Ben)).Do(Yes);

        Assert.Equal((Stage.Approved, ApprovalStatus.Approved), (story.Order.Stage, story.Order.Approvals[0].Status));
        Assert.Equal([null, ApprovalAnswer.Approved, null], story.Order.Approvals[0].Slots.Select(slot => slot.Answer));
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    public void All_or_so_many_of_them_must_agree(int? needs, int answers)
    {
        var story = Asked(Step(Ann, Ben, Cat) with { Needs = needs });
        foreach (var address in new[] { Ann, Ben, Cat }.Take(answers - 1))
            Assert.IsType<OrderEvent.ApprovalGiven>(Assert.Single(story.By(LinkOf(address)).Do(Yes).Last));

        Assert.Equal(Stage.PendingApproval, story.Order.Stage);
        Assert.Equal(Stage.Approved, story.By(LinkOf(new[] { Ann, Ben, Cat }[answers - 1])).Do(Yes).Order.Stage);
    }

    [Fact]
    public void One_person_counts_once_however_they_come()
    {
        var story = Asked(Step(Ann, Ben) with { Needs = null }).By(LinkOf(Ann)).Do(Yes);

        Assert.Empty(story.By(KeyOf(Ann)).Try(Yes).Value);
        Assert.Equal("approval_answered", story.Refused(No).Code);
        Assert.Equal("approval_answered", story.By(LinkOf(Ann)).Refused(Yes with { Step = 1, Revision = 1 }).Code);
        Assert.Equal([Ben], story.Waiting());
    }

    [Fact]
    public void One_who_rejects_or_sends_back_settles_it_for_all()
    {
        Assert.Equal(Stage.Rejected, Asked(Step(Ann, Ben) with { Needs = null }).By(KeyOf(Ann)).Do(Yes).By(KeyOf(Ben)).Do(No).Order.Stage);

        var back = Asked(Step(Ann, Ben) with { Needs = null }, Step(Cat)).By(KeyOf(Ben)).Do(Back);
        Assert.Equal((Stage.Draft, null, true), (back.Order.Stage, back.Order.SubmittedAt, back.Order.ToCome.IsEmpty));
        Assert.Equal(MailKind.ApprovalSentBack, Assert.Single(back.LastEffects.OfType<Effect.Mail>()).Kind);
        Assert.Equal(2, back.By(OrderCaller.Nobody).Do(new OrderCommand.Submit(), new OrderCommand.RouteForApproval()).Order.PendingStep()!.Step);
    }

    // A rejection was mailed to nobody, and what was sent back to whoever buys, whoever had asked for it.
    [Fact]
    public void Who_asked_for_the_order_is_mailed_once_that_it_was_rejected_or_sent_back()
    {
        foreach (var (answer, kind) in new (OrderCommand, MailKind)[] { (new OrderCommand.Reject("Ann", "Too dear"), MailKind.ApprovalRejected), (Back, MailKind.ApprovalSentBack) })
        {
            var story = Asked(Step(Ann, Ben)).By(KeyOf(Ann)).Do(answer);
            Assert.Equal([(kind, "buyer@example.com", 1)], story.LastEffects.OfType<Effect.Mail>().Select(mail => (mail.Kind, mail.To, mail.Step!.Value)));

            var several = new Story { Approval = Facts(Always(Step(Ann))), Caller = new("api:1", "One@example.com") }.Do(Some.Create())
                .By(new("api:2", "two@example.com")).Do(new OrderCommand.Submit()).By(new("api:3", "one@EXAMPLE.com")).Do(new OrderCommand.ChangeLines([Some.Line(900)], []), new OrderCommand.RouteForApproval());
            Assert.Equal(["One@example.com", "two@example.com"], several.By(KeyOf(Ann)).Do(answer).LastEffects.OfType<Effect.Mail>().Select(mail => mail.To));

            var unknown = new Story(Some.Settings with { BuyerEmail = "purchasing@example.com" }) { Approval = Facts(Always(Step(Ann))), Caller = new("api:1") }.Do(Some.Create(), new OrderCommand.Submit(), new OrderCommand.RouteForApproval());
            Assert.Equal(["purchasing@example.com"], unknown.By(KeyOf(Ann)).Do(answer).LastEffects.OfType<Effect.Mail>().Select(mail => mail.To));
        }
    }

    [Fact]
    public void Nobody_else_answers_a_rules_step()
    {
        var story = Asked(Step(Ann) with { Escalation = [Dan], EscalateAfter = TimeSpan.FromHours(1) });
        foreach (var stranger in new[] { KeyOf(Ben), LinkOf(Ben), OrderCaller.Nobody, KeyOf(Dan) })
        {
            foreach (var answer in new OrderCommand[] { Yes, No, Back })
                Assert.Equal((RefusalKind.Forbidden, "not_an_approver"), story.By(stranger).Refused(answer) is var refusal ? (refusal.Kind, refusal.Code) : default);
        }
    }

    [Fact]
    public void Whom_it_was_escalated_to_settles_it_alone()
    {
        var story = Asked(Step(Ann, Ben) with { Needs = null, Escalation = [Dan], EscalateAfter = TimeSpan.FromHours(1) })
            .After(TimeSpan.FromHours(1)).Do(new OrderCommand.ActOnDeadline());

        Assert.Equal(["dan@example.com"], story.LastEffects.OfType<Effect.Mail>().Select(mail => mail.To));
        Assert.Equal(Stage.Approved, story.By(KeyOf(Dan)).Do(Yes).Order.Stage);
    }

    [Fact]
    public void A_key_is_named_by_its_name_and_another_key_is_not_it()
    {
        var story = Asked(Step("key:finance"));

        Assert.Equal("not_an_approver", story.By(new OrderCaller("api:Finance")).Refused(Yes).Code);
        Assert.Equal(Stage.Approved, story.By(new OrderCaller("api:finance")).Do(Yes).Order.Stage);
    }

    [Fact]
    public void On_the_accounts_own_step_any_key_but_the_requesters_answers()
    {
        var buyer = new OrderCaller("api:buyer", "buyer@example.com");
        var story = Asked(ApprovalFacts.None, 2_000.01m);

        Assert.Equal((RefusalKind.Forbidden, "own_order"), story.By(buyer).Refused(Yes) is var refusal ? (refusal.Kind, refusal.Code) : default);
        Assert.Equal("own_order", story.By(new OrderCaller("api:other key", "BUYER@example.com")).Refused(Yes).Code);
        Assert.Equal(Stage.Approved, story.By(new OrderCaller("api:clerk")).Do(Yes).Order.Stage);
    }

    [Fact]
    public void Who_wanted_more_while_it_was_asked_about_does_not_approve_it()
    {
        var story = Asked(Step(Ann)).By(KeyOf(Ann)).Do(new OrderCommand.ChangeLines([Some.Line(1, 200)], []), new OrderCommand.RouteForApproval());

        Assert.Equal("own_order", story.Refused(Yes).Code);
        Assert.Empty(story.Order.PendingStep()!.MailedTo());
    }

    [Fact]
    public void Who_lowers_it_may_approve_it()
    {
        var story = Asked(Step(Ann)).By(KeyOf(Ann)).Do(new OrderCommand.ChangeLines([Some.Line(1, 50)], []));

        Assert.Equal(Stage.PendingApproval, story.Order.Stage);
        Assert.Equal(Stage.Approved, story.Do(Yes).Order.Stage);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(100.01, false)]
    public void Up_to_a_limit_the_requester_approves_their_own(decimal worth, bool may)
    {
        var rule = Always(Step("buyer@example.com")) with { SelfApprovalLimit = 100 };
        var story = Asked(Facts(rule), worth).By(new OrderCaller("api:buyer", "buyer@example.com"));

        Assert.Equal(may, !story.Try(Yes).IsRefused);
        Assert.Equal(may, !story.Order.PendingStep()!.Slots[0].Excluded);
    }

    [Fact]
    public void A_requester_among_the_approvers_is_left_out_and_the_others_suffice()
    {
        var story = Asked(Step(Ann, "buyer@example.com", Ben) with { Needs = null });

        Assert.Equal(2, story.Order.PendingStep()!.Needs);
        Assert.Equal([Ann, Ben], story.Waiting());
        Assert.Equal(Stage.Approved, story.By(KeyOf(Ann)).Do(Yes).By(KeyOf(Ben)).Do(Yes).Order.Stage);
    }

    [Fact]
    public void A_step_whose_approvers_all_asked_for_the_order_is_escalated_at_once()
    {
        var story = Asked(Step("buyer@example.com") with { Escalation = [Dan], EscalateAfter = TimeSpan.FromHours(48) });

        Assert.Equal(story.Now, Deadlines.Next(story.Order));
        Assert.EndsWith("somebody else has to decide.", story.Order.PendingStep()!.Reason, StringComparison.Ordinal);
        Assert.Equal(Stage.Approved, story.Do(new OrderCommand.ActOnDeadline()).By(KeyOf(Dan)).Do(Yes).Order.Stage);
    }

    // "2 of A, B" that A asked for went through with B alone.
    [Fact]
    public void Two_of_two_are_not_one_where_the_other_asked_for_the_order()
    {
        var story = Asked(Step("buyer@example.com", Ben) with { Needs = 2 }).By(KeyOf(Ben)).Do(Yes);

        Assert.IsType<OrderEvent.ApprovalGiven>(Assert.Single(story.Last));
        Assert.Equal((Stage.PendingApproval, 2), (story.Order.Stage, story.Order.PendingStep()!.Needs));
        Assert.EndsWith("Only 1 of the 2 who are needed may decide: the others asked for the order themselves. An administrator has to decide.", story.Order.PendingStep()!.Reason, StringComparison.Ordinal);
        Assert.Contains(OrderExceptions.Of(story.Order), open => open.Kind == ExceptionKind.ApprovalUnanswered);
        Assert.Equal("own_order", story.By(new OrderCaller("api:buyer", "buyer@example.com")).Refused(Yes).Code);
        Assert.Equal(Stage.Approved, story.By(Administrator).Do(Yes).Order.Stage);
    }

    [Fact]
    public void A_step_that_too_few_may_answer_is_escalated_at_once_to_whoever_may_and_they_settle_it()
    {
        var plan = Step("buyer@example.com", Ben) with { Needs = 2, Escalation = [Dan], EscalateAfter = TimeSpan.FromHours(48) };
        var story = Asked(plan);

        Assert.Equal(story.Now, Deadlines.Next(story.Order));
        Assert.EndsWith("Only 1 of the 2 who are needed may decide: the others asked for the order themselves. It is escalated at once.", story.Order.PendingStep()!.Reason, StringComparison.Ordinal);
        story.Do(new OrderCommand.ActOnDeadline()).By(KeyOf(Ben)).Do(Yes);
        Assert.Equal(Stage.PendingApproval, story.Order.Stage);
        Assert.Equal(Stage.Approved, story.By(KeyOf(Dan)).Do(Yes).Order.Stage);

        var own = Asked(plan with { Escalation = ["buyer@example.com"] });
        Assert.Equal(own.Now.AddHours(48), own.Order.PendingStep()!.EscalateAt);
    }

    [Fact]
    public void One_person_under_two_names_is_one_of_those_who_are_needed()
    {
        var facts = Facts(Always(Step(Ann, "key:finance") with { Needs = 2 })) with { KeyAddresses = ApprovalFacts.None.KeyAddresses.Add("finance", Ann) };

        Assert.Contains("Only 1 of the 2 who are needed may decide", Asked(facts).Order.PendingStep()!.Reason, StringComparison.Ordinal);
        Assert.Equal(1, Asked(facts with { Rules = [Always(Step(Ann, "key:finance") with { Needs = null })] }).Order.PendingStep()!.Needs);
    }

    [Fact]
    public void Silence_approves_nothing_where_too_few_may_answer()
    {
        var plan = Step("buyer@example.com", Ben) with { Needs = 2, Silence = ApprovalSilence.ApproveWithoutAnswer };
        var story = Asked(plan).After(TimeSpan.FromHours(72)).Do(new OrderCommand.ActOnDeadline());

        Assert.IsType<OrderEvent.ApprovalHeld>(Assert.Single(story.Last));
        Assert.Equal(ApprovalSilence.Hold, story.Order.PendingStep()!.Silence);
        var above = Asked(plan with { Escalation = [Dan], EscalateAfter = TimeSpan.FromHours(48) }).Do(new OrderCommand.ActOnDeadline());
        Assert.Equal(Stage.Approved, above.After(TimeSpan.FromHours(72)).Do(new OrderCommand.ActOnDeadline()).Order.Stage);
    }

    [Fact]
    public void An_administrator_decides_any_step_and_it_is_told_that_they_did()
    {
        var story = Asked(Step(Ann, Ben) with { Needs = null }).By(Administrator).Do(Yes);
        Assert.True(Assert.IsType<OrderEvent.Approved>(Assert.Single(story.Last)).AsAdministrator);
        Assert.True(story.Order.Approvals[0].AsAdministrator);

        var own = new Story { Approval = Facts(Always(Step(Ann))), Caller = Administrator }.Do(Some.Create(), new OrderCommand.Submit(), new OrderCommand.RouteForApproval());
        Assert.True(Assert.IsType<OrderEvent.Rejected>(Assert.Single(own.Do(No).Last)).AsAdministrator);
    }

    [Fact]
    public void An_account_may_keep_administrators_from_deciding()
    {
        var story = Asked(Step(Ann));
        story.Settings = story.Settings with { AdministratorsDecide = false };

        Assert.Equal("not_an_approver", story.By(Administrator).Refused(Yes).Code);
    }

    [Fact]
    public void An_administrator_who_is_asked_answers_as_what_they_are() => Assert.False(
        Assert.IsType<OrderEvent.Approved>(Assert.Single(
            Asked(Step(Ann)).By(KeyOf(Ann) with { IsAdministrator = true }).Do(Yes).Last)).AsAdministrator);

    [Fact]
    public void The_chain_goes_on_step_by_step_and_the_last_one_lets_it_through()
    {
        var story = Asked(Step(Ann), Step(Ben), Step(Cat));
        Assert.Equal([Ben, Cat], story.Order.ToCome.SelectMany(step => step.Plan.Approvers));

        story.By(KeyOf(Ann)).Do(Yes);
        Assert.Equal([typeof(OrderEvent.Approved), typeof(OrderEvent.ApprovalRequested)], story.Last.Select(happened => happened.GetType()));
        Assert.Equal((Stage.PendingApproval, Ben, 2), (story.Order.Stage, Assert.Single(story.Waiting()), story.Order.PendingStep()!.Step));

        story.By(KeyOf(Ben)).Do(Yes).By(KeyOf(Cat)).Do(Yes);
        Assert.Equal((Stage.Approved, true, story.Now), (story.Order.Stage, story.Order.ToCome.IsEmpty, story.Order.ApprovedAt!.Value));
    }

    [Fact]
    public void Rules_that_change_move_neither_steps_given_nor_steps_to_come()
    {
        var story = Asked(Step(Ann), Step(Ben)).By(KeyOf(Ann));
        story.Approval = Facts(Always(Step(Dan), Step(Cat)));

        Assert.Equal([Ben], story.Do(Yes).Waiting());
        Assert.Equal(Stage.Approved, story.By(KeyOf(Ben)).Do(Yes).Order.Stage);
    }

    [Fact]
    public void Who_stands_in_on_the_day_of_asking_is_mailed_and_both_may_answer()
    {
        var away = new ApprovalDelegate("d1", Ann, Ben, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 1));
        var facts = Facts(Always(Step(Ann))) with { Delegates = [away] };

        Assert.Equal([Ben], Asked(facts).LastEffects.OfType<Effect.Mail>().Select(mail => mail.To));
        foreach (var one in new[] { Ann, Ben })
            Assert.Equal(Stage.Approved, Asked(facts).By(KeyOf(one)).Do(Yes).Order.Stage);
        Assert.Equal("not_an_approver", Asked(facts with { Delegates = [away with { From = new DateOnly(2026, 5, 2), To = new DateOnly(2026, 5, 3) }] }).By(KeyOf(Ben)).Refused(Yes).Code);
    }

    [Fact]
    public void One_person_never_fills_two_slots()
    {
        ApprovalDelegate For(string approver, string other) => new(approver, approver, other, DateOnly.MinValue, DateOnly.MaxValue);
        var both = Facts(Always(Step(Ann, Ben) with { Needs = null })) with { Delegates = [For(Ann, Cat), For(Ben, Cat)] };
        var each = both with { Delegates = [For(Ann, Ben), For(Ben, Ann)] };

        var story = Asked(both).By(KeyOf(Cat)).Do(Yes);
        Assert.Empty(story.Try(Yes).Value);
        Assert.Equal(Stage.PendingApproval, story.Order.Stage);
        Assert.All(Asked(each).Order.PendingStep()!.Slots, slot => Assert.Null(slot.Delegate));
    }

    [Fact]
    public void A_requester_does_not_stand_in_for_an_approver()
    {
        var facts = Facts(Always(Step(Ann))) with { Delegates = [new("d", Ann, "buyer@example.com", DateOnly.MinValue, DateOnly.MaxValue)] };
        var story = Asked(facts);

        Assert.Equal([Ann], story.Order.PendingStep()!.MailedTo());
        Assert.Equal("own_order", story.By(new OrderCaller("api:buyer", "buyer@example.com")).Refused(Yes).Code);
    }

    [Fact]
    public void Delegates_of_delegates_are_followed_five_times_and_circles_stand_for_nothing()
    {
        ImmutableArray<ApprovalDelegate> Chain(int length) =>
            [.. Enumerable.Range(0, length).Select(n => new ApprovalDelegate($"{n}", $"p{n}@x.example", $"p{n + 1}@x.example", DateOnly.MinValue, DateOnly.MaxValue))];

        Assert.Equal("p5@x.example", Delegates.Of("p0@x.example", default, Chain(5)));
        Assert.Null(Delegates.Of("p0@x.example", default, Chain(6)));
        Assert.Null(Delegates.Of("P0@x.example", default, [new("a", "p0@x.example", Ben, DateOnly.MinValue, DateOnly.MaxValue), new("b", Ben, "p0@X.example", DateOnly.MinValue, DateOnly.MaxValue)]));
    }

    [Fact]
    public void Everybody_who_is_asked_and_has_not_answered_is_mailed_each_under_an_id_of_its_own()
    {
        var story = Asked(Step(Ann, Ben, "key:finance") with { Needs = null, Reminders = [TimeSpan.FromHours(2), TimeSpan.FromHours(1)] });
        Assert.Equal([Ann, Ben], story.LastEffects.OfType<Effect.Mail>().Select(mail => mail.To));
        Assert.Equal(2, story.LastEffects.Select(effect => effect.Id).Distinct().Count());

        story.By(KeyOf(Ann)).Do(Yes).By(OrderCaller.Nobody).After(TimeSpan.FromHours(1)).Do(new OrderCommand.ActOnDeadline());
        Assert.Equal([(MailKind.ApprovalReminder, Ben)], story.LastEffects.OfType<Effect.Mail>().Select(mail => (mail.Kind, mail.To)));
        Assert.Equal(story.Now + TimeSpan.FromHours(1), Deadlines.Next(story.Order));
        Assert.Single(story.After(TimeSpan.FromHours(1)).Do(new OrderCommand.ActOnDeadline()).Last);
        Assert.Equal(Some.Morning.AddHours(72), Deadlines.Next(story.Order));
    }

    [Fact]
    public void Silence_asks_the_next_one_and_a_chain_without_next_holds()
    {
        var story = Asked(Step(Ann) with { Silence = ApprovalSilence.Next }, Step(Ben) with { Silence = ApprovalSilence.Next })
            .After(TimeSpan.FromHours(72)).Do(new OrderCommand.ActOnDeadline());

        Assert.Equal((ApprovalStatus.PassedOn, Ben), (story.Order.Approvals[0].Status, Assert.Single(story.Waiting())));
        Assert.Equal("approval_decided", story.By(LinkOf(Ann)).Refused(Yes with { Step = 1, Revision = 1 }).Code);
        story.By(OrderCaller.Nobody).After(TimeSpan.FromHours(72)).Do(new OrderCommand.ActOnDeadline());
        Assert.IsType<OrderEvent.ApprovalHeld>(Assert.Single(story.Last));
        Assert.Equal(Stage.Approved, story.By(KeyOf(Ben)).Do(Yes).Order.Stage);
    }

    [Fact]
    public void Silence_approves_only_where_the_rule_says_so()
    {
        var story = Asked(Step(Ann) with { Silence = ApprovalSilence.ApproveWithoutAnswer }, Step(Ben) with { Silence = ApprovalSilence.ApproveWithoutAnswer });

        story.After(TimeSpan.FromHours(72)).Do(new OrderCommand.ActOnDeadline());
        Assert.Equal(Stage.PendingApproval, story.Order.Stage);
        story.After(TimeSpan.FromHours(72)).Do(new OrderCommand.ActOnDeadline());
        Assert.Equal((Stage.Approved, "system", story.Now), (story.Order.Stage, story.Order.Approvals[1].DecidedBy, story.Order.Approvals[1].TimedOutAt));
    }

    [Fact]
    public void Silence_approves_nothing_where_the_only_approver_asked_for_it_themselves()
    {
        var alone = Step("buyer@example.com") with { Silence = ApprovalSilence.ApproveWithoutAnswer };
        var above = alone with { Escalation = [Dan], EscalateAfter = TimeSpan.FromHours(1) };

        Assert.Equal(Stage.PendingApproval, Waited(alone).Order.Stage);
        Assert.NotNull(Waited(alone).Order.Approvals[0].TimedOutAt);
        Assert.Equal(Stage.Approved, Waited(above).Order.Stage);

        static Story Waited(ApprovalStepPlan step)
        {
            var story = Asked(step).After(TimeSpan.FromHours(1)).Do(new OrderCommand.ActOnDeadline());
            return story.After(TimeSpan.FromHours(71)).Do(new OrderCommand.ActOnDeadline());
        }
    }

    [Fact]
    public void Two_who_answer_at_once_are_decided_one_after_the_other_and_the_second_is_told()
    {
        var story = Asked(Step(Ann, Ben)).By(KeyOf(Ann)).Do(new OrderCommand.Approve(Ann));

        var refusal = story.By(KeyOf(Ben)).Refused(new OrderCommand.Reject(Ben, null, 1, 1));
        Assert.Equal(("approval_decided", "This was approved by ann@example.com on 1 May 2026 09:00 UTC."), (refusal.Code, refusal.Message));
    }
}
