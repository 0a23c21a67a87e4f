using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Functions.Approvals.Policy;
using StockOrders.LocalHost.Durable;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Lifecycle;

/// <summary>
/// Which activities the main paths of an order's life call, and that each path whose history was kept as a file is still lived so.
/// </summary>
public sealed class LifecyclePathTests
{
    private static readonly DateOnly July = new(2026, 7, 1);

    public static TheoryData<string, string> Paths => new()
    {
        { "chain", "Look Route Deadline Look Send Look Look" },
        { "sent-back", "Look Route Look Look Route Look Send" },
        { "chased", "Look Route Send Deadline Deadline Deadline Deadline Look" },
        { "other-terms", "Look Route Send Look Look Look Look Route Send Look" },
        { "delayed", "Look Route Send Look Look Look Deadline Deadline Deadline Deadline Look Look Look BeginMatching" },
        { "changed", "Look Route Send Look Route Look Send" },
        { "withdrawn", "Look Route Look Route Look" },
        { "long-wait", string.Join(" ", Enumerable.Repeat("Look", 14)) + " CloseIfMatched" },
    };

    public static TheoryData<string> Kept => [.. KeptHistories.Names];

    [Theory, MemberData(nameof(Paths))]
    public async Task Each_path_calls_one_activity_for_each_thing_that_happens(string path, string activities)
    {
        await using var shop = await Shop.Open();
        await Live(shop, path);

        var history = shop.Engine.ExportHistory(Shop.Instance)!;
        KeptHistories.Offer("OrderLifecycle_v1." + path, history);
        Assert.Equal(activities, string.Join(' ', Activities(history)));
    }

    [Theory, MemberData(nameof(Kept))]
    public async Task History_that_was_kept_is_lived_the_same_by_the_code_of_today(string name)
    {
        Assert.Contains("OrderLifecycle_v1.silent-life", KeptHistories.Names);
        await using var shop = await Shop.Open();
        HistoryReplay.Verify(shop.Engine.Functions, KeptHistories.Read(name));
    }

    private static Task Live(Shop shop, string path) => path switch
    {
        "chain" => Chain(shop),
        "sent-back" => SentBack(shop),
        "chased" => Chased(shop),
        "other-terms" => OtherTerms(shop),
        "delayed" => Delayed(shop),
        "changed" => Changed(shop),
        "withdrawn" => Withdrawn(shop),
        "long-wait" => LongWait(shop),
        _ => throw new ArgumentOutOfRangeException(nameof(path), path, "Nobody lives so."),
    };

    /// <summary>The first says nothing, so the second is asked; of them both must agree.</summary>
    private static async Task Chain(Shop shop)
    {
        await Ask(
            shop,
            new ApprovalStepPlan { Approvers = ["ann@example.com"], Timeout = TimeSpan.FromHours(24), Silence = ApprovalSilence.Next },
            new ApprovalStepPlan { Approvers = ["ben@example.com", "cat@example.com"], Needs = null, Timeout = TimeSpan.FromHours(24) });
        await shop.Submit(10);
        await shop.After(TimeSpan.FromHours(24));
        await shop.Post(shop.LinkFor("ben@example.com"), "approve");
        await shop.Post(shop.LinkFor("cat@example.com"), "approve");
        await shop.Post(shop.LinkFor("sales@wonka.example"), "confirm");
        await shop.Do(new OrderCommand.Cancel());
    }

    private static async Task SentBack(Shop shop)
    {
        await shop.Submit(3_000);
        await shop.Post(shop.LinkFor("manager@example.com"), "send_back", "Too many.");
        await shop.Do(new OrderCommand.Submit());
        await shop.Post(shop.LinkFor("manager@example.com"), "approve");
    }

    /// <summary>Nobody answers until a person telephones.</summary>
    private static async Task Chased(Shop shop)
    {
        await shop.Submit(10);
        await shop.After(TimeSpan.FromDays(10));
        await shop.Do(new OrderCommand.Confirm("buyer", "By telephone"));
    }

    /// <summary>They propose a later day and other quantities; the first is refused, the second accepted and sent anew.</summary>
    private static async Task OtherTerms(Shop shop)
    {
        await shop.SubmitLine(500);
        await shop.Do(new OrderCommand.ProposeTerms("supplier", null, July, []));
        await shop.Do(new OrderCommand.RefuseTerms("buyer", "Too late."));
        await shop.Do(new OrderCommand.ProposeTerms("supplier", null, new DateOnly(2026, 6, 1), [new WantedTerms(Some.Bolt, 400, null, null)]));
        await shop.Do(new OrderCommand.AcceptTerms("buyer", null, 2));
    }

    private static async Task Delayed(Shop shop)
    {
        await shop.SubmitLine(500);
        await shop.Do(new OrderCommand.ChangeHeader((await shop.Order()).Header with { ExpectedDate = new DateOnly(2026, 5, 10) }));
        await shop.Do(new OrderCommand.Confirm("supplier"));
        await shop.After(TimeSpan.FromDays(25));
        await shop.Do(new OrderCommand.ChangeHeader((await shop.Order()).Header with { ExpectedDate = July }));
        await shop.Do(Given.Receive(500));
    }

    /// <summary>Beyond the limit after it was sent: a person is asked again, and it is sent with its revision.</summary>
    private static async Task Changed(Shop shop)
    {
        await shop.SubmitLine(500);
        await shop.Do(new OrderCommand.ChangeLines([Some.Line(3_000)], []));
        await shop.Post(shop.LinkFor("manager@example.com"), "approve");
    }

    /// <summary>An edit beyond what was asked takes the question back, and another is asked.</summary>
    private static async Task Withdrawn(Shop shop)
    {
        await shop.SubmitLine(3_000);
        await shop.Do(new OrderCommand.ChangeLines([Some.Line(4_000)], []));
        await shop.Do(new OrderCommand.Cancel());
    }

    /// <summary>Half a year without an invoice, looked at every week: the history is cut off meanwhile and begins anew.</summary>
    private static async Task LongWait(Shop shop)
    {
        await shop.SubmitLine(500);
        await shop.Do(new OrderCommand.Confirm("supplier"));
        await shop.Do(Given.Receive(500));
        await shop.After(TimeSpan.FromDays(182));
        await shop.Do(Given.Invoice(500));
    }

    private static async Task Ask(Shop shop, params ApprovalStepPlan[] steps)
    {
        var policy = shop.App.Services.GetRequiredService<ApprovalPolicyRows>();
        var rule = new ApprovalRule { Id = "r1", Name = "Two steps", Steps = [.. steps] };
        var now = await policy.Newest(Shop.Account, default);
        Assert.True(await policy.Save(Shop.Account, now.With(now.Policy with { Rules = [rule] }).Value, default));
    }

    private static IEnumerable<string> Activities(string history) =>
        JsonSerializer.Deserialize(history, HistoryJson.Default.HistoryFile)!.Events.OfType<TaskScheduled>().Select(task => task.Name switch
        {
            "LookAtOrder" => "Look",
            "RouteForApproval" => "Route",
            "SendToSupplier" => "Send",
            "ActOnDeadline" => "Deadline",
            var other => other,
        });
}
