using Azure;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.Tests.LocalHost.Queues;

public sealed class LocalQueueClientTests
{
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_received_message_is_hidden_until_its_time_out_and_counts_its_receipts()
    {
        await using var app = await SampleApp.Run();
        var queue = app.Services.GetRequiredKeyedService<QueueClient>("any");
        await queue.SendMessageAsync("text", CancellationToken.None);
        var first = Assert.Single((await queue.ReceiveMessagesAsync(32, Hidden)).Value);
        Assert.Equal((1, "text"), (first.DequeueCount, first.Body.ToString()));
        Assert.Empty((await queue.ReceiveMessagesAsync(32, Hidden)).Value);
        await app.Advance(Hidden);
        var second = Assert.Single((await queue.ReceiveMessagesAsync(32, Hidden)).Value);
        Assert.Equal(2, second.DequeueCount);
        var lost = await Assert.ThrowsAsync<RequestFailedException>(() => queue.DeleteMessageAsync(first.MessageId, first.PopReceipt));
        Assert.Equal((404, "MessageNotFound"), (lost.Status, lost.ErrorCode));
        await queue.DeleteMessageAsync(second.MessageId, second.PopReceipt);
        await app.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await queue.ReceiveMessagesAsync(32, Hidden)).Value);
    }

    [Fact]
    public async Task A_message_may_be_rewritten_and_hidden_longer()
    {
        await using var app = await SampleApp.Run();
        var queue = app.Services.GetRequiredKeyedService<QueueClient>("any");
        await queue.SendMessageAsync("one", CancellationToken.None);
        var message = Assert.Single((await queue.ReceiveMessagesAsync(1, Hidden)).Value);
        await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, "two", TimeSpan.FromHours(1));
        await app.Advance(TimeSpan.FromMinutes(59));
        Assert.Empty((await queue.ReceiveMessagesAsync(1, Hidden)).Value);
        await app.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("two", Assert.Single((await queue.ReceiveMessagesAsync(1, Hidden)).Value).Body.ToString());
    }

    [Fact]
    public async Task A_message_dies_after_its_life()
    {
        await using var app = await SampleApp.Run();
        var queue = app.Services.GetRequiredKeyedService<QueueClient>("any");
        await queue.SendMessageAsync("short", null, TimeSpan.FromMinutes(1), CancellationToken.None);
        await queue.SendMessageAsync("for ever", null, TimeSpan.FromSeconds(-1), CancellationToken.None);
        await app.Advance(TimeSpan.FromDays(400));
        Assert.Equal("for ever", Assert.Single((await queue.ReceiveMessagesAsync(32, Hidden)).Value).Body.ToString());
    }

    [Fact]
    public async Task A_message_that_the_real_queue_would_not_take_is_refused()
    {
        await using var app = await SampleApp.Run();
        var queue = app.Services.GetRequiredKeyedService<QueueClient>("any");
        await queue.SendMessageAsync(new string('x', 48 * 1024), CancellationToken.None);
        var refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => queue.SendMessageAsync(new string('x', (48 * 1024) + 1), CancellationToken.None));
        Assert.Equal((413, "RequestBodyTooLarge"), (refused.Status, refused.ErrorCode));
    }
}
