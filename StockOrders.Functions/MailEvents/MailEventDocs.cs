using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.MailEvents;

/// <summary>What comes back of mails, for the API description.</summary>
internal static class MailEventDocs
{
    private static readonly Shape Tally = new("MailEvents", "What became of the events of a call.")
    {
        { "recorded", Whole, "Now on the timeline of their orders." },
        { "known", Whole, "There already, by their sg_event_id, or nothing new." },
        { "unknown", Whole, "Of orders that there are not." },
        { "ignored", Whole, "About no mail of an order, or about nothing that is kept: opened, clicked, unsubscribed, processed." },
    };

    public static readonly Chapter Chapter = new("News of mails", "What became of mails, as their provider tells it.")
    {
        Public("MailEvents", "Take SendGrid's signed event webhook")
            .Says(
                $"delivered, deferred, bounce, dropped and spamreport land on the timeline of the mail's order. {WebhookSignature.SignatureHeader} signs "
                + $"{WebhookSignature.TimestampHeader} and the body with ECDSA; calls that are signed more than {WebhookSignature.Oldest.TotalHours} hours ago are refused. "
                + "An event that comes twice counts once. 503 asks for all of them again.")
            .Takes(List(Kind.Open))
            .One("mail-events", Tally)
            .May(403, 503),
    };
}
