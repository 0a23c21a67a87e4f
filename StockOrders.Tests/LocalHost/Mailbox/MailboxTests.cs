using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SendGrid;
using SendGrid.Helpers.Mail;
using StockOrders.LocalHost;

namespace StockOrders.Tests.LocalHost.Mailbox;

public sealed class MailboxTests
{
    [Fact]
    public async Task A_mail_sent_by_the_real_client_is_there_as_json_with_its_links_and_attachments()
    {
        await using var app = await SampleApp.Run();
        var accepted = await Post(app, Mail("effect-1"));
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal("m000001", Assert.Single(accepted.Headers.GetValues("X-Message-Id")));
        using var client = app.CreateClient();
        var mail = Assert.Single((await client.GetFromJsonAsync<JsonElement>("/local/messages")).EnumerateArray());
        Assert.Equal("m000001", mail.GetProperty("id").GetString());
        Assert.Equal("a@example.com, b@example.com", mail.GetProperty("to").GetString());
        Assert.Equal("orders@example.com", mail.GetProperty("from").GetString());
        Assert.Equal("Bestellung für <Ada>", mail.GetProperty("subject").GetString());
        Assert.Equal("See https://example.com/one. Or (https://example.com/two)!", mail.GetProperty("text").GetString());
        Assert.Equal(
            ["https://example.com/approve?a=1&b=2", "javascript:alert(1)", "https://example.com/one", "https://example.com/two"],
            mail.GetProperty("links").EnumerateArray().Select(link => link.GetString()));
        var attachment = Assert.Single(mail.GetProperty("attachments").EnumerateArray());
        Assert.Equal(("order.csv", "text/csv", 5), (
            attachment.GetProperty("name").GetString(), attachment.GetProperty("type").GetString(), attachment.GetProperty("size").GetInt32()));
        Assert.Equal(SampleApp.Start, mail.GetProperty("sent_at").GetDateTimeOffset());
        Assert.Equal(("effect-1", 1), (mail.GetProperty("effect_id").GetString(), mail.GetProperty("posts").GetInt32()));
    }

    [Fact]
    public async Task One_effect_is_one_mail_however_often_it_is_posted()
    {
        await using var app = await SampleApp.Run();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Post(app, Mail("same"))));
        await Post(app, Mail("other"));
        await Post(app, Mail(null));
        await Post(app, Mail(null));
        Assert.Equal(
            [("same", 20), ("other", 1), (null, 1), (null, 1)],
            app.Messages.Select(mail => (mail.EffectId, mail.Posts)).OrderBy(mail => mail.EffectId is null).ThenByDescending(mail => mail.Posts));
    }

    [Theory]
    [InlineData("""{"personalizations":[]}""")]
    [InlineData("""[]""")]
    [InlineData("""{"personalizations":[{"to":[{"email":"a@b.c"}]}],"from":{"email":"d@e.f"},"subject":"s"}""")]
    [InlineData("""{"personalizations":[{"to":[{"email":"a@b.c"}]}],"from":{"email":"d@e.f"},"subject":"s","content":[{"type":"text/plain","value":"t"}],"attachments":[{"content":"no base64!"}]}""")]
    [InlineData("{")]
    public async Task What_sendgrid_would_refuse_is_refused_and_not_kept(string body)
    {
        await using var app = await SampleApp.Run();
        using var client = new HttpClient(app.Services.GetRequiredService<StockOrders.LocalHost.Mailbox.MailboxHandler>(), disposeHandler: false);
        using var answer = await client.PostAsync("https://api.sendgrid.com/v3/mail/send", new StringContent(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray());
        Assert.Empty(app.Messages);
    }

    [Fact]
    public async Task People_see_the_list_and_a_mail_that_can_do_nothing_but_be_read()
    {
        await using var app = await SampleApp.Run();
        using var client = app.CreateClient();
        Assert.Contains("No mail yet", await client.GetStringAsync("/mailbox"), StringComparison.Ordinal);
        await Post(app, Mail("one"));
        var list = await client.GetStringAsync("/mailbox");
        Assert.Contains("<a href=\"/mailbox/1\">Bestellung f&#xFC;r &lt;Ada&gt;</a>", list, StringComparison.Ordinal);

        using var page = await client.GetAsync("/mailbox/1");
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("default-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("href=\"https://example.com/approve?a=1&amp;b=2\" target=\"_blank\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", html, StringComparison.Ordinal);
        Assert.Contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"", html, StringComparison.Ordinal);

        using var frame = await client.GetAsync("/mailbox/1/html");
        var policy = Assert.Single(frame.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.EndsWith("sandbox allow-popups allow-popups-to-escape-sandbox", policy, StringComparison.Ordinal);
        Assert.StartsWith("<html><head><base target=\"_blank\">", await frame.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attachment_is_downloaded_as_a_file_whatever_it_says_it_is()
    {
        await using var app = await SampleApp.Run();
        await Post(app, Mail("one"));
        using var client = app.CreateClient();
        using var file = await client.GetAsync("/mailbox/1/attachments/0");
        Assert.Equal("a,b,c", await file.Content.ReadAsStringAsync());
        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        using var none = await client.GetAsync("/mailbox/1/attachments/1");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var noMail = await client.GetAsync("/mailbox/2");
        Assert.Equal(HttpStatusCode.NotFound, noMail.StatusCode);
    }

    private static async Task<Response> Post(LocalApp app, SendGridMessage mail) =>
        await app.Services.GetRequiredService<ISendGridClient>().SendEmailAsync(mail);

    private static SendGridMessage Mail(string? effect)
    {
        var mail = new SendGridMessage
        {
            From = new EmailAddress("orders@example.com", "Orders"),
            Subject = "Bestellung für <Ada>",
            PlainTextContent = "See https://example.com/one. Or (https://example.com/two)!",
            HtmlContent = """
                <html><head></head><body><a href="https://example.com/approve?a=1&amp;b=2">Approve</a>
                <a href='javascript:alert(1)'>click</a><script>alert(2)</script></body></html>
                """,
        };
        mail.AddTo(new EmailAddress("a@example.com"));
        mail.AddTo(new EmailAddress("b@example.com"));
        mail.AddAttachment("order.csv", Convert.ToBase64String("a,b,c"u8), "text/csv");
        if (effect is not null)
            mail.AddCustomArg("effect_id", effect);
        return mail;
    }
}
