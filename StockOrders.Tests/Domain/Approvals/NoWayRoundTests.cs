using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using static StockOrders.Tests.Domain.Approvals.SomeRules;

namespace StockOrders.Tests.Domain.Approvals;

/// <summary>
/// Random commands of random callers under rules that change: whatever is done, nothing is sent that the rules of the moment had not let
/// through. The oracle is told of nothing but the rules and the timeline.
/// </summary>
public sealed class NoWayRoundTests
{
    private static readonly OrderCaller[] Callers =
    [
        KeyOf(Ann), KeyOf(Ben), LinkOf(Ann), LinkOf(Ben), LinkOf(Cat), LinkOf(Dan), new("api:finance"), new("api:clerk"), Administrator,
        new("api:ann's other key", Ann), LinkOf("stranger@example.com"),
    ];

    private static readonly VendorId[] Vendors = [VendorId.From("vendor_1"), VendorId.From("vendor_2")];

    private static readonly string[] People = [Ann, Ben, Cat, Dan, "key:finance"];

    [Fact]
    public void Nothing_is_sent_that_the_rules_had_not_let_through()
    {
        var reached = new HashSet<string>();
        var sendings = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithEndSize(50), Prop.ForAll(Lives(), life =>
        {
            var (fault, timeline) = Live(life);
            sendings += timeline.Count(entry => entry.Event is OrderEvent.Sent);
            reached.UnionWith(timeline.SelectMany(entry => Names(entry.Event, timeline)));
            return fault is null ? true.ToProperty() : false.Label($"{fault}\n{string.Join("\n", timeline.Select(entry => $"{entry.Sequence} {entry.Actor} {entry.Event.GetType().Name}"))}");
        }));

