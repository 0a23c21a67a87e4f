using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;

namespace StockOrders.Tests.Domain;

/// <summary>What holds for every order whatever is asked of it: random commands in random order, most of them out of place.</summary>
public sealed class LawsOfOrdersTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(60);

    /// <summary>The same lives each time, so that whether they reach everything is no matter of luck.</summary>
    private static readonly Config SameLives = Thorough.WithMaxTest(3_000).WithReplay(20_260_501, 1);

    [Fact]
    public void Folding_the_timeline_gives_exactly_the_document() => ForEveryLife(life =>
    {
        var story = Play(life);
        return story.Current is null || Text(OrderTimeline.Fold(story.Timeline)!) == Text(story.Order) && story.Order.Version == story.Timeline.Count;
    });

    [Fact]
    public void A_command_repeated_changes_nothing() => ForEveryStep((story, command) =>
    {
        if (story.Try(command).IsRefused)
            return true;
        var again = story.Do(command).Try(command);

        // News of mails are told apart by the id that their sender gives them, before they come here.
        return again.IsRefused || again.Value.IsEmpty || command is OrderCommand.RecordMail;
    });

    [Fact]
    public void What_the_supplier_was_sent_stands_until_something_else_is_sent() => ForEveryLife(life =>
    {
        StockOrder? order = null;
        decimal? sent = null;
        foreach (var entry in Play(life).Timeline)
        {
            order = OrderTimeline.Evolve(order, entry);
            sent = entry.Event is OrderEvent.Sent ? OrderTotals.Of(order).Total : sent;
            if (order.Dispatch is not null && OrderTotals.Of(order.AsSent()).Total != sent)
                return false;
        }

        return true;
    });

    [Fact]
    public void A_supplier_who_wants_other_terms_is_not_chased_and_has_not_confirmed_since() => ForEveryLife(life =>
        Play(life).Current is not { } order || order.OpenProposal() is not { } open
        || (!Chasing.Of(order).Any() && order.Dispatch is { ProposedAt: { } at } && at == open.At && !(order.Dispatch.ConfirmedAt > open.At)));

    [Fact]
    public void What_counts_as_confirmed_when_it_is_sent_is_to_the_letter_what_the_supplier_proposed() => ForEveryLife(life =>
    {
        StockOrder? order = null;
        var timeline = Play(life).Timeline;
        foreach (var (entry, next) in timeline.Zip(timeline.Skip(1)))
        {
            order = OrderTimeline.Evolve(order, entry);
            if ((entry.Event, next.Event) is (OrderEvent.Sent, OrderEvent.Confirmed) && next.At == entry.At && order.Proposal is { Status: ProposalStatus.Accepted } agreed
                && order.Dispatch is { ChaseAt: null }
                && !agreed.Lines.All(line => order.Lines.FirstOrDefault(known => known.Variant == line.Variant) is { } known
                    ? (known.Ordered, known.CostPrice) == (line.Quantity, line.Price)
                    : line.Quantity == 0))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void Received_is_never_above_ordered_and_is_the_sum_of_its_history() => ForEveryLife(life =>
    {
        var story = Play(life);
        return story.Current is null || story.Order.Lines.All(line =>
            line.Received >= 0 && line.Received <= line.Ordered && line.Received == line.ReceivedHistory.Sum(entry => entry.Difference));
    });

    [Fact]
    public void Open_invoices_are_counted_rightly_and_accepted_ones_are_on_the_lines() => ForEveryLife(life =>
    {
        var story = Play(life);
        return story.Current is null
            || (story.Order.OpenInvoices == story.OpenInvoices && story.Order.Lines.Sum(line => line.Invoiced) == story.AcceptedQuantity);
    });

    [Fact]
    public void After_acting_on_a_deadline_the_next_one_is_later() => ForEveryLife(life =>
    {
        var story = Play(life);
        if (story.Current is null || Deadlines.Next(story.Order) is not { } due)
            return true;
        story.Now = due;
        return !story.Do(new OrderCommand.ActOnDeadline()).Last.IsEmpty && !(Deadlines.Next(story.Order) <= due);
    });

    [Fact]
    public void On_order_moves_to_the_backorder_and_never_doubles() => ForEveryLife(life =>
    {
        var story = Play(life);
        var close = new OrderCommand.Close(Remainder.Backorder);
        if (story.Current is null || story.Try(close) is { IsRefused: true })
            return true;

        var before = OnOrder.Of(story.Order.AsSent());
        story.Do(close);
        return OnOrder.Of(story.Order).IsEmpty
            && (story.Last.OfType<OrderEvent.Closed>().All(closed => closed.Backorder is null) ? before.IsEmpty
                : OnOrder.Of(story.Backorder!).SequenceEqual(before));
    });

    [Fact]
    public void Each_change_has_effects_with_ids_of_their_own_and_wakes_the_lifecycle_at_most_once() => ForEveryLife(life =>
    {
        var story = Begin(life);
        var ids = new HashSet<string>();
        return life.All(step =>
        {
            var command = step.Of(story);
            if (story.Try(command).IsRefused)
                return true;
            story.Do(command);
            // To save once more what may have arrived is the same effect again.
            return story.LastEffects.All(effect => ids.Add(effect.Id) || effect is Effect.SaveOrder) && story.LastEffects.OfType<Effect.WakeLifecycle>().Count() <= 1;
        });
    });

    [Fact]
    public void The_generated_lives_reach_every_event_so_that_the_laws_are_not_empty()
    {
        var reached = new HashSet<Type>();
        ForEveryLife(life =>
        {
            reached.UnionWith(Play(life).Timeline.Select(entry => entry.Event.GetType()));
            return true;
        }, SameLives);

        // A backorder begins its life with it; no command leads there.
        Assert.Equal([typeof(OrderEvent.ApprovedAsBackorder)], OrderEventNames.All.Keys.Except(reached));
    }

    private static void ForEveryLife(Func<Step[], bool> holds, Config? config = null) =>
        Check.One(config ?? Thorough, Prop.ForAll(Lives(), holds));

    /// <summary>A life, and one command more.</summary>
    private static void ForEveryStep(Func<Story, OrderCommand, bool> holds) => ForEveryLife(life =>
    {
        if (life is [])
            return true;
        var story = Play(life[..^1]);
        return holds(story, life[^1].Of(story));
    });

    private static Arbitrary<Step[]> Lives()
    {
        var step = from kind in Gen.Choose(0, Step.Kinds - 1) from size in Gen.Choose(0, 30) select new Step(kind, size);
        var rest = step.ArrayOf();
        var starts = Gen.Elements<Step[]>(
            [],
            [new Step(0, 3)],
            [new Step(37, 7), new Step(37, 9), new Step(2, 8), new Step(38, 1)], // A run's draft, written anew, touched and added to.
            [new Step(0, 25), new Step(3, 0), new Step(4, 0)], // Asked.
            [new Step(0, 25), new Step(3, 0), new Step(4, 0), new Step(10, 25)], // Asked, and nobody answers.
            [new Step(0, 3), new Step(3, 0), new Step(4, 0), new Step(7, 0)], // Sent.
            [new Step(0, 3), new Step(3, 0), new Step(4, 0), new Step(7, 0), new Step(47, 1), new Step(10, 13), new Step(10, 20), new Step(10, 25), new Step(10, 25)], // Late, asked about in vain.
            [new Step(0, 3), new Step(3, 0), new Step(4, 0), new Step(7, 0), new Step(34, 9), new Step(4, 0)], // Sent, and a change asked about.
            [new Step(0, 3), new Step(3, 0), new Step(4, 0), new Step(7, 0), new Step(11, 2), new Step(1, 9), new Step(36, 0)], // Some in, a change let through.
            [new Step(0, 3), new Step(3, 0), new Step(4, 0), new Step(7, 0), new Step(14, 0), new Step(15, 0)]); // Received and waiting for its invoice.
        var lives = from start in starts from life in rest select (Step[])[.. start, .. life];
        return Arb.From(lives, life => life.Select((_, index) => (Step[])[.. life[..index], .. life[(index + 1)..]]));
    }

    private static Story Begin(Step[] life) =>
        new(Some.Settings with { ApprovalSilence = life.Length % 2 == 0 ? ApprovalSilence.Hold : ApprovalSilence.Reject })
        {
            Approval = life.Length % 3 == 0 ? ApprovalFacts.None : new ApprovalFacts { Rules = [TwoSteps] },
        };

    private static readonly ApprovalRule TwoSteps = new()
    {
        Id = "r1",
        Name = "Two steps",
        Conditions = new ApprovalConditions { AmountAbove = 1_500 },
        Steps =
        [
            new ApprovalStepPlan
            {
                Approvers = ["approver1@example.com", "approver2@example.com", "approver3@example.com"],
                Needs = 2,
                Timeout = TimeSpan.FromHours(24),
                Silence = ApprovalSilence.Next,
            },
            new ApprovalStepPlan { Approvers = ["approver4@example.com"], Timeout = TimeSpan.FromHours(24), Silence = ApprovalSilence.ApproveWithoutAnswer },
        ],
    };

    private static Story Play(Step[] life)
    {
        var story = Begin(life);
        foreach (var step in life)
        {
            var command = step.Of(story);
            if (!story.Try(command).IsRefused)
                story.Do(command);
        }

        return story;
    }

    private static string Text(StockOrder order) => JsonSerializer.Serialize(order);
}
