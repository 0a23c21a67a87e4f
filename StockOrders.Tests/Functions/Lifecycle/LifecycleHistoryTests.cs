using System.Text.Json;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Lifecycle;
using StockOrders.LocalHost.Durable;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Lifecycle;

/// <summary>What an orchestration did, step by step.</summary>
public sealed class LifecycleHistoryTests
{
    [Fact]
    public async Task Life_by_the_limit_calls_one_activity_for_each_step()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Post(shop.LinkFor("sales@wonka.example"), "confirm");
        await shop.Do(Given.Receive(500));
        await shop.Do(Given.Invoice(500));

        Assert.Equal(
            ["LookAtOrder", "RouteForApproval", "SendToSupplier", "LookAtOrder", "LookAtOrder", "BeginMatching", "LookAtOrder", "CloseIfMatched"],
            Activities(shop));
        Assert.False(await IsAlive(shop));
    }

    [Fact]
    public async Task Silence_acts_on_each_deadline_and_on_nothing_else()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        await shop.After(TimeSpan.FromHours(73));

        // The rejection wakes its own orchestration, which looks once more and finds nothing to do.
        Assert.Equal(["LookAtOrder", "RouteForApproval", "ActOnDeadline", "ActOnDeadline", "ActOnDeadline", "LookAtOrder"], Activities(shop));
    }

    [Fact]
    public async Task Events_doubled_early_and_without_reason_change_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        var (client, told) = (shop.App.Services.GetRequiredService<DurableTaskClient>(), await shop.Told());

        for (var times = 0; times < 60; times++)
            await client.RaiseEventAsync(Shop.Instance, OrderLifecycleOrchestrator.Changed, null, default);
        await shop.App.WhenIdle();

        Assert.Equal(told, await shop.Told());
        Assert.True(await IsAlive(shop));
        await shop.After(TimeSpan.FromHours(24));
        Assert.Equal(2, shop.MailsTo("manager@example.com").Length);
    }

    [Fact]
    public async Task History_stays_short_however_long_the_wait()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Post(shop.LinkFor("sales@wonka.example"), "confirm");
        for (var day = 1; day <= 60; day++)
            await shop.Do(Given.Receive(day));

        Assert.True(Events(shop).Length < 200);
        Assert.Equal(Stage.Receiving, await shop.Stage());
    }

    /// <summary>What the lifecycle waits for comes about each time, and goods come in parts.</summary>
    [Fact]
    public async Task A_whole_life_with_every_silence_and_every_answer_takes_fewer_than_120_events()
    {
        await using var shop = await Shop.Open(Some.Settings with { ApprovalSilence = ApprovalSilence.Hold });
        await shop.SubmitLine(3_000);
        await shop.App.Advance(TimeSpan.FromHours(73));
        await shop.Post(shop.LinkFor("manager@example.com"), "approve");
        await shop.App.Advance(TimeSpan.FromDays(15));
        await shop.Do(new OrderCommand.ProposeTerms("supplier", null, new DateOnly(2026, 7, 1), []));
        await shop.Do(new OrderCommand.RefuseTerms("buyer", null));
        await shop.App.Advance(TimeSpan.FromDays(15));
        await shop.Do(new OrderCommand.Confirm("supplier"));
        await shop.App.Advance(TimeSpan.FromDays(60));
        for (var part = 1; part <= 4; part++)
            await shop.Do(Given.Receive(part * 750));
        await shop.Do(Given.Invoice(3_000, 2, "INV-1"));
        await shop.Do(new OrderCommand.SettleInvoice(Some.Invoice(1).Id, InvoiceSettlement.Void, "clerk"));
        await shop.Do(Given.Invoice(3_000, 1, "INV-2"));

        Assert.Equal(Stage.Closed, await shop.Stage());
        Assert.InRange(Events(shop).Length, 1, 119);
    }

    private static async Task<bool> IsAlive(Shop shop) =>
        await shop.App.Services.GetRequiredService<DurableTaskClient>().GetInstanceAsync(Shop.Instance, default(CancellationToken)) is { IsCompleted: false };

    private static HistoryEvent[] Events(Shop shop) =>
        [.. JsonSerializer.Deserialize(shop.Engine.ExportHistory(Shop.Instance)!, HistoryJson.Default.HistoryFile)!.Events];

    private static string[] Activities(Shop shop) => [.. Events(shop).OfType<TaskScheduled>().Select(task => task.Name)];
}
