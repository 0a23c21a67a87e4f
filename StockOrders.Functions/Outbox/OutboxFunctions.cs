using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Outbox;

/// <summary>What makes the outbox move: the message that is sent with each change, and a sweep for the messages that got lost.</summary>
internal sealed class OutboxFunctions(OutboxWorker worker, OutboxSweep sweep, OutboxBell bell, TimeProvider clock)
{
    /// <summary>An effect that throws leaves the message to be tried again; what was done before it is crossed off by then.</summary>
    [Function("Outbox")]
    public async Task Work(
        [QueueTrigger(OutboxBell.Queue, Connection = "Storage")] string message,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var owed = JsonSerializer.Deserialize(message, OutboxJson.Default.OutboxMessage)
            ?? throw new InvalidDataException("The outbox was woken without a word of what for.");
        var account = new AccountId(owed.Account);
        foreach (var effect in owed.Effects)
        {
            if (await worker.Do(client, account, effect, cancellation) is { } next)
            {
                await bell.RingAgain(account, effect, next - clock.GetUtcNow(), cancellation);
            }
        }
    }

    /// <summary>At each start too: a worker that died may have left rows whose message it never sent.</summary>
    [Function("OutboxSweep")]
    public Task Sweep(
        [TimerTrigger("0 */5 * * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        sweep.Run(client, cancellation);
}
