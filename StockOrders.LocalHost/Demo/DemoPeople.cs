using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using StockOrders.LocalHost.Mailbox;

namespace StockOrders.LocalHost.Demo;

/// <summary>
/// What people did with the first orders before anybody looks: a supplier who takes one with other dates and quantities, a mail that came back, and
/// a supplier who telephoned, delivered and sent an invoice for more than came. Each is an exception that waits for the visitor.
/// </summary>
internal sealed partial class DemoPeople(DemoClient api, HttpClient visitor, LocalApp app, MailStore mails)
{
    public async Task Act()
    {
        var all = (await api.Get("purchase-orders?limit=1000&fields=id,stage,vendor")).GetProperty("purchase-orders").EnumerateArray();
        foreach (var sent in all.Where(IsSent).DistinctBy(order => order.GetProperty("vendor").GetString()))
        {
            var order = (await api.Get($"purchase-orders/{sent.GetProperty("id").GetString()}")).GetProperty("purchase-order");
            await (order.GetProperty("vendor").GetString() switch
            {
                "kyoto_paper" => ProposeOtherTerms(order),
                "ceramica_lis" => Bounce(order),
                "luma_lights" => InvoiceTooMuch(order),
                _ => Task.CompletedTask,
            });
            await app.WhenIdle();
        }
    }

    private static bool IsSent(JsonElement order) => order.GetProperty("stage").GetString() == "sent" && order.GetProperty("vendor").ValueKind == JsonValueKind.String;

    /// <summary>Through the page behind the link in their mail, field by field.</summary>
    private async Task ProposeOtherTerms(JsonElement order)
    {
        var link = MailMessage.Read(MailOf(order)).Links.First(link => link.Contains("/supplier/", StringComparison.Ordinal));
        var path = new Uri(new Uri(link).AbsolutePath, UriKind.Relative);
        var hidden = Hidden().Matches(await visitor.GetStringAsync(path))
            .Select(field => KeyValuePair.Create(WebUtility.HtmlDecode(field.Groups["name"].Value), WebUtility.HtmlDecode(field.Groups["value"].Value)));
        var item = order.GetProperty("items")[0];
        var fewer = Math.Floor(item.GetProperty("replenishment").GetDecimal() * 0.75m);
        var later = app.Clock.GetUtcNow().AddDays(45).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        using var form = new FormUrlEncodedContent(
        [
            .. hidden.DistinctBy(field => field.Key),
            new("decision", "propose"),
            new("expected_date", later),
            new($"quantity.{item.GetProperty("id").GetString()}", fewer.ToString(CultureInfo.InvariantCulture)),
            new("comment", "Our mill is closed over the holidays; the rest can follow in spring."),
        ]);
        using var answer = await visitor.PostAsync(path, form);
        if (!answer.IsSuccessStatusCode)
            throw new LocalAppException($"The demo cannot be made: the supplier's page answered {(int)answer.StatusCode}.");
    }

    private async Task Bounce(JsonElement order)
    {
        using var answer = await MailFate.Post(app.Services, MailOf(order), "bounce", CancellationToken.None);
        if (!answer.IsSuccessStatusCode)
            throw new LocalAppException($"The demo cannot be made: the bounced mail was answered {(int)answer.StatusCode}.");
    }

    private async Task InvoiceTooMuch(JsonElement order)
    {
        var id = order.GetProperty("id").GetString();
        var items = order.GetProperty("items").EnumerateArray()
            .Select(item => (Id: item.GetProperty("id").GetString(), Quantity: item.GetProperty("replenishment").GetDecimal(), Price: item.GetProperty("cost_price").GetDecimal()))
            .ToList();
        await api.Send(HttpMethod.Post, $"purchase-orders/{id}/actions/confirm", new { comment = "Li Wei telephoned: all of it is in stock." });
        await api.Send(HttpMethod.Patch, $"purchase-orders/{id}/items", new
        {
            items = items.Select((item, at) => new { id = item.Id, received = at == 0 ? Math.Floor(item.Quantity * 0.9m) : item.Quantity }),
        });
        await api.Send(HttpMethod.Post, "invoices", new
        {
            invoice = new
            {
                number = "LL-20417",
                vendor = "luma_lights",
                purchase_order = id,
                date = app.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                currency = order.GetProperty("currency").GetString(),
                items = items.Select(item => new { id = item.Id, quantity = item.Quantity, cost_price = item.Price }),
                total = items.Sum(item => item.Quantity * item.Price),
            },
        });
    }

    private StoredMail MailOf(JsonElement order) => mails.Find(mails.NewestNaming(order.GetProperty("id").GetString()!)!.Value)!;

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)">""")]
    private static partial Regex Hidden();
}
