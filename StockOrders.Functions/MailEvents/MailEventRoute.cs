using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.MailEvents;

/// <summary>
/// Where SendGrid's signed event webhook posts what became of mails. It posts again whatever is not answered with 2xx, for a day: so one
/// event that says nothing to us is passed over rather than refused, and what could not be stored is asked for again.
/// </summary>
internal sealed partial class MailEventRoute(WebhookKeys keys, MailEventBook book, TimeProvider clock, ILogger<MailEventRoute> log)
{
    private const int OrdersAtOnce = 8;

    [Function("MailEvents")]
    public async Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mail/events")] HttpRequest request, CancellationToken cancellation)
    {
        if (!keys.AreSet)
        {
            return Later("mail_events_not_set_up", $"The setting {WebhookKeys.Setting} is missing, so nobody can tell who sends this.");
        }

        var signature = WebhookSignature.Of(request.Headers, clock.GetUtcNow());
        if ((RequestLimits.Refuse(request) ?? (signature.IsRefused ? RefusalAnswer.Of(signature.Refusals) : null)) is { } refused)
        {
            return refused;
        }

        var body = await RequestBody.Read(request, cancellation);
        if (body.IsRefused)
        {
            return RefusalAnswer.Of(body.Refusals);
        }

        if (signature.Value.Refusal(body.Value.Span, keys) is { } wrong)
        {
            return RefusalAnswer.Of(wrong);
        }

        var events = Read(body.Value);
        return events.IsRefused ? RefusalAnswer.Of(events.Refusals) : await Record(events.Value, cancellation);
    }

    private async Task<IResult> Record((List<MailEvent> Events, int Ignored) told, CancellationToken cancellation)
    {
        var tally = new MailEventTally { Ignored = told.Ignored };
        var failed = 0;
        var sum = new Lock();
        var orders = told.Events.DistinctBy(one => (one.Account, one.Id)).GroupBy(one => (one.Account, one.Order)).ToList();
        tally += new MailEventTally { Known = told.Events.Count - orders.Sum(order => order.Count()) };
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = OrdersAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(orders, atOnce, async (order, stop) =>
        {
            try
            {
                var came = await book.Record(order.Key.Account, order.Key.Order, [.. order.OrderBy(one => one.News.Mail.At)], stop);
                lock (sum)
                {
                    tally += came;
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One order that cannot be stored now must not lose the news of the others; all of them come again.
                NotRecorded(failure, order.Key.Order.Value, order.Key.Account.Value);
                Interlocked.Increment(ref failed);
            }
        });

        return failed == 0
            ? new JsonAnswer(StatusCodes.Status200OK, Envelope.One("mail-events", tally, MailEventTally.Write, $"{tally.Recorded} recorded."))
            : Later("mail_events_not_stored", $"News of {failed} of {orders.Count} orders could not be stored. Send all of them again: what is stored is known by its sg_event_id.");
    }

    private Outcome<(List<MailEvent> Events, int Ignored)> Read(ReadOnlyMemory<byte> body)
    {
        var now = clock.GetUtcNow();
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                return NotEvents;
            }

            var events = document.RootElement.EnumerateArray().Select(told => MailEventReading.Of(told, now)).OfType<MailEvent>().ToList();
            foreach (var lost in document.RootElement.EnumerateArray().Select(DigestNews.Of).OfType<DigestNews>())
            {
                DigestLost(lost.To, lost.Account, lost.Happened, lost.Reason ?? "no reason given");
            }

            return (events, document.RootElement.GetArrayLength() - events.Count);
        }
        catch (JsonException)
        {
            return NotEvents;
        }
    }

    private static Refusal NotEvents { get; } = new(RefusalKind.Invalid, "not_events", "The body is no JSON array of events.");

    private static RefusalAnswer Later(string code, string message) =>
        new(StatusCodes.Status503ServiceUnavailable, [new Refusal(RefusalKind.Conflict, code, message)]);

    [LoggerMessage(3204, LogLevel.Warning, "The digest to {To} of account {Account} did not reach them ({Happened}: {Reason}). Correct the address in the account's settings or at the vendor, or take it off SendGrid's suppression list.")]
    private partial void DigestLost(string to, string account, string happened, string reason);

    [LoggerMessage(3203, LogLevel.Error, "News of mails of order {Order} of account {Account} could not be stored; they are asked for again.")]
    private partial void NotRecorded(Exception failure, string order, string account);
}
