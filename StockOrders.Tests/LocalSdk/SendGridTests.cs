using System.Net;
using System.Text.Json.Nodes;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace StockOrders.Tests.LocalSdk;

/// <summary>Runs on LocalSdk's client and, in a build with the Azure packages, on SendGrid's own: the wire is the same.</summary>
public sealed class SendGridTests
{
    [Fact]
    public async Task A_mail_goes_out_as_the_json_that_SendGrid_documents()
    {
        var mail = new SendGridMessage { PlainTextContent = "Order 7", HtmlContent = "<p>Order 7</p>" };
        mail.SetFrom("orders@brand.example", "Brand");
        mail.AddTo(new EmailAddress("sales@supplier.example", "Sales"));
        mail.AddTo("SALES@supplier.example");
        mail.SetReplyTo(new EmailAddress("buyer@brand.example"));
        mail.SetSubject("Purchase order 7");
        mail.AddCustomArg("effect_id", "e-1");
        mail.AddHeader("X-Order", "7");
        mail.AddAttachment("order.csv", "c2t1", "text/csv");
        mail.SetClickTracking(enable: false, enableText: false);
        mail.SetOpenTracking(enable: false);

        var posted = await Post(mail);

        Assert.True(JsonNode.DeepEquals(posted.Body, JsonNode.Parse(
            """
            {
              "from": { "name": "Brand", "email": "orders@brand.example" },
              "personalizations": [{
                "to": [{ "name": "Sales", "email": "sales@supplier.example" }],
                "subject": "Purchase order 7",
                "headers": { "X-Order": "7" },
                "custom_args": { "effect_id": "e-1" }
              }],
              "content": [{ "type": "text/plain", "value": "Order 7" }, { "type": "text/html", "value": "<p>Order 7</p>" }],
              "attachments": [{ "content": "c2t1", "type": "text/csv", "filename": "order.csv" }],
              "tracking_settings": { "click_tracking": { "enable": false, "enable_text": false }, "open_tracking": { "enable": false } },
              "reply_to": { "email": "buyer@brand.example" }
            }
            """)), posted.Body?.ToJsonString());
    }

    [Fact]
    public async Task A_mail_is_posted_with_the_key_to_the_version_three_address()
    {
        var posted = await Post(new SendGridMessage());

        Assert.Equal("POST https://api.sendgrid.com/v3/mail/send", posted.Line);
        Assert.Equal("Bearer key-1", posted.Authorization);
        Assert.Equal("application/json", posted.ContentType);
    }

    [Fact]
    public async Task Plain_text_is_put_before_html_and_what_is_empty_is_left_out()
    {
        var mail = new SendGridMessage();
        mail.AddContent("text/html", "<p>x</p>");
        mail.AddContent("text/calendar", "");
        mail.AddContent("text/plain", "x");

        var posted = await Post(mail);

        Assert.Equal(["text/plain", "text/html"], posted.Body!["content"]!.AsArray().Select(content => (string?)content!["type"]));
    }

    [Fact]
    public async Task A_refusal_is_an_answer_and_not_an_exception()
    {
        using var http = new HttpClient(new Line { Answer = HttpStatusCode.Unauthorized });

        var response = await new SendGridClient(http, "key-1").SendEmailAsync(new SendGridMessage());

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.False(response.IsSuccessStatusCode);
        Assert.Equal("said", await response.Body.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_query_is_made_of_a_json_object_and_its_arrays()
    {
        var line = new Line();
        using var http = new HttpClient(line);

        await new SendGridClient(http, "key-1").RequestAsync(BaseClient.Method.GET, queryParams: """{"limit":2,"event":["open","click"]}""", urlPath: "messages");

        Assert.Equal("GET https://api.sendgrid.com/v3/messages?limit=2&event=open&event=click", line.Posted?.Line);
    }

    [Fact]
    public void A_client_without_a_key_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new SendGridClient(new HttpClient(), " "));
    }

    private static async Task<Posted> Post(SendGridMessage mail)
    {
        var line = new Line();
        using var http = new HttpClient(line);
        var response = await new SendGridClient(http, "key-1").SendEmailAsync(mail);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return line.Posted!;
    }

    private sealed record Posted(string Line, string? Authorization, string? ContentType, JsonNode? Body);

    private sealed class Line : HttpMessageHandler
    {
        public HttpStatusCode Answer { get; init; } = HttpStatusCode.Accepted;

        public Posted? Posted { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
            Posted = new Posted($"{request.Method} {request.RequestUri}", request.Headers.Authorization?.ToString(), request.Content?.Headers.ContentType?.ToString(), body);
            return new HttpResponseMessage(Answer) { Content = new StringContent("said") };
        }
    }
}
