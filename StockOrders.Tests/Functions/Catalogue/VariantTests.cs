using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Catalogue;

public sealed class VariantTests
{
    [Fact]
    public async Task A_variant_keeps_stock_by_warehouse_and_its_vendors_offers()
    {
        await using var api = await TestApi.RunWithCatalogue();

        await api.Must(HttpMethod.Put, "/api/v1/variants/c20_123", """
            {"variant":{"sku":"A","title":"Thing","barcode":"5012345678900","cost_price":4.2,"price":9.99,"lead_time":14,"review_period":30,
             "safety_stock":0,"service_level":0.95,"in_stock":120,"warehouse":"w1",
             "vendors":[{"vendor":"vendor_1","cost_price":4.2,"vendor_packaging":10,"uom_ordering":5,"lead_time":14}]}}
            """);
        await api.Must(HttpMethod.Put, "/api/v1/variants/c20_123", """{"variant":{"in_stock":5,"warehouse":"w2"}}""");

        var variant = (await api.Get("/api/v1/variants/c20_123")).Json["variant"]!;
        Assert.Equal(125m, variant["in_stock"]!.GetValue<decimal>());
        Assert.Equal([120m, 5m], variant["warehouse"]!.AsArray().Select(warehouse => warehouse!["in_stock"]!.GetValue<decimal>()));
        Assert.Equal("vendor_1", variant["vendor"]!.GetValue<string>());
        Assert.Equal(5m, variant["vendors"]![0]!["uom_ordering"]!.GetValue<decimal>());
        Assert.Equal(0.95m, variant["service_level"]!.GetValue<decimal>());
    }

    public static TheoryData<string, string> BadVariants => new()
    {
        { "\"in_stock\":1", "warehouse" },
        { "\"in_stock\":1,\"warehouse\":\"none\"", "warehouse" },
        { "\"in_stock\":-1,\"warehouse\":\"w1\"", "in_stock" },
        { "\"in_stock\":1.5,\"warehouse\":\"w1\"", "in_stock" },
        { "\"cost_price\":\"4\"", "cost_price" },
        { "\"price\":1e308", "price" },
        { "\"lead_time\":1.5", "lead_time" },
        { "\"lead_time\":100000", "lead_time" },
        { "\"service_level\":1", "service_level" },
        { "\"service_level\":0", "service_level" },
        { "\"unit_decimals\":5", "unit_decimals" },
        { "\"vendors\":{}", "vendors" },
        { "\"vendors\":[{\"vendor\":\"none\",\"cost_price\":1}]", "vendors[0].vendor" },
        { "\"vendors\":[{\"vendor\":\"vendor_1\"}]", "vendors[0].cost_price" },
        { "\"vendors\":[{\"cost_price\":1}]", "vendors[0].vendor" },
        { "\"vendors\":[{\"vendor\":\"vendor_1\",\"cost_price\":1},{\"vendor\":\"vendor_1\",\"cost_price\":2}]", "vendors[1].vendor" },
        { "\"title\":\"" + new string('x', 501) + "\"", "title" },
    };

