using System.Net;
using System.Text;
using StockOrders.Functions.MailEvents;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Mailbox;
using StockOrders.LocalHost.Options;
using StockOrders.Tests.Domain;
using static StockOrders.Tests.Functions.MailEvents.MailNewsRig;

namespace StockOrders.Tests.Functions.MailEvents;

/// <summary>Nobody but whoever holds the private key tells the app what became of mails.</summary>
public sealed class WebhookDoorTests
{
    private static readonly byte[] Nothing = Encoding.UTF8.GetBytes("[]\r\n");

    [Fact]
    public async Task Call_is_taken_as_long_as_sendgrid_repeats_it_and_an_hour_longer_and_from_five_minutes_ahead()
    {
        await using var app = await Open();
        var now = app.Clock.GetUtcNow();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Status(app, now.AddHours(-25)), await Status(app, now.AddMinutes(5))));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (await Status(app, now.AddHours(-25).AddSeconds(-1)), await Status(app, now.AddMinutes(5).AddSeconds(1))));

        static async Task<HttpStatusCode> Status(LocalApp app, DateTimeOffset at) => (await app.TellBody(Nothing, at)).Status;
    }

    [Fact]
    public async Task Key_of_somebody_else_is_refused_and_a_second_key_that_is_set_is_taken()
    {
        using var other = new WebhookSigner();
        await using var app = await Open();
        await using var rotating = await Open(other.PublicKey);

        Assert.Equal("signature_wrong", await Code(app, Nothing, by: other));
        Assert.Equal(HttpStatusCode.OK, (await rotating.TellBody(Nothing, by: other)).Status);
        Assert.Equal(HttpStatusCode.OK, (await rotating.TellBody(Nothing)).Status);
    }

    [Fact]
    public async Task Body_or_timestamp_that_was_not_signed_is_refused()
    {
        await using var app = await Open();

        Assert.Equal("signature_wrong", await Code(app, Nothing, broken: request => request.Content = new ByteArrayContent("[ ]\r\n"u8.ToArray())));
        Assert.Equal("signature_wrong", await Code(app, Nothing, broken: request => Replace(request, WebhookSignature.TimestampHeader, $"{app.Clock.GetUtcNow().ToUnixTimeSeconds() - 1}")));
    }

    [Theory]
    [InlineData(WebhookSignature.SignatureHeader, null, "signature_missing")]
    [InlineData(WebhookSignature.TimestampHeader, null, "signature_missing")]
    [InlineData(WebhookSignature.TimestampHeader, "now", "timestamp_wrong")]
    [InlineData(WebhookSignature.TimestampHeader, "-1", "timestamp_wrong")]
    [InlineData(WebhookSignature.TimestampHeader, "9223372036854775807", "timestamp_wrong")]
    [InlineData(WebhookSignature.TimestampHeader, "99999999999999999999", "timestamp_wrong")]
    [InlineData(WebhookSignature.SignatureHeader, "no base64 at all", "signature_wrong")]
    [InlineData(WebhookSignature.SignatureHeader, "AAAA", "signature_wrong")]
    [InlineData(WebhookSignature.SignatureHeader, "MAYCAQACAQA=", "signature_wrong")]
    public async Task Headers_that_do_not_fit_are_refused(string header, string? value, string code)
    {
        await using var app = await Open();

        Assert.Equal(code, await Code(app, Nothing, broken: request => Replace(request, header, value)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[{]")]
    [InlineData("event=bounce")]
    public async Task Signed_body_that_is_no_array_is_refused(string body)
    {
        await using var app = await Open();

        var (status, answer) = await app.TellBody(Encoding.UTF8.GetBytes(body));

        Assert.Equal((HttpStatusCode.BadRequest, "not_events"), (status, (string?)answer["result"]!["code"]));
    }

    [Fact]
    public async Task Body_of_more_than_a_mebibyte_is_refused()
    {
        await using var app = await Open();

        Assert.Equal(HttpStatusCode.OK, (await app.TellBody(Padded(1024 * 1024))).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await app.TellBody(Padded((1024 * 1024) + 1))).Status);

        static byte[] Padded(int length) => [(byte)'[', .. Enumerable.Repeat((byte)' ', length - 2), (byte)']'];
    }

    [Theory]
    [InlineData("no base64")]
    [InlineData("AAAA")]
    public void Setting_that_is_no_key_stops_the_app(string setting) =>
        Assert.Contains(WebhookKeys.Setting, Assert.Throws<InvalidOperationException>(() => WebhookKeys.Read(setting)).Message, StringComparison.Ordinal);

    [Fact]
    public void Key_of_another_curve_stops_the_app()
    {
        using var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP384);

        Assert.Throws<InvalidOperationException>(() => WebhookKeys.Read(Convert.ToBase64String(other.ExportSubjectPublicKeyInfo())));
    }

    private static Task<LocalApp> Open(string? key = null) => LocalApp.Start(new LocalAppOptions
    {
        VirtualClock = Some.Morning,
        Settings = key is null ? new Dictionary<string, string?>() : new Dictionary<string, string?> { [WebhookKeys.Setting] = key },
    });

    private static async Task<string?> Code(LocalApp app, byte[] body, WebhookSigner? by = null, Action<HttpRequestMessage>? broken = null)
    {
        var (status, answer) = await app.TellBody(body, by: by, broken: broken);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        return (string?)answer["result"]!["code"];
    }

    private static void Replace(HttpRequestMessage request, string header, string? value)
    {
        request.Headers.Remove(header);
        if (value is not null)
            request.Headers.TryAddWithoutValidation(header, value);
    }
}
