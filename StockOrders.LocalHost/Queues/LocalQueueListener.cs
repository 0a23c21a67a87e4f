using Microsoft.Extensions.Logging;
using StockOrders.LocalHost.Clock;
using StockOrders.LocalHost.Http;

namespace StockOrders.LocalHost.Queues;

/// <summary>
/// Runs a function for every message of its queue: deleted when it succeeds, visible again when it fails, and after its last try
/// moved to the poison queue. Told of new messages by the queue; nothing is polled.
/// </summary>
internal sealed partial class LocalQueueListener(
    QueueFunction function, LocalQueues queues, QueueOptions options, WorkTracker work, Scheduler scheduler, ILogger<LocalQueueListener> log)
    : IDueSource, IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly WorkTracker mine = new();
    private readonly Lock gate = new();
    private DateTimeOffset? next;
    private bool known;

    public void Start()
    {
        queues.Listen(function.Queue, Changed);
        scheduler.Add(this);
    }

    public DateTimeOffset? NextDue()
    {
        if (mine.UnderWay > options.NewBatchThreshold || stopping.IsCancellationRequested)
            return null;
        // The lock is held while looking, so that a message sent meanwhile is not forgotten by storing an older answer after it.
        lock (gate)
        {
            if (!known)
                (next, known) = (queues.NextVisible(function.Queue), true);
            return next;
        }
    }

    public Task RunDue(DateTimeOffset now, CancellationToken cancellation)
    {
        while (mine.UnderWay <= options.NewBatchThreshold && !stopping.IsCancellationRequested)
        {
            var batch = queues.Receive(function.Queue, options.BatchSize, TimeSpan.Zero, inHand: true);
            if (batch.Count == 0)
                break;
            foreach (var message in batch)
            {
                var (all, own) = (work.Begin(), mine.Begin());
                _ = Task.Run(() => Serve(message, all, own), CancellationToken.None);
            }
        }

        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await mine.WhenIdle();
        stopping.Dispose();
    }

    private async Task Serve(LocalMessage message, IDisposable all, IDisposable own)
    {
        try
        {
            await Try(message);
        }
        catch (Exception broken)
        {
            // The state itself could not be written. The message stays in hand until the next start gives it back.
            NotKept(broken, function.Name, message.Id);
        }
        finally
        {
            own.Dispose();
            Changed();
            all.Dispose();
        }
    }

    private async Task Try(LocalMessage message)
    {
        // A message that was being worked on when the process ended has spent that try.
        if (message.Tries > options.MaxDequeueCount)
        {
            Poison(message, null);
            return;
        }

        try
        {
            await function.Run(message.ToSdk(), stopping.Token);
            queues.Delete(function.Queue, message.Id, message.Receipt);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            queues.Update(function.Queue, message, TimeSpan.Zero);
        }
        catch (Exception failure) when (message.Tries >= options.MaxDequeueCount)
        {
            Poison(message, failure);
        }
        catch (Exception failure)
        {
            Failed(failure, function.Name, message.Id, message.Tries, options.MaxDequeueCount);
            queues.Update(function.Queue, message, options.VisibilityTimeout);
        }
    }

    private void Poison(LocalMessage message, Exception? failure)
    {
        Poisoned(failure, function.Name, message.Id, function.PoisonQueue);
        queues.Move(function.Queue, message, function.PoisonQueue);
    }

    private void Changed()
    {
        lock (gate)
            known = false;
        scheduler.Changed();
    }

    [LoggerMessage(9201, LogLevel.Warning, "{Function} failed on message {Message}, try {Try} of {Tries}")]
    private partial void Failed(Exception failure, string function, long message, long @try, int tries);

    [LoggerMessage(9202, LogLevel.Error, "{Function} gave message {Message} up; it lies in {Queue}")]
    private partial void Poisoned(Exception? failure, string function, long message, string queue);

    [LoggerMessage(9203, LogLevel.Error, "{Function}: what became of message {Message} could not be kept")]
    private partial void NotKept(Exception failure, string function, long message);
}
