using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.MailEvents;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Mailbox;
using StockOrders.Tests.Domain;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Functions.MailEvents;

/// <summary>Stands where SendGrid stands: tells what became of mails, signed with the key that the app believes.</summary>
internal static class MailNewsRig
{
    public static JsonObject Event(string named, string effect, string to, string id, DateTimeOffset at, string? account = null) => new()
    {
        ["event"] = named,
        ["email"] = to,
        ["timestamp"] = at.ToUnixTimeSeconds(),
        ["sg_event_id"] = id,
        ["sg_message_id"] = "message.local",
        ["reason"] = named is "bounce" or "dropped" ? "550 5.1.1 No such user" : null,
        ["type"] = named == "bounce" ? "bounce" : null,
        ["account"] = account ?? Shop.Account.Value,
        ["order"] = Some.Id.Value,
        ["effect_id"] = effect,
    };

    public static Task<(HttpStatusCode Status, JsonNode Answer)> Tell(this LocalApp app, params JsonObject[] events) =>
        app.TellBody(Encoding.UTF8.GetBytes(new JsonArray([.. events.Select(told => told.DeepClone())]).ToJsonString() + "\r\n"));

    public static async Task<(HttpStatusCode Status, JsonNode Answer)> TellBody(
        this LocalApp app, byte[] body, DateTimeOffset? signedAt = null, WebhookSigner? by = null, Action<HttpRequestMessage>? broken = null)
    {
        using var client = ContractWatch.ClientOf(app);
        var (timestamp, signature) = (by ?? app.Services.GetRequiredService<WebhookSigner>()).Sign(body, signedAt ?? app.Clock.GetUtcNow());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/mail/events", UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp);
        request.Headers.Add(WebhookSignature.SignatureHeader, signature);
        broken?.Invoke(request);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        await app.WhenIdle();
        return (answer.StatusCode, JsonNode.Parse(text)!);
    }

    public static (int Recorded, int Known, int Unknown, int Ignored) Tally(this JsonNode answer)
    {
        var tally = answer["mail-events"].Deserialize<Dictionary<string, int>>()!;
        return (tally["recorded"], tally["known"], tally["unknown"], tally["ignored"]);
    }
}
