using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace StockOrders.LocalHost.Queues;

/// <summary>The SDK's client over a local queue, with the limits of the real service.</summary>
internal sealed class LocalQueueClient(string name, LocalQueues queues, TimeProvider time) : QueueClient
{
    private const int MaxReceived = 32;

    /// <summary>64 KiB hold 48 KiB in Base64, as messages stand in the real queue.</summary>
    private const int MaxBytes = 48 * 1024;

    private static readonly TimeSpan DefaultLife = TimeSpan.FromDays(7);
    private static readonly TimeSpan DefaultHidden = TimeSpan.FromSeconds(30);

    public override string Name => name;

    public override Task<Response> CreateIfNotExistsAsync(
        IDictionary<string, string>? metadata = null, CancellationToken cancellationToken = default) =>
        Task.FromResult<Response>(null!);

    public override Task<Response<SendReceipt>> SendMessageAsync(string messageText, CancellationToken cancellationToken) =>
        SendMessageAsync(messageText, null, null, cancellationToken);

    public override Task<Response<SendReceipt>> SendMessageAsync(
        string messageText, TimeSpan? visibilityTimeout = default, TimeSpan? timeToLive = default, CancellationToken cancellationToken = default) =>
        Send(Encoding.UTF8.GetBytes(messageText), visibilityTimeout, timeToLive, cancellationToken);

    public override Task<Response<SendReceipt>> SendMessageAsync(
        BinaryData message, TimeSpan? visibilityTimeout = default, TimeSpan? timeToLive = default, CancellationToken cancellationToken = default) =>
        Send(message.ToArray(), visibilityTimeout, timeToLive, cancellationToken);

    public override Task<Response<QueueMessage[]>> ReceiveMessagesAsync(
        int? maxMessages = default, TimeSpan? visibilityTimeout = default, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (maxMessages is < 1 or > MaxReceived)
            throw new RequestFailedException(400, $"A number of messages is from 1 to {MaxReceived}.", "OutOfRangeQueryParameterValue", null);
        var received = queues.Receive(name, maxMessages ?? 1, visibilityTimeout ?? DefaultHidden, inHand: false);
        return LocalResponse.Of(received.Select(message => message.ToSdk()).ToArray(), 200);
    }

    public override Task<Response> DeleteMessageAsync(string messageId, string popReceipt, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return queues.Delete(name, Id(messageId), popReceipt) ? Task.FromResult<Response>(new LocalResponse(204)) : throw Lost();
    }

    public override Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId, string popReceipt, string? messageText = null, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = messageText is null ? null : Encoding.UTF8.GetBytes(messageText);
        var known = new LocalMessage(Id(messageId), popReceipt, body!, 0, default, default, default);
        var updated = queues.Update(name, known, visibilityTimeout) ?? throw Lost();
        return LocalResponse.Of(QueuesModelFactory.UpdateReceipt(updated.Receipt, updated.Visible), 204);
    }

    private Task<Response<SendReceipt>> Send(byte[] body, TimeSpan? delay, TimeSpan? life, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (body.Length > MaxBytes)
            throw new RequestFailedException(413, $"The message is {body.Length} bytes; a queue takes {MaxBytes}.", "RequestBodyTooLarge", null);
        // A life of -1 second means for ever, as in the service.
        var expires = life == TimeSpan.FromSeconds(-1) ? DateTimeOffset.MaxValue : time.GetUtcNow() + (life ?? DefaultLife);
        var sent = queues.Send(name, body, delay ?? TimeSpan.Zero, expires);
        return LocalResponse.Of(QueuesModelFactory.SendReceipt(LocalQueues.IdText(sent.Id), sent.Inserted, expires, sent.Receipt, sent.Visible), 201);
    }

    private static long Id(string messageId) =>
        long.TryParse(messageId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw Lost();

    private static RequestFailedException Lost() =>
        new(404, "The message is gone, or another receiver has it by now.", "MessageNotFound", null);
}
