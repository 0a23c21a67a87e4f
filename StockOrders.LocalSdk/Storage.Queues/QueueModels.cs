// Azure.Storage.Queues 12.28.1
namespace Azure.Storage.Queues.Models;

public partial class QueueMessage
{
    internal QueueMessage(string messageId, string popReceipt, BinaryData body, long dequeueCount)
    {
        MessageId = messageId;
        PopReceipt = popReceipt;
        Body = body;
        DequeueCount = dequeueCount;
    }

    public string MessageId { get; }

    public string PopReceipt { get; }

    public BinaryData Body { get; }

    /// <summary>How often the message was received, this time included.</summary>
    public long DequeueCount { get; }

    public DateTimeOffset? NextVisibleOn { get; internal init; }

    public DateTimeOffset? InsertedOn { get; internal init; }

    public DateTimeOffset? ExpiresOn { get; internal init; }
}

public partial class SendReceipt
{
    internal SendReceipt(string messageId, string popReceipt)
    {
        MessageId = messageId;
        PopReceipt = popReceipt;
    }

    public string MessageId { get; }

    public string PopReceipt { get; }

    public DateTimeOffset InsertionTime { get; internal init; }

    public DateTimeOffset ExpirationTime { get; internal init; }

    public DateTimeOffset TimeNextVisible { get; internal init; }
}

public partial class UpdateReceipt
{
    internal UpdateReceipt(string popReceipt, DateTimeOffset nextVisibleOn)
    {
        PopReceipt = popReceipt;
        NextVisibleOn = nextVisibleOn;
    }

    public string PopReceipt { get; }

    public DateTimeOffset NextVisibleOn { get; }
}

/// <summary>Builds what the service would answer, for clients that stand in for it.</summary>
public static partial class QueuesModelFactory
{
    public static QueueMessage QueueMessage(
        string messageId,
        string popReceipt,
        BinaryData body,
        long dequeueCount,
        DateTimeOffset? nextVisibleOn = default,
        DateTimeOffset? insertedOn = default,
        DateTimeOffset? expiresOn = default) =>
        new(messageId, popReceipt, body, dequeueCount) { NextVisibleOn = nextVisibleOn, InsertedOn = insertedOn, ExpiresOn = expiresOn };

    public static SendReceipt SendReceipt(
        string messageId, DateTimeOffset insertionTime, DateTimeOffset expirationTime, string popReceipt, DateTimeOffset timeNextVisible) =>
        new(messageId, popReceipt) { InsertionTime = insertionTime, ExpirationTime = expirationTime, TimeNextVisible = timeNextVisible };

    public static UpdateReceipt UpdateReceipt(string popReceipt, DateTimeOffset nextVisibleOn) => new(popReceipt, nextVisibleOn);
}
