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
            await queue.SendMessageAsync(message, delay, null, cancellation);
        }
        catch (RequestFailedException failure)
        {
            NotRung(failure, account.Value, effects.Count);
        }
    }

    [LoggerMessage(3101, LogLevel.Warning, "The queue did not take the wake-up for {Effects} effects of account {Account}; the sweep will find them.")]
    private partial void NotRung(Exception failure, string account, int effects);
}
