using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using StockOrders.LocalHost.Clock;
using StockOrders.LocalHost.Http;

namespace StockOrders.LocalHost.Queues;

/// <summary>
/// Runs a function for every message of a storage account's queue, by the rules of the Functions host. It looks when this process has
/// sent something and, less and less often, for what others sent.
/// </summary>
internal sealed partial class StorageQueueListener : IAsyncDisposable
{

    /// <summary>As the Functions host: longer than a function may run.</summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);

    private readonly QueueFunction function;
    private readonly QueueOptions options;
    private readonly WorkTracker work;
    private readonly ILogger<StorageQueueListener> log;
    private readonly QueueClient queue;
    private readonly StorageMessages messages;
    private readonly CancellationTokenSource stopping = new();
    private readonly WorkTracker mine = new();
    private readonly SemaphoreSlim slots;
    private readonly SemaphoreSlim signal = new(0);
    private readonly Lock gate = new();
    private IDisposable? signalled;
    private Task loop = Task.CompletedTask;

    public StorageQueueListener(
        QueueFunction function, QueueOptions options, string storage, WorkTracker work, QueueSignals signals, ILogger<StorageQueueListener> log)
    {
        (this.function, this.options, this.work, this.log) = (function, options, work, log);
        // Base64 is undone here: the client would refuse a whole batch for one message that is none.
        queue = new QueueClient(storage, function.Queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
        var poison = new QueueClient(storage, function.PoisonQueue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
        messages = new StorageMessages(function, options, queue, poison, signals, log);
        slots = new SemaphoreSlim(options.BatchSize + options.NewBatchThreshold);
        signals.Listen(function.Queue, Look);
    }

    public async Task Start(CancellationToken cancellation)
    {
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
        Look();
        loop = Task.Run(Loop, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await loop;
        await mine.WhenIdle();
        signalled?.Dispose();
        stopping.Dispose();
        slots.Dispose();
        signal.Dispose();
    }

    /// <summary>Takes what is there until nothing is; whether anything was.</summary>
    private async Task<bool> Drain()
    {
        var any = false;
        try
        {
            while (await Take())
                any = true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops; what was not taken is there at the next start.
        }
        catch (Exception failure)
        {
            // Whatever it was: a listener that ended here would leave its queue unread for as long as the host runs.
            NotReached(failure, function.Queue);
        }

        return any;
    }

    private async Task<bool> Take()
    {
        var room = 0;
        await slots.WaitAsync(stopping.Token);
        do
            room++;
        while (room < options.BatchSize && slots.Wait(0, CancellationToken.None));
        var taken = 0;
        try
        {
            foreach (var message in (await queue.ReceiveMessagesAsync(room, Hidden, stopping.Token)).Value)
            {
                taken++;
                var (all, own) = (work.Begin(), mine.Begin());
                _ = Task.Run(() => Serve(message, all, own), CancellationToken.None);
            }
        }
        finally
        {
            if (room > taken)
                slots.Release(room - taken);
        }

        return taken > 0;
    }

    private async Task Serve(QueueMessage message, IDisposable all, IDisposable own)
    {
        try
        {
            await messages.Serve(message, stopping.Token);
        }
        finally
        {
            slots.Release();
            own.Dispose();
            all.Dispose();
        }
    }

    [LoggerMessage(9214, LogLevel.Warning, "The queue {Queue} could not be reached; it is tried again")]
    private partial void NotReached(Exception failure, string queue);
}
