using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Matching;

public sealed class InvoiceTests
{
    private const string Invoices = "/api/v1/invoices";

    [Fact]
    public async Task An_invoice_that_agrees_is_queued_for_payment()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await Received(api, 10);

        var answer = await api.Send(HttpMethod.Post, Invoices, Body(order, 10));

        Assert.Equal(201, answer.Code);
        var invoice = answer.Json["invoice"]!;
        Assert.Equal("matched", invoice["status"]!.GetValue<string>());
        var payment = Assert.Single((await api.Get("/api/v1/payment-queue")).Json["payments"]!.AsArray())!;
        Assert.Equal(invoice["id"]!.GetValue<string>(), payment["invoice"]!.GetValue<string>());
        Assert.Equal(42m, payment["amount"]!.GetValue<decimal>());
        Assert.Equal("2026-06-19", payment["due"]!.GetValue<string>());
    }

    [Fact]
    public async Task More_invoiced_than_received_is_held_with_the_figures_until_a_person_releases_it()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await Received(api, 8, close: true);

        var held = (await api.Send(HttpMethod.Post, Invoices, Body(order, 10))).Json["invoice"]!;
        Assert.Equal("blocked", held["status"]!.GetValue<string>());
        var reason = held["reasons"]!.AsArray().Single(known => known!["code"]!.GetValue<string>() == "quantity_over_received")!;
        Assert.Equal((10m, 8m), (reason["invoiced"]!.GetValue<decimal>(), reason["received"]!.GetValue<decimal>()));
        Assert.Empty((await api.Get("/api/v1/payment-queue")).Json["payments"]!.AsArray());

        var id = held["id"]!.GetValue<string>();
        var released = await api.Must(HttpMethod.Post, $"{Invoices}/{id}/actions/release", """{"comment":"agreed by phone"}""");
        await api.Must(HttpMethod.Post, $"{Invoices}/{id}/actions/release");

        Assert.Equal("released", released.Json["invoice"]!["status"]!.GetValue<string>());
        Assert.Single((await api.Get("/api/v1/payment-queue")).Json["payments"]!.AsArray());
        Assert.Equal("api:owner", (await api.Get($"{Invoices}/{id}")).Json["invoice"]!["settled_by"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_number_of_the_same_vendor_is_one_invoice()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await Received(api, 10);
        await api.Must(HttpMethod.Post, Invoices, Body(order, 10));

        var again = await api.Send(HttpMethod.Post, Invoices, Body(order, 10));
        var other = await api.Send(HttpMethod.Post, Invoices, Body(order, 5).Replace("INV-1", "inv-1", StringComparison.Ordinal));

        Assert.True(again.Code is 200 or 201 or 409, $"{again.Code}");
        Assert.Equal(409, other.Code);
        Assert.Equal(1, (await api.Get(Invoices)).Json["meta"]!["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("\"number\":\"INV-1\"", "\"number\":7", "number")]
    [InlineData("\"date\":\"2026-05-20\"", "\"date\":\"20.5.2026\"", "date")]
    [InlineData("\"currency\":\"GBP\"", "\"currency\":\"QQQ\"", "currency")]
    [InlineData("\"quantity\":10", "\"quantity\":-1", "items[0].quantity")]
    [InlineData("\"quantity\":10", "\"quantity\":1e308", "items[0].quantity")]
    [InlineData("\"cost_price\":4.2", "\"cost_price\":\"4.2\"", "items[0].cost_price")]
    [InlineData("\"id\":\"c1_1\"", "\"id\":null", "items[0].id")]
    [InlineData("\"shipping_handling\":0", "\"shipping_handling\":-5", "shipping_handling")]
    [InlineData("\"total\":42", "\"total\":null", "total")]
    public async Task A_wrong_member_of_an_invoice_is_refused_and_nothing_is_stored(string sound, string wrong, string field)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await Received(api, 10);
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Post, Invoices, Body(order, 10).Replace(sound, wrong, StringComparison.Ordinal));

        Assert.Equal(400, answer.Code);
        Assert.Contains(field, answer.ErrorFields);
        Assert.Equal(commits, api.Store.Commits);
    }

    [Fact]
    public async Task An_invoice_for_an_order_that_is_not_there_is_refused()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(HttpMethod.Post, Invoices, Body("6a0000000000000000000000", 10));

        Assert.True(answer.Code is 400 or 404, $"{answer.Code}");
        Assert.Equal(0, (await api.Get(Invoices)).Json["meta"]!["total"]!.GetValue<int>());
    }

    private static async Task<string> Received(TestApi api, int quantity, bool close = false)
    {
        var order = await api.CreateSentOrder(1);
        await api.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{order}/items", $$"""{"items":[{"id":"c1_1","received":{{quantity}} }]}""");
        if (close)
        {
            await api.Must(HttpMethod.Post, $"/api/v1/purchase-orders/{order}/actions/close");
        }

        return order;
    }

    private static string Body(string order, int quantity) => $$"""
        {"invoice":{"number":"INV-1","vendor":"vendor_1","purchase_order":"{{order}}","date":"2026-05-20","currency":"GBP",
         "items":[{"id":"c1_1","quantity":{{quantity}},"cost_price":4.2}],"shipping_handling":0,"tax":0,"total":{{(quantity * 4.2m).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)}} } }
        """;

    [Fact]
    public async Task Half_of_a_thing_that_is_counted_whole_is_not_invoiced()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await Received(api, 10);

        var answer = await api.Send(HttpMethod.Post, Invoices, Body(order, 10).Replace("\"quantity\":10", "\"quantity\":1.5", StringComparison.Ordinal));

        Assert.Equal((400, "quantity_not_whole"), (answer.Code, answer.ErrorCode));
        Assert.Contains("items[0].quantity", answer.ErrorFields);
    }

    // The slower of two programs under one key was told that its own invoice is a duplicate.
    [Fact]
    public async Task An_invoice_sent_twice_at_once_under_one_key_gets_one_answer()
    {
        var store = new MeteredStore();
        await using var api = await TestApi.RunWithCatalogue(store);
        var body = Body(await Received(api, 10), 10);
        Answer? faster = null;
        store.BeforeCommit = (_, changes) =>
        {
            if (changes.Any(change => change.Row.StartsWith("v.", StringComparison.Ordinal)))
            {
                store.BeforeCommit = (_, _) => { };
                faster = Send().GetAwaiter().GetResult();
            }
        };

        var slower = await Send();

        Assert.Equal((201, 201), (faster!.Code, slower.Code));
        Assert.Equal(faster.Text, slower.Text);

        Task<Answer> Send() => api.Send(HttpMethod.Post, Invoices, body, headers: ("Idempotency-Key", "once"));
    }
}
