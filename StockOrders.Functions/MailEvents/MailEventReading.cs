using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.MailEvents;

/// <summary>
/// Reads an event as SendGrid writes it. What a mail was sent with as custom arguments (account, order, effect_id) stands beside the event's
/// own members.
/// </summary>
internal static class MailEventReading
{
    private const int MostOfAnId = 200;

    /// <summary>Null where it is about no mail of an order, or about nothing that is kept: opened, clicked, unsubscribed, processed.</summary>
    public static MailEvent? Of(JsonElement told, DateTimeOffset now)
    {
        if (told.ValueKind != JsonValueKind.Object || OutcomeOf(Text(told, "event")) is not { } outcome)
            return null;
        var (account, named, effect, to) = (Text(told, "account"), Text(told, "order"), Text(told, "effect_id"), Text(told, "email"));
        if (account is null || !IdText.IsPossible(account) || named is null || effect is null || effect.Length > MostOfAnId
            || to is null || !MailAddresses.IsOne(to)
            || OrderIds.Find(named) is not { } order || MailReaders.KindOf(effect, order) is not { } kind)
            return null;

        var reason = Reason(Text(told, "reason") ?? Text(told, "response") ?? Text(told, "status"));
        var id = Text(told, "sg_event_id") is { Length: > 0 and <= MostOfAnId } given ? given : Unnamed(told);
        return new MailEvent(
            AccountId.From(account),
            order,
            id,
            new MailNews(outcome, new MailReport(effect, kind, to, At(told, now), reason, id), outcome == MailOutcome.Bounced && Text(told, "type") == "blocked"));
    }

    private static MailOutcome? OutcomeOf(string? name) => name switch
    {
        "delivered" => MailOutcome.Delivered,
        "deferred" => MailOutcome.Deferred,
        "bounce" => MailOutcome.Bounced,
        "dropped" => MailOutcome.Dropped,
        "spamreport" => MailOutcome.SpamReported,
        _ => null,
    };

    /// <summary>Seconds since 1970. Where it is missing or cannot be, the news happened when it came.</summary>
    private static DateTimeOffset At(JsonElement told, DateTimeOffset now)
    {
        var isGiven = told.TryGetProperty("timestamp", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _);
        var seconds = isGiven ? value.GetInt64() : 0;
        return seconds > 0 && seconds <= now.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : now;
    }

    /// <summary>Of news without an id: the same bytes are the same news.</summary>
    private static string Unnamed(JsonElement told) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.GetRawText())));

    /// <summary>In one line, and not longer than is told of it.</summary>
    public static string? Reason(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var line = new string([.. text.Trim().Select(sign => char.IsControl(sign) ? ' ' : sign)]);
        if (line.Length <= MailReport.MaxReason)
            return line;
        return line[..(char.IsHighSurrogate(line[MailReport.MaxReason - 1]) ? MailReport.MaxReason - 1 : MailReport.MaxReason)];
    }

    /// <summary>Null for what is no text, or no text that can be: half of a character.</summary>
    public static string? Text(JsonElement told, string name)
    {
        if (!told.TryGetProperty(name, out var value))
            return null;
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()
                : value.ValueKind == JsonValueKind.Number ? value.GetDouble().ToString(CultureInfo.InvariantCulture)
                : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
