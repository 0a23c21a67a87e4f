using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Catalogue;

public sealed class VendorOfferTests
{
    private const string Offer = "/api/v1/variants/c1_1/vendors/vendor_1";

    [Fact]
    public async Task Offers_are_listed_and_read_as_they_are_put()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var put = await api.Must(HttpMethod.Put, Offer, """
            {"vendor":{"cost_price":4,"currency":"EUR","valid_from":"2026-01-01","valid_to":"2026-12-31","preferred":true,"lead_time":9,"vendor_packaging":10,
             "uom_ordering":5,"cbm":0.25,"landing_cost_price":4.75,"price_breaks":[{"quantity":500,"cost_price":3},{"quantity":100,"cost_price":3.5}]}}
            """);

        var one = await api.Must(HttpMethod.Get, Offer);
        var list = await api.Must(HttpMethod.Get, "/api/v1/variants/c1_1/vendors");

        Assert.Equal(put.Json["vendor"]!.ToJsonString(), one.Json["vendor"]!.ToJsonString());
        Assert.Equal(put.Json["vendor"]!.ToJsonString(), Assert.Single(list.Json["vendors"]!.AsArray())!.ToJsonString());
        Assert.Equal("""[{"quantity":100,"cost_price":3.5},{"quantity":500,"cost_price":3}]""", one.Json["vendor"]!["price_breaks"]!.ToJsonString());
        Assert.Equal(put.Headers["ETag"], one.Headers["ETag"]);
        Assert.Equal(404, (await api.Get("/api/v1/variants/c1_1/vendors/none")).Code);
        Assert.Equal(404, (await api.Get("/api/v1/variants/none/vendors")).Code);
    }

    [Fact]
    public async Task What_is_read_of_an_offer_can_be_put_back()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, Offer, """{"vendor":{"valid_to":"2026-12-31","price_breaks":[{"quantity":100,"cost_price":3.5}]}}""");
        var read = await api.Get(Offer);

        var put = await api.Send(HttpMethod.Put, Offer, read.Text, headers: ("If-Match", read.Headers["ETag"]));

        Assert.Equal((200, read.Headers["ETag"]), (put.Code, put.Headers["ETag"]));
        Assert.Null(put.Json["result"]!["warnings"]);
    }

    [Fact]
    public async Task An_offer_is_changed_or_taken_away_only_as_it_was_read()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var first = (await api.Get(Offer)).Headers["ETag"];
        await api.Must(HttpMethod.Patch, Offer, """{"vendor":{"cost_price":9}}""");

        Assert.Equal(412, (await api.Send(HttpMethod.Put, Offer, """{"vendor":{"cost_price":1}}""", headers: ("If-Match", first))).Code);
        Assert.Equal(412, (await api.Send(HttpMethod.Delete, Offer, headers: ("If-Match", first))).Code);
        Assert.Equal(200, (await api.Send(HttpMethod.Delete, Offer, headers: ("If-Match", (await api.Get(Offer)).Headers["ETag"]))).Code);
        Assert.Equal(404, (await api.Get(Offer)).Code);
    }

    [Fact]
    public async Task Taken_away_twice_under_one_key_it_is_answered_alike()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var first = await api.Send(HttpMethod.Delete, Offer, headers: ("Idempotency-Key", "k"));
        var again = await api.Send(HttpMethod.Delete, Offer, headers: ("Idempotency-Key", "k"));

        Assert.Equal((200, first.Text), (again.Code, again.Text));
    }

    public static TheoryData<string, string> BadOffers => new()
    {
        { "\"price_breaks\":{}", "price_breaks" },
        { "\"price_breaks\":[{\"quantity\":0,\"cost_price\":1}]", "price_breaks[0].quantity" },
        { "\"price_breaks\":[{\"quantity\":1}]", "price_breaks[0].cost_price" },
        { "\"price_breaks\":[{\"quantity\":1,\"cost_price\":1},{\"quantity\":1.0,\"cost_price\":2}]", "price_breaks[1].quantity" },
        { "\"price_breaks\":[" + string.Join(',', Enumerable.Repeat("{}", 51)) + "]", "price_breaks" },
        { "\"valid_from\":\"2026-02-30\"", "valid_from" },
        { "\"valid_from\":\"2026-02-02\",\"valid_to\":\"2026-02-01\"", "valid_to" },
        { "\"valid_to\":12", "valid_to" },
        { "\"currency\":\"XYZ\"", "currency" },
        { "\"preferred\":\"yes\"", "preferred" },
        { "\"cbm\":-1", "cbm" },
        { "\"cost_price\":1.00001", "cost_price" },
        { "\"landing_cost_price\":1e308", "landing_cost_price" },
        { "\"lead_time\":-1", "lead_time" },
        { "\"cost_price\":null,\"uom_ordering\":\"5\"", "uom_ordering" },
    };

    [Theory]
    [MemberData(nameof(BadOffers))]
    public async Task A_wrong_member_of_an_offer_is_refused_and_nothing_is_stored(string member, string field)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Put, Offer, "{\"vendor\":{" + member + "}}");

        Assert.Equal(400, answer.Code);
        Assert.Contains(field, answer.ErrorFields);
        Assert.Equal(commits, api.Store.Commits);
    }

    [Theory]
    [InlineData("\"price_breaks\":[{\"quantity\":100,\"cost_price\":3.5}]", 99, 4.2)]
    [InlineData("\"price_breaks\":[{\"quantity\":100,\"cost_price\":3.5}]", 100, 3.5)]
    [InlineData("\"valid_from\":\"2026-05-01\",\"valid_to\":\"2026-05-01\"", 1, 4.2)]
    [InlineData("\"valid_to\":\"2026-04-30\"", 1, 7)] // the variant's own price
    [InlineData("\"currency\":\"EUR\"", 1, 7)]
    public async Task A_line_costs_what_its_quantity_costs_today_in_the_orders_currency(string offer, int quantity, decimal price)
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, Offer, "{\"vendor\":{" + offer + "}}");
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"cost_price":7}}""");

        var made = await api.Must(HttpMethod.Post, "/api/v1/purchase-orders", $$$"""
            {"purchase-order":{"vendor":"vendor_1","warehouse":"w1","items":[{"id":"c1_1","replenishment":{{{quantity}}}}]}}
            """);
        var id = await api.CreateOrder();
        await api.Must(HttpMethod.Delete, $"/api/v1/purchase-orders/{id}/items/c1_1");
        var added = await api.Must(HttpMethod.Post, $"/api/v1/purchase-orders/{id}/items", $$"""{"items":[{"id":"c1_1","replenishment":{{quantity}}}]}""");

        Assert.Equal(price, made.Json["purchase-order"]!["items"]![0]!["cost_price"]!.GetValue<decimal>());
        Assert.Equal(price, added.Json["items"]![0]!["cost_price"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task An_order_in_another_currency_than_its_vendors_gains_no_line_at_the_vendors_figure()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var made = await api.Must(HttpMethod.Post, "/api/v1/purchase-orders", """
            {"purchase-order":{"vendor":"vendor_1","warehouse":"w1","currency":"EUR","items":[{"id":"c1_1","replenishment":1,"cost_price":5}]}}
            """);

        var added = await api.Send(
            HttpMethod.Post, $"/api/v1/purchase-orders/{made.Json["purchase-order"]!["id"]}/items", """{"items":[{"id":"c1_2","replenishment":1}]}""");

        Assert.Equal((400, "missing_price"), (added.Code, added.ErrorCode));
    }
}
