using System.Text.Json;
using StockOrders.Domain.Values;
using StockOrders.Functions.Exceptions;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.MailEvents;

/// <summary>A digest that did not reach its reader. It is of no order, so no timeline tells it, and whoever runs the app has to be told.</summary>
internal readonly record struct DigestNews(string Account, string To, string Happened, string? Reason)
{
    /// <summary>Null where it is not that.</summary>
    public static DigestNews? Of(JsonElement told) =>
        told.ValueKind == JsonValueKind.Object
        && MailEventReading.Text(told, "event") is "bounce" or "dropped" or "spamreport"
        && MailEventReading.Text(told, "effect_id") is { } effect && effect.StartsWith(DigestBook.Prefix, StringComparison.Ordinal)
        && MailEventReading.Text(told, "account") is { } account && IdText.IsPossible(account)
        && MailEventReading.Text(told, "email") is { } to && MailAddresses.IsOne(to)
            ? new DigestNews(account, to, MailEventReading.Text(told, "event")!, MailEventReading.Reason(MailEventReading.Text(told, "reason")))
            : null;
}
