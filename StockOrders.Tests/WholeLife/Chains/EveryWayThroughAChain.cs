using System.Globalization;
using StockOrders.LocalHost.Options;

namespace StockOrders.Tests.WholeLife.Chains;

/// <summary>
/// Every shape of a chain, at each of its steps, with every way in which a step can end, on an ordinary day and over both changes of the clocks,
/// through mails and their links; and between any two things that happen the host ends and another begins.
/// </summary>
public sealed class EveryWayThroughAChain : IDisposable
{
    private static readonly string[] Days = ["2026-05-01T09:00:00Z", "2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z"];

    private readonly string folder = Directory.CreateTempSubdirectory("stock-orders-").FullName;
    private string account = "";
    private Shop shop = null!;

    /// <summary>How the step ends, when it was asked, after how many hours, as what it stands in the end, and what becomes of the order then.</summary>
    public static TheoryData<string, string, double, string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string, double, string, string>();
            foreach (var day in Days)
            {
                ways.Add("agree", day, 0, "approved", "goes on");
                ways.Add("stand-ins agree", day, 0, "approved", "goes on");
                ways.Add("the first rejects", day, 0, "rejected", "rejected");
                ways.Add("the last rejects", day, 0, "rejected", "rejected");
                ways.Add("the first sends back", day, 0, "sent_back", "draft");
                ways.Add("the escalated agree", day, 20, "approved", "goes on");
                ways.Add("the escalated reject", day, 20, "rejected", "rejected");
                ways.Add("hold", day, 24, "pending", "pending_approval");
                ways.Add("reject", day, 24, "rejected", "rejected");
                ways.Add("next", day, 24, "passed_on", "goes on");
                ways.Add("approve_without_answer", day, 24, "approved", "goes on");
            }

            return ways;
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task The_order_goes_on_or_ends_as_the_rule_says_and_is_sent_once_or_never(string way, string asked, double hours, string ends, string then)
    {
        // The last step has no next one, and a rule may not say so.
        ChainLife[] lives = [.. ChainShape.All.SelectMany(shape => shape.Steps.Select((_, at) => new ChainLife(shape, at))).Where(life => way != "next" || !life.IsAtTheLast)];
        var now = DateTimeOffset.Parse(asked, CultureInfo.InvariantCulture);
        shop = await Shop.Open(StoreChoice.Sqlite, folder, start: now);
        account = shop.Account;
        await Begin(lives, way);

        await All(lives, now, async life =>
        {
            for (var step = 0; step < life.At; step++)
            {
                await life.Agree(shop, step, standIns: way == "stand-ins agree");
            }
        });
        if (hours > 0)
        {
            // One less than it takes has agreed, and counts for nothing when silence decides.
            await All(lives, now, life => life.Agree(shop, life.At, butFor: 1));
            await All(lives, now += TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1), async life =>
            {
                string[] waiting = [.. Enumerable.Repeat("approved", life.At), "pending"];
                Assert.Equal(waiting, await life.Answers(shop));
                Assert.Equal(hours > 20 ? 1 : 0, life.MailsTo(shop, ShapedStep.Director));
            });
            now += TimeSpan.FromSeconds(1);
        }

        await All(lives, now, life => End(life, way));
        await All(lives, now, async life =>
        {
            var goesOn = then == "goes on" && !life.IsAtTheLast;
            string[] answers = [.. Enumerable.Repeat("approved", life.At), ends, .. goesOn ? ["pending"] : (string[])[]];
            Assert.Equal(answers, await life.Answers(shop));
            Assert.Equal(then != "goes on" ? then : goesOn ? "pending_approval" : "sent", await shop.Stage(life.Order));
            Assert.Equal(then == "goes on" && !goesOn ? 1 : 0, life.MailsTo(shop, Shop.Supplier));
        });

        await All(lives, now, async life =>
        {
            if (then == "pending_approval")
            {
                await life.Press(shop, life.Step.People[life.Step.Needed - 1], "approve");
            }

            for (var step = life.At + 1; then is "goes on" or "pending_approval" && step < life.Shape.Steps.Length; step++)
            {
                await life.Agree(shop, step, standIns: way == "stand-ins agree");
            }
        });
        await All(lives, now.AddDays(3), async life =>
        {
            Assert.Equal(then is "rejected" or "draft" ? then : "sent", await shop.Stage(life.Order));
            Assert.Single(await shop.Timeline(life.Order), type => type == (then is "rejected" ? "approval.rejected" : then is "draft" ? "approval.sent_back" : "order.sent"));
        });
        await shop.DisposeAsync();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task Begin(ChainLife[] lives, string way)
    {
        foreach (var (person, other) in way == "stand-ins agree" ? ChainShape.StandIns : new Dictionary<string, string>())
        {
            await shop.Put($"approval-delegates/{person[..3]}", new Dictionary<string, object>
            {
                ["approval-delegate"] = new { approver = person, @delegate = other, from = "2026-01-01", to = "2026-12-31" },
            });
        }

        foreach (var life in lives)
        {
            await life.Ask(shop, way is "reject" or "next" or "approve_without_answer" ? way : "hold");
        }
    }

    private Task End(ChainLife life, string way) => way switch
    {
        "agree" => life.Agree(shop, life.At),
        "stand-ins agree" => life.Agree(shop, life.At, standIns: true),
        "the first rejects" => life.Press(shop, life.Step.People[0], "reject"),
        "the first sends back" => life.Press(shop, life.Step.People[0], "send_back"),
        "the last rejects" => RejectLast(life),
        "the escalated agree" => life.Press(shop, ShapedStep.Director, "approve"),
        "the escalated reject" => life.Press(shop, ShapedStep.Director, "reject"),
        _ => Task.CompletedTask,
    };

    private async Task RejectLast(ChainLife life)
    {
        await life.Agree(shop, life.At, butFor: 1);
        await life.Press(shop, life.Step.People[life.Step.Needed - 1], "reject");
    }

    /// <summary>Something in the life of each, on a host that was not there before.</summary>
    private async Task All(ChainLife[] lives, DateTimeOffset at, Func<ChainLife, Task> happens)
    {
        await shop.DisposeAsync();
        shop = await Shop.Reopen(StoreChoice.Sqlite, folder, account, at);
        foreach (var life in lives)
        {
            await happens(life);
        }
    }
}
