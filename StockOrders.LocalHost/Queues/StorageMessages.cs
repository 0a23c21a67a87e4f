using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using StockOrders.LocalHost.Http;

namespace StockOrders.LocalHost.Queues;

/// <summary>What becomes of one message of a storage account's queue: deleted, visible again, or poison.</summary>
internal sealed partial class StorageMessages(
    QueueFunction function, QueueOptions options, QueueClient queue, QueueClient poison, QueueSignals signals, ILogger log)
{
    public async Task Serve(QueueMessage message, CancellationToken stopping)
    {
        try
        {
            await Try(message, stopping);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException)
        {
            // The message becomes visible by itself after its time-out and is tried again.
            NotReached(failure, function.Queue);
        }
    }

    private async Task Try(QueueMessage message, CancellationToken stopping)
    {
        if (message.DequeueCount > options.MaxDequeueCount || Decoded(message) is not { } decoded)
        {
            await Poison(message, null);
            return;
        }

        try
        {
            await function.Run(decoded, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await GiveBack(message, TimeSpan.Zero);
            return;
        }
        catch (Exception failure) when (message.DequeueCount >= options.MaxDequeueCount)
        {
            await Poison(message, failure);
            return;
        }
        catch (Exception failure)
        {
            Failed(failure, function.Name, message.MessageId, message.DequeueCount, options.MaxDequeueCount);
            await GiveBack(message, options.VisibilityTimeout);
            return;
        }

        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None);
    }

    private static QueueMessage? Decoded(QueueMessage message)
    {
        try
        {
            var body = new BinaryData(Convert.FromBase64String(message.Body.ToString()));
            return QueuesModelFactory.QueueMessage(
                message.MessageId, message.PopReceipt, body, message.DequeueCount, message.NextVisibleOn, message.InsertedOn, message.ExpiresOn);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async Task GiveBack(QueueMessage message, TimeSpan hidden)
    {
        // The name of the argument tells the SDK's two overloads apart.
        await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, messageText: null, hidden, CancellationToken.None);
        if (hidden == TimeSpan.Zero)
            signals.Sent(function.Queue);
    }

    private async Task Poison(QueueMessage message, Exception? failure)
    {
        Poisoned(failure, function.Name, message.MessageId, function.PoisonQueue);
        await poison.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
        await poison.SendMessageAsync(message.Body.ToString(), null, TimeSpan.FromSeconds(-1), CancellationToken.None);
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None);
        signals.Sent(function.PoisonQueue);
    }

    [LoggerMessage(9211, LogLevel.Warning, "{Function} failed on message {Message}, try {Try} of {Tries}")]
    private partial void Failed(Exception failure, string function, string message, long @try, int tries);

    [LoggerMessage(9212, LogLevel.Error, "{Function} gave message {Message} up; it lies in {Queue}")]
    private partial void Poisoned(Exception? failure, string function, string message, string queue);

    [LoggerMessage(9213, LogLevel.Warning, "The queue {Queue} did not take what became of a message; it is tried again")]
    private partial void NotReached(Exception failure, string queue);
}
