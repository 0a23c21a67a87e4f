using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Catalogue;

public sealed class CatalogueTests
{
    [Fact]
    public async Task A_vendor_is_made_and_then_changed_member_by_member()
    {
        await using var api = await TestApi.Run();

        var made = await api.Send(HttpMethod.Put, "/api/v1/vendors/v1", """{"vendor":{"name":"Acme","email":"po@acme.example","currency":"eur","lead_time":21,"min_order_value":150.5}}""");
        var changed = await api.Send(HttpMethod.Put, "/api/v1/vendors/v1", """{"vendor":{"lead_time":7}}""");

        Assert.Equal((201, 200), (made.Code, changed.Code));
        var vendor = (await api.Get("/api/v1/vendors/v1")).Json["vendor"]!;
        Assert.Equal("Acme", vendor["name"]!.GetValue<string>());
        Assert.Equal("EUR", vendor["currency"]!.GetValue<string>());
        Assert.Equal(7, vendor["lead_time"]!.GetValue<int>());
        Assert.Equal(150.5m, vendor["min_order_value"]!.GetValue<decimal>());
    }

    [Theory]
    [InlineData("/api/v1/vendors/some%20vendor%20%26%20co", "vendor")]
    [InlineData("/api/v1/warehouses/c23867_csv.606f0e8d", "warehouse")]
    [InlineData("/api/v1/variants/c20_123", "variant")]
    public async Task What_is_read_can_be_put_back_without_a_change_or_a_warning(string path, string name)
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, path, $$$"""{"{{{name}}}":{}}""");
        var read = await api.Get(path);

        var put = await api.Send(HttpMethod.Put, path, read.Text, headers: ("If-Match", read.Headers["ETag"]));

        Assert.Equal(200, put.Code);
        Assert.Null(put.Json["result"]!["warnings"]);
        Assert.Equal(read.Json[name]!.ToJsonString(), (await api.Get(path)).Json[name]!.ToJsonString());
    }

    [Fact]
    public async Task A_change_decided_on_an_old_state_is_refused()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var etag = (await api.Get("/api/v1/vendors/vendor_1")).Headers["ETag"];
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_1", """{"vendor":{"name":"New"}}""");

        var stale = await api.Send(HttpMethod.Put, "/api/v1/vendors/vendor_1", """{"vendor":{"name":"Newer"}}""", headers: ("If-Match", etag));
        var absent = await api.Send(HttpMethod.Put, "/api/v1/vendors/none", """{"vendor":{"name":"x"}}""", headers: ("If-Match", "*"));

        Assert.Equal((412, 412), (stale.Code, absent.Code));
    }

    [Fact]
    public async Task A_variant_made_a_moment_ago_can_be_ordered()
    {
        await using var api = await TestApi.RunWithCatalogue();
        const string Order = """{"purchase-order":{"vendor":"vendor_1","warehouse":"w1","items":[{"id":"fresh","replenishment":1,"cost_price":2}]}}""";
        Assert.Equal(400, (await api.Send(HttpMethod.Post, "/api/v1/purchase-orders", Order)).Code);

        await api.Must(HttpMethod.Put, "/api/v1/variants/fresh", """{"variant":{"title":"Fresh"}}""");

        Assert.Equal(201, (await api.Send(HttpMethod.Post, "/api/v1/purchase-orders", Order)).Code);
    }

    // Vendors are named by people. What was sent in a body under "salt/pepper" was not there at /vendors/salt%2Fpepper, and the other way round.
    [Theory]
    [InlineData("vendors", """{"vendor":{"name":"S"}}""")]
    [InlineData("warehouses", """{"warehouse":{"display_name":"S"}}""")]
    [InlineData("variants", """{"variant":{"sku":"S"}}""")]
    public async Task An_id_with_a_slash_is_the_same_in_an_address_and_in_a_body(string plural, string body)
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, $"/api/v1/{plural}/salt%2Fpepper", body);

        var listed = (await api.Get($"/api/v1/{plural}?id=salt%2Fpepper")).Json[plural]!.AsArray();

        Assert.Equal("salt/pepper", Assert.Single(listed)!["id"]!.GetValue<string>());
        Assert.Equal(200, (await api.Get($"/api/v1/{plural}/salt%2fpepper")).Code);
    }

    public static TheoryData<string, string, string> BadThings => new()
    {
        { "vendors/v9", """{"vendor":{"moq":"all"}}""", "moq" },
        { "vendors/v9", """{"vendor":{"uom_round":"sideways"}}""", "uom_round" },
        { "vendors/v9", """{"vendor":{"default_discount":100.01}}""", "default_discount" },
        { "vendors/v9", """{"vendor":{"min_order_quantity":-1}}""", "min_order_quantity" },
        { "vendors/v9", """{"vendor":{"disabled":1}}""", "disabled" },
        { "vendors/v9", """{"vendor":{"attn":"a\u0000b"}}""", "attn" },
        { "vendors/v9", """{"vendor":{"payment_terms":7}}""", "payment_terms" },
        { "warehouses/w9", """{"warehouse":{"currency":"pounds"}}""", "currency" },
        { "warehouses/w9", """{"warehouse":{"disabled":"no"}}""", "disabled" },
        { "warehouses/w9", """{"warehouse":{"type":["store"]}}""", "type" },
        { "warehouses/w9", """{"warehouse":{"connection":{}}}""", "connection" },
    };

    [Theory]
    [MemberData(nameof(BadThings))]
    public async Task A_wrong_member_is_refused_by_its_name_and_nothing_is_stored(string path, string body, string field)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Put, "/api/v1/" + path, body);

        Assert.Equal((400, commits), (answer.Code, api.Store.Commits));
        Assert.Equal([field], answer.ErrorFields);
    }

    [Fact]
    public async Task Terms_of_a_vendor_and_places_of_a_warehouse_are_kept_and_filtered_by()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/vendors/v2", """
            {"vendor":{"name":"Two","attn":"Ann","address":"1 Road\nTown","currency":"EUR","min_order_quantity":50,"moq":"product","uom_round":"down",
             "payment_terms":"30 days","shipment_method":"Sea","default_discount":2.5,"disabled":true}}
            """);
        await api.Must(HttpMethod.Put, "/api/v1/warehouses/w3", """
            {"warehouse":{"display_name":"Three","type":"3pl","disabled":true,"connection":"csv_1","currency":"EUR","address":"2 Dock"}}
            """);

        var vendor = Assert.Single((await api.Get("/api/v1/vendors?disabled=true&moq=PRODUCT&default_discount_gt=2")).Json["vendors"]!.AsArray())!;
        var warehouse = Assert.Single((await api.Get("/api/v1/warehouses?type=3PL&connection=csv_1&currency_in=GBP,EUR")).Json["warehouses"]!.AsArray())!;

        Assert.Equal(
            """{"id":"v2","name":"Two","display_name":"Two","email":null,"buyer_email":null,"attn":"Ann","address":"1 Road\nTown","currency":"EUR","confirmation_due":null,"confirmation_chase":null,"confirmation_chases":null,"lead_time":0,"lead_time_deviation":0,"lead_time_from":"stated","measured_lead_time":null,"order_days":[],"delivery_days":[],"holidays":[],"min_order_value":0,"target_order_value":0,"min_order_quantity":50,"max_order_quantity":0,"moq":"product","uom_round":"down","payment_terms":"30 days","shipment_method":"Sea","default_discount":2.5,"disabled":true}""",
            vendor.ToJsonString());
        Assert.Equal(
            """{"id":"w3","name":"w3","display_name":"Three","type":"3pl","disabled":true,"connection":"csv_1","currency":"EUR","address":"2 Dock","transfer_lead_time":1}""",
            warehouse.ToJsonString());
    }

    // All variants of the account were read for an order of fifty that were not in memory.
    [Fact]
    public async Task Many_variants_are_found_by_walking_to_them_and_not_through_all()
    {
        await using var api = await TestApi.RunWithCatalogue();
        for (var call = 0; call < 3; call++)
        {
            await api.Must(HttpMethod.Post, "/api/v1/variants", "{\"variants\":[" + string.Join(
                ',', Enumerable.Range(call * 1000, 1000).Select(number => $$"""{"id":"m{{number:D4}}"}""")) + "]}");
        }

        await api.Advance(TimeSpan.FromMinutes(1));
        VariantId[] wanted =
        [
            .. Enumerable.Range(0, 60).Select(number => new VariantId($"m{number:D4}")), new VariantId("m2999"), new VariantId("c1_7"), new VariantId("none"),
        ];
        var lists = api.Store.Lists;

        var found = await api.Get<CatalogueBook>().Find(new AccountId(TestApi.Account), wanted, default);

        Assert.Equal(wanted.Except([new VariantId("none")]).Select(id => id.Value).Order(), found.Keys.Select(id => id.Value).Order());
        Assert.All(found, one => Assert.Equal(one.Key, one.Value.Id));
        Assert.InRange(api.Store.Lists - lists, 1, 4);
    }
}