    [Theory]
    [MemberData(nameof(BadVariants))]
    public async Task A_wrong_member_of_a_variant_is_refused_and_nothing_is_stored(string member, string field)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Put, "/api/v1/variants/new", "{\"variant\":{" + member + "}}");

        Assert.Equal(400, answer.Code);
        Assert.Contains(field, answer.ErrorFields);
        Assert.Equal(commits, api.Store.Commits);
    }

    [Fact]
    public async Task An_offer_is_put_and_taken_away_where_ids_hold_a_slash()
    {
        const string Offer = "/api/v1/variants/salt%2Fpepper/vendors/a%2Fb";
        await using var api = await TestApi.Run();
        await api.Must(HttpMethod.Put, "/api/v1/vendors/a%2Fb", """{"vendor":{"name":"AB"}}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/salt%2Fpepper", """{"variant":{"title":"Both"}}""");

        await api.Must(HttpMethod.Put, Offer, """{"vendor":{"cost_price":2}}""");
        var put = (await api.Get("/api/v1/variants/salt%2Fpepper")).Json["variant"]!["vendors"]!.AsArray();
        await api.Must(HttpMethod.Delete, Offer);

        Assert.Equal("a/b", Assert.Single(put)!["vendor"]!.GetValue<string>());
        Assert.Empty((await api.Get("/api/v1/variants/salt%2Fpepper")).Json["variant"]!["vendors"]!.AsArray());
    }

    [Fact]
    public async Task Variants_are_filtered_sorted_and_chosen_by_field()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_7", """{"variant":{"in_stock":9,"warehouse":"w1"}}""");

        var stocked = (await api.Get("/api/v1/variants?in_stock_gt=0&vendor=vendor_1&fields=sku")).Json["variants"]!.AsArray();
        var sorted = (await api.Get("/api/v1/variants?title_sort=desc&limit=1")).Json["variants"]![0]!;

        Assert.Equal("""{"id":"c1_7","sku":"S-7"}""", Assert.Single(stocked)!.ToJsonString());
        Assert.Equal("Thing 9", sorted["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task One_vendors_offer_is_put_member_by_member_and_taken_away()
    {
        await using var api = await TestApi.RunWithCatalogue();
        const string Offer = "/api/v1/variants/c1_1/vendors/vendor_1";

        var put = await api.Must(HttpMethod.Put, Offer, """{"vendor":{"vendor_reference":"R","vendor_name":"N"}}""");

        Assert.Equal(
            """{"cost_price":4.2,"vendor_reference":"R","vendor_name":"N","vendor_packaging":null,"max_quantity":null,"uom_ordering":null,"lead_time":null,"landing_cost_price":null,"cbm":null,"currency":null,"valid_from":null,"valid_to":null,"preferred":false,"price_breaks":[],"t":"vendor","s":"user","n":"vendor_1"}""",
            put.Json["vendor"]!.ToJsonString());
        Assert.Equal("Vendor data vendor vendor_1 updated", put.Json["result"]!["message"]!.GetValue<string>());

        Assert.Equal(400, (await api.Send(HttpMethod.Put, Offer, """{"vendor":{"cost_price":-1}}""")).Code);
        Assert.Equal(404, (await api.Send(HttpMethod.Put, "/api/v1/variants/c1_1/vendors/none", """{"vendor":{"cost_price":1}}""")).Code);
        Assert.Equal(200, (await api.Send(HttpMethod.Delete, Offer)).Code);
        Assert.Equal(404, (await api.Send(HttpMethod.Delete, Offer)).Code);
        Assert.Empty((await api.Get("/api/v1/variants/c1_1")).Json["variant"]!["vendors"]!.AsArray());
    }

    [Fact]
    public async Task A_list_reads_variants_and_their_metrics_once_page_by_page()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var (reads, lists) = (api.Store.Reads, api.Store.Lists);

        await api.Must(HttpMethod.Get, "/api/v1/variants?limit=5&title_sort=desc");

        Assert.Equal((0, 2), (api.Store.Reads - reads, api.Store.Lists - lists));
    }

    [Fact]
    public async Task What_a_variant_is_beside_its_stock_is_kept_filtered_and_sorted_by()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_4", """
            {"variant":{"image":"https://img.example/4.png","product_id":77,"product_type":"Sweets","category":"Bars","brand":"Wonka","landing_cost_price":4.75,
             "cbm":0.002,"minimum_stock":6,"removed":true,"connections":[{"connection":"shop","id":"9","removed":false,"vendors":["v"]}]}}
            """);

        var found = await api.Must(HttpMethod.Get, "/api/v1/variants?brand_eqi=WONKA&category_match=ar&removed=true&product_id=77&cbm_lt=0.01&minimum_stock_gte=6&cbm_sort=asc");

        var variant = Assert.Single(found.Json["variants"]!.AsArray())!;
        Assert.Equal(
            ("c1_4", "https://img.example/4.png", "77", "Sweets", 4.75m),
            (variant["id"]!.GetValue<string>(), variant["image"]!.GetValue<string>(), variant["product_id"]!.GetValue<string>(),
                variant["product_type"]!.GetValue<string>(), variant["landing_cost_price"]!.GetValue<decimal>()));
        Assert.Equal("""[{"connection":"shop","id":"9","removed":false,"vendors":["v"]}]""", variant["connections"]!.ToJsonString());
    }

    [Theory]
    [InlineData("?colour=red")]
    [InlineData("?oos_gt=soon")]
    [InlineData("?replenish_date_lt=tomorrow")]
    [InlineData("?removed=perhaps")]
    [InlineData("?limit=0")]
    [InlineData("?limit=-1")]
    [InlineData("?limit=1001")]
    [InlineData("?page=1000000000")]
    [InlineData("?cursor=made-up")]
    [InlineData("?title_sort=up")]
    public async Task A_list_that_cannot_be_asked_for_is_refused(string query)
    {
        await using var api = await TestApi.RunWithCatalogue();

        Assert.Equal(400, (await api.Get("/api/v1/variants" + query)).Code);
        Assert.Equal(400, (await api.Get("/api/v1/variants" + query + "&format=csv")).Code);
    }
}
