using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace StockOrders.Tests.Storage;

[Collection(nameof(Azurite))]
public sealed class QueueClientTests(Azurite azurite)
{
    private readonly string _name = $"q{Guid.NewGuid():N}";

    [AzuriteFact]
    public async Task A_message_comes_back_as_it_was_sent_and_is_gone_when_deleted()
    {
        var queue = await Queue();
        foreach (var text in new[] { "plain", "", "<xml> & \"quotes\" ]]>", "ünï \ud83d\ude00 \u0001\0", new string('x', 40_000) })
        {
            var sent = (await queue.SendMessageAsync(text)).Value;
            var message = Assert.Single((await queue.ReceiveMessagesAsync(10)).Value);
            Assert.Equal(text, message.Body.ToString());
            Assert.Equal(sent.MessageId, message.MessageId);
            Assert.Equal(1, message.DequeueCount);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }

        Assert.Empty((await queue.ReceiveMessagesAsync(10)).Value);
    }

    [AzuriteFact]
    public async Task Bytes_come_back_as_they_were_sent()
    {
        var queue = await Queue();
        var bytes = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        await queue.SendMessageAsync(new BinaryData(bytes));

        Assert.Equal(bytes, Assert.Single((await queue.ReceiveMessagesAsync()).Value).Body.ToArray());
    }

    [AzuriteFact]
    public async Task A_received_message_is_hidden_until_it_is_shown_again_and_counts_how_often_it_was_received()
    {
        var queue = await Queue();
        await queue.SendMessageAsync("again");
        var first = Assert.Single((await queue.ReceiveMessagesAsync(1, TimeSpan.FromMinutes(5))).Value);
        Assert.Empty((await queue.ReceiveMessagesAsync(1)).Value);

        await queue.UpdateMessageAsync(first.MessageId, first.PopReceipt, "changed", TimeSpan.Zero);

        var second = Assert.Single((await queue.ReceiveMessagesAsync(1)).Value);
        Assert.Equal("changed", second.Body.ToString());
        Assert.Equal(2, second.DequeueCount);
    }

    [AzuriteFact]
    public async Task A_receipt_from_an_update_is_the_one_that_counts()
    {
        var queue = await Queue();
        await queue.SendMessageAsync("a");
        var message = Assert.Single((await queue.ReceiveMessagesAsync(1)).Value);
        UpdateReceipt updated = await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.FromMinutes(1));

        var old = await Assert.ThrowsAsync<RequestFailedException>(() => queue.DeleteMessageAsync(message.MessageId, message.PopReceipt));
        Assert.Equal("PopReceiptMismatch", old.ErrorCode);
        Assert.Equal(204, (await queue.DeleteMessageAsync(message.MessageId, updated.PopReceipt)).Status);
    }

    [AzuriteFact]
    public async Task A_message_sent_for_later_is_not_there_yet()
    {
        var queue = await Queue();
        var receipt = (await queue.SendMessageAsync("later", TimeSpan.FromMinutes(10), TimeSpan.FromDays(1))).Value;

        Assert.Empty((await queue.ReceiveMessagesAsync(1)).Value);
        Assert.Equal(TimeSpan.FromMinutes(10), receipt.TimeNextVisible - receipt.InsertionTime);
        Assert.Equal(TimeSpan.FromDays(1), receipt.ExpirationTime - receipt.InsertionTime);
    }

    [AzuriteFact]
    public async Task A_queue_is_made_once_and_a_missing_one_is_told()
    {
        var queue = new QueueClient(azurite.ConnectionString, _name, new());
        var missing = await Assert.ThrowsAsync<RequestFailedException>(() => queue.SendMessageAsync("x"));
        Assert.Equal((404, "QueueNotFound"), (missing.Status, missing.ErrorCode));

        Assert.NotNull(await queue.CreateIfNotExistsAsync());
        Assert.Null(await queue.CreateIfNotExistsAsync());
        Assert.Null(await queue.CreateIfNotExistsAsync(new Dictionary<string, string> { ["other"] = "metadata" }));
        Assert.Equal(_name, queue.Name);
    }

    [AzuriteFact]
    public async Task A_message_over_the_limit_is_refused()
    {
        var queue = await Queue();
        var error = await Assert.ThrowsAsync<RequestFailedException>(() => queue.SendMessageAsync(new string('x', 65_000)));
        Assert.InRange(error.Status, 400, 413);
    }

    private async Task<QueueClient> Queue()
    {
        var queue = new QueueClient(azurite.ConnectionString, _name, new() { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync();
        return queue;
    }
}