        Assert.True(sendings > 500, $"Only {sendings} orders were sent.");
        Assert.Equal([], new[]
        {
            nameof(OrderEvent.ApprovalGiven), nameof(OrderEvent.ApprovalPassedOn), nameof(OrderEvent.SentBack), nameof(OrderEvent.AutoApproved),
            nameof(OrderEvent.ApprovedAsChange), nameof(OrderEvent.ApprovalEscalated), "more", "by silence", "as administrator", "covered", "too few", "held though silence approves",
        }.Except(reached));
    }

    private static IEnumerable<string> Names(OrderEvent happened, List<TimelineEntry> timeline)
    {
        yield return happened.GetType().Name;
        if (happened is OrderEvent.Approved { More: true }) yield return "more";
        if (happened is OrderEvent.Approved { BySilence: true }) yield return "by silence";
        if (happened is OrderEvent.Approved { AsAdministrator: true }) yield return "as administrator";
        if (happened is OrderEvent.ApprovalHeld held && timeline.Select(entry => entry.Event).OfType<OrderEvent.ApprovalRequested>()
            .Any(asked => asked.Step.Step == held.Step && asked.Step.Silence == ApprovalSilence.ApproveWithoutAnswer)) yield return "held though silence approves";
        if (happened is OrderEvent.LinesChanged { Covered: true }) yield return "covered";
        if (happened is OrderEvent.ApprovalRequested { Step: var step } && step.Slots.Count(slot => !slot.Excluded) is > 0 and var able && able < step.Needs) yield return "too few";
    }

    private static (string? Fault, List<TimelineEntry> Timeline) Live(Life life)
    {
        var story = new Story(Some.Settings with { ApprovalLimit = 500, ApprovalSilence = (ApprovalSilence)(life.Rules[0].A % 2) });
        var oracle = new ApprovalOracle();
        story.Approval = FactsOf(life.Rules);
        foreach (var act in life.Acts)
        {
            if (act.Kind == 14)
            {
                story.Approval = FactsOf([.. life.Rules.Select((rule, index) => index == act.A % life.Rules.Length ? rule with { A = act.B, B = act.A } : rule)]);
                continue;
            }

            story.Caller = Callers[act.B % Callers.Length];
            var command = CommandOf(act, story);
            story.Caller = command is OrderCommand.RouteForApproval or OrderCommand.Send or OrderCommand.ActOnDeadline or OrderCommand.RecordMail ? OrderCaller.Nobody : story.Caller;
            if (story.Try(command).IsRefused)
                continue;
            foreach (var entry in story.Do(command).Timeline.TakeLast(story.Last.Length))
                oracle.See(new Witnessed(entry, story.Caller, story.Approval, story.Settings));
            if (oracle.Fault is not null)
                break;
        }

        return (oracle.Fault, story.Timeline);
    }

    private static OrderCommand CommandOf(Act act, Story story) => act.Kind switch
    {
        _ when story.Current is null => Some.Create(Some.Line(1 + (act.A % 10), 100), Some.Line(1, 1 + act.B, Some.Nut)),
        0 => new OrderCommand.Submit(),
        1 or 2 => new OrderCommand.RouteForApproval(),
        3 or 4 or 5 => new OrderCommand.Approve(story.Caller.Actor, null, act.A % 5 == 0 ? story.Order.Approvals.LastOrDefault()?.Step : null),
        6 => act.A % 3 == 0 ? new OrderCommand.Reject(story.Caller.Actor) : new OrderCommand.SendBack(story.Caller.Actor),
        7 => new OrderCommand.ChangeLines([Some.Line(1 + (act.A % 10), 100), .. act.B % 3 == 0 ? [Some.Line(1 + (act.B % 4), 1 + (act.A * 7 % 300), Some.Nut)] : Array.Empty<OrderLine>()], []),
        8 => new OrderCommand.ChangeLines(act.A % 2 == 0 ? [Some.Line(1, 1 + (act.A * 7 % 300), Some.Nut)] : [], act.A % 2 == 0 ? [] : [Some.Nut]),
        9 => new OrderCommand.ChangeHeader(story.Order.Header with { Vendor = Vendors[act.A % 2], ShippingHandling = act.A % 3 * 10, ShippingAddress = act.B % 5 == 0 ? "Dock 2" : story.Order.Header.ShippingAddress }),
        10 or 11 => new OrderCommand.Send(),
        12 => Later(act, story),
        16 => Bounced(act, story),
        13 => (act.A % 4) switch
        {
            0 => new OrderCommand.Cancel(),
            1 => new OrderCommand.Reopen(),
            2 when story.Timeline[0].Event is OrderEvent.Created made => new OrderCommand.Reset(made.Header, made.Lines),
            _ => new OrderCommand.SendAgain(),
        },
        _ => act.A % 3 == 0 ? new OrderCommand.Archive() : new OrderCommand.Reprocess(),
    };

    private static OrderCommand.ActOnDeadline Later(Act act, Story story)
    {
        story.After(TimeSpan.FromHours(act.A * 4));
        return new OrderCommand.ActOnDeadline();
    }

    /// <summary>A mail that came back was sent; where none was, one of an earlier question.</summary>
    private static OrderCommand.RecordMail Bounced(Act act, Story story)
    {
        var step = story.Order.PendingStep();
        string[] sent = [.. step?.MailedTo() ?? [], .. step?.EscalatedAt is null ? [] : step.EscalatedTo()];
        var of = sent.Length == 0 ? People[act.A % 4] : sent[act.A % sent.Length];
        var kind = act.B % 3 == 0 ? MailKind.ApprovalEscalation : MailKind.ApprovalRequest;
        return new([new MailNews(MailOutcome.Bounced, new MailReport($"{Some.Id}.{story.Order.Version}.{kind}", kind, of, story.Now))]);
    }

    private static ApprovalFacts FactsOf(ImmutableArray<Draw> draws) => new()
    {
        Rules = [.. draws.Select(RuleOf)],
        SentBefore = ApprovalFacts.None.SentBefore.Add(Vendors[0], draws[0].B % 2 == 0),
        Delegates = [new ApprovalDelegate("d", People[draws[0].A % 4], People[draws[0].B % 5], new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 1 + (draws[0].A % 20)))],
    };

    private static ApprovalRule RuleOf(Draw draw, int index) => Rule(
        $"r{index}",
        (draw.A % 6) switch
        {
            0 => ApprovalConditions.Always,
            1 => new ApprovalConditions { AmountAbove = 100 * (draw.B % 12) },
            2 => new ApprovalConditions { AmountAtMost = 100 * (draw.B % 12) },
            3 => new ApprovalConditions { Vendors = [Vendors[draw.B % 2]] },
            4 => new ApprovalConditions { NewVendor = draw.B % 2 == 0, AmountAbove = 300 },
            _ => new ApprovalConditions { AmountAbove = 200, AmountAtMost = 700 },
        },
        [.. Enumerable.Range(0, draw.B % 3).Select(number => StepOf(draw.A + number, draw.B))]) with
    {
        Priority = draw.A % 3, Stop = draw.A % 5 == 0, AutoApprove = draw.B % 3 == 0, Active = draw.A % 7 != 0,
    };

    private static ApprovalStepPlan StepOf(int a, int b) => Step([.. People.Skip(a % 4).Take(1 + (b % 3))]) with
    {
        Needs = (a % 4) switch { 0 => 1, 1 => null, 2 => 1 + (b % 3), _ => Math.Min(2, 1 + (b % 3)) },
        Silence = (ApprovalSilence)(b % 4),
        Timeout = TimeSpan.FromHours(24 + a),
        Escalation = (b % 5) switch { 0 or 1 => [Dan], 2 => [Cat, Dan], _ => [] },
        EscalateAfter = TimeSpan.FromHours(b % 7 == 0 ? 6 : 12),
    };

    private static Arbitrary<Life> Lives()
    {
        var number = Gen.Choose(0, 30);
        var draw = from a in number from b in number select new Draw(a, b);

        // Two rules often ask the same people, and differ in how long they wait.
        var rules = from one in draw
                    from other in draw
                    from isTwin in Gen.Choose(0, 3)
                    select new[] { one, isTwin == 0 ? one with { A = one.A < 12 ? one.A + 12 : one.A - 12 } : other };
        var acts = (from kind in Gen.Choose(0, 16) from a in number from b in number select new Act(kind, a, b)).ArrayOf();
        var lives = from drawn in rules
                    from first in number
                    from more in acts
                    select new Life([.. drawn], [new Act(0, first, first), new Act(0, 0, first), new Act(1, 0, 0), .. more]);
        return Arb.From(lives, life => life.Acts.Select((_, index) => life with { Acts = life.Acts.RemoveAt(index) }));
    }

    internal sealed record Draw(int A, int B);

    internal sealed record Act(int Kind, int A, int B);

    internal sealed record Life(ImmutableArray<Draw> Rules, ImmutableArray<Act> Acts)
    {
        public override string ToString() => string.Join('\n', [.. Rules.Select(RuleOf).Select(rule => $"{rule} {string.Join(" ", rule.Steps)}"), .. Acts.Select(act => $"{act}")]);
    }
}
