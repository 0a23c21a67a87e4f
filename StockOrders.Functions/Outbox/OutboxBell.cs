using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Outbox;

/// <summary>
/// Tells the outbox worker which rows were just written. A lost message costs time, not an effect: the sweep finds the rows.
/// </summary>
internal sealed partial class OutboxBell([FromKeyedServices(OutboxBell.Queue)] QueueClient queue, ILogger<OutboxBell> log)
{
    public const string Queue = "outbox";

    public Task Ring(AccountId account, IReadOnlyList<string> effects, CancellationToken cancellation) =>
        Send(account, effects, null, cancellation);

    /// <summary>For an effect that cannot be done yet.</summary>
    public Task RingAgain(AccountId account, string effect, TimeSpan delay, CancellationToken cancellation) =>
        Send(account, [effect], delay > TimeSpan.Zero ? delay : TimeSpan.Zero, cancellation);

    private async Task Send(AccountId account, IReadOnlyList<string> effects, TimeSpan? delay, CancellationToken cancellation)
    {
        var message = JsonSerializer.Serialize(new OutboxMessage(account.Value, effects), OutboxJson.Default.OutboxMessage);
        try
        {
            await SendToNewQueueToo(message, delay, cancellation);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException)
        {
            // The change that is rung for is made. (Azure.Core throws an AggregateException when each of its own tries failed.)
            NotRung(failure, account.Value, effects.Count);
        }
    }

    private async Task SendToNewQueueToo(string message, TimeSpan? delay, CancellationToken cancellation)
    {
        try
        {
            await queue.SendMessageAsync(message, delay, null, cancellation);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            await queue.CreateIfNotExistsAsync(null, cancellation);
            await queue.SendMessageAsync(message, delay, null, cancellation);
        }
    }

    [LoggerMessage(3101, LogLevel.Warning, "The queue did not take the wake-up for {Effects} effects of account {Account}; the sweep will find them.")]
    private partial void NotRung(Exception failure, string account, int effects);
}
