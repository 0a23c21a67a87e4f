using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using StockOrders.LocalHost.Clock;

namespace StockOrders.LocalHost.Queues;

/// <summary>
/// A real queue's client that tells the listener in this process of each message. The real queue knows only real time: on a virtual
/// clock a delayed message is sent at once, which is early but never lost.
/// </summary>
internal sealed class SignallingQueueClient(string name, QueueClient queue, QueueSignals signals, TimeProvider time) : QueueClient
{
    public override string Name => name;

    public override Task<Response> CreateIfNotExistsAsync(
        IDictionary<string, string>? metadata = null, CancellationToken cancellationToken = default) =>
        queue.CreateIfNotExistsAsync(metadata, cancellationToken);

    public override Task<Response<SendReceipt>> SendMessageAsync(string messageText, CancellationToken cancellationToken) =>
        SendMessageAsync(messageText, null, null, cancellationToken);

    public override async Task<Response<SendReceipt>> SendMessageAsync(
        string messageText, TimeSpan? visibilityTimeout = default, TimeSpan? timeToLive = default, CancellationToken cancellationToken = default)
    {
        var receipt = await queue.SendMessageAsync(messageText, Delay(visibilityTimeout), timeToLive, cancellationToken);
        signals.Sent(name);
        return receipt;
    }

    public override async Task<Response<SendReceipt>> SendMessageAsync(
        BinaryData message, TimeSpan? visibilityTimeout = default, TimeSpan? timeToLive = default, CancellationToken cancellationToken = default)
    {
        var receipt = await queue.SendMessageAsync(message, Delay(visibilityTimeout), timeToLive, cancellationToken);
        signals.Sent(name);
        return receipt;
    }

    public override Task<Response<QueueMessage[]>> ReceiveMessagesAsync(
        int? maxMessages = default, TimeSpan? visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        queue.ReceiveMessagesAsync(maxMessages, visibilityTimeout, cancellationToken);

    public override Task<Response> DeleteMessageAsync(string messageId, string popReceipt, CancellationToken cancellationToken = default) =>
        queue.DeleteMessageAsync(messageId, popReceipt, cancellationToken);

    public override Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId, string popReceipt, string? messageText = null, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        queue.UpdateMessageAsync(messageId, popReceipt, messageText, visibilityTimeout, cancellationToken);

    private TimeSpan? Delay(TimeSpan? asked) => time is VirtualClock ? null : asked;
}
