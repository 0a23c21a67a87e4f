namespace StockOrders.Tests.Functions.Hosting;

/// <summary>What holds of every list: orders, what belongs to one, the catalogue, invoices.</summary>
public sealed class EveryListTests : IAsyncLifetime
{
    /// <summary>With the filter that holds for all of them, one of them and none.</summary>
    private static readonly (string Path, string All, string None, string Sort)[] Lists =
    [
        ("purchase-orders", "vendor_in=vendor_1,other", "vendor=other", "reference_sort=asc"),
        ("purchase-orders/{order}/items", "id_in=c1_1,c1_2,c1_3,c1_4,c1_5", "sku_match=zzz", "replenishment_sort=desc"),
        ("purchase-orders/{order}/timeline", "sequence_gte=1", "type=order.cancelled", "type_sort=asc"),
        ("variants", "sku_match=s-", "id=other", "sku_sort=desc"),
        ("vendors", "currency_eqi=gbp", "id_in=a,b", "name_sort=asc"),
        ("warehouses", "id_ne=other", "display_name=other", "display_name_sort=desc"),
        ("reports/available-to-promise", "variant_match=c1", "variant=none", "incoming_sort=desc"),
        ("invoices", "vendor=vendor_1", "total_gt=1000000", "number_sort=asc"),
        ("payment-queue", "vendor=vendor_1", "amount_gt=1000000", "amount_sort=desc"),
    ];

    private TestApi api = null!;
    private string order = "";

    public static TheoryData<string, string, string, string> All
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var (path, all, none, sort) in Lists)
            {
                data.Add(path, all, none, sort);
            }

            return data;
        }
    }

    public static TheoryData<string> Paths => [.. Lists.Select(list => list.Path)];

    public async Task InitializeAsync()
    {
        api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_2", """{"vendor":{"name":"Second","currency":"GBP"}}""");
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_3", """{"vendor":{"name":"Third","currency":"GBP"}}""");
        for (var number = 0; number < 4; number++)
        {
            order = await api.CreateSentOrder(5);
            await api.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{order}/items", """{"items":[{"id":"c1_1","received":10}]}""");
            await api.Must(HttpMethod.Post, "/api/v1/invoices", $$"""
                {"invoice":{"number":"INV-{{number}}","vendor":"vendor_1","purchase_order":"{{order}}","date":"2026-05-01","currency":"GBP",
                  "items":[{"id":"c1_1","quantity":10,"cost_price":4.2}],"total":42} }
                """);
        }
    }

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Theory, MemberData(nameof(All))]
    public async Task A_walk_by_cursors_meets_every_item_once_in_the_order_of_the_list(string path, string all, string none, string sort)
    {
        foreach (var query in new[] { "", all, sort, $"{all}&{sort}" })
        {
            var whole = await Page(path, query + "&limit=1000");
            var walked = new List<string>();
            var (cursor, pages) = ("", 0);
            do
            {
                var page = await Page(path, $"{query}&limit=2{cursor}");
                Assert.Equal(whole.Total, page.Total);
                Assert.Equal(walked.Count, page.Start);
                walked.AddRange(page.Items);
                cursor = page.Next is { } next ? "&cursor=" + next : "";
                pages++;
            }
            while (cursor.Length > 0);

            Assert.Equal(whole.Items, walked);
            Assert.True(whole.Total >= 2 && pages == (whole.Total + 1) / 2, $"{path}: {whole.Total} in {pages} pages");
        }

        Assert.Equal((0, null), (await Page(path, none)) is var empty ? (empty.Total, empty.Next) : default);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_cursor_is_good_for_its_own_list_filters_and_sort_only(string path, string all, string none, string sort)
    {
        var cursor = (await Page(path, $"{all}&limit=1")).Next!;

        foreach (var query in new[] { "", none, $"{all}&{sort}" })
        {
            await Refused(path, $"{query}&cursor={cursor}", "cursor", "invalid_cursor");
        }

        await Refused(path == "variants" ? "vendors" : "variants", "cursor=" + cursor, "cursor", "invalid_cursor");
        await Refused(path, $"{all}&page=0&cursor={cursor}", "cursor", "cursor_and_page");
        await Refused(path, $"{all}&cursor={cursor}&cursor={cursor}", "cursor", "repeated_parameter");
        Assert.Equal(200, (await Get(path, $"{all}&limit=7&fields=id&cursor={cursor}")).Code);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_cursor_that_was_cut_off_or_changed_is_none(string path, string all, string none, string sort)
    {
        var cursor = (await Page(path, $"{sort}&limit=1")).Next!;
        for (var length = 0; length < cursor.Length; length += 7)
        {
            await Refused(path, $"{sort}&cursor={cursor[..length]}", "cursor", "invalid_cursor");
        }

        for (var at = 0; at < cursor.Length; at += 5)
        {
            var forged = cursor[..at] + (cursor[at] == 'A' ? 'B' : 'A') + cursor[(at + 1)..];
            await Refused(path, $"{sort}&cursor={forged}", "cursor", "invalid_cursor");
        }

        await Refused(path, $"{sort}&cursor=%00%ff+/=", "cursor", "invalid_cursor");
        await Refused(path, $"{sort}&cursor={new string('A', 9000)}", "cursor", "invalid_cursor");
        Assert.NotEqual((all, 0), (none, 1));
    }

    [Theory, MemberData(nameof(Paths))]
    public async Task What_no_list_takes_is_refused_by_its_parameter(string path)
    {
        await Refused(path, "limit=0", "limit", "out_of_range");
        await Refused(path, "limit=-1", "limit", "out_of_range");
        await Refused(path, "limit=1001", "limit", "out_of_range");
        await Refused(path, "limit=1.5", "limit", "out_of_range");
        await Refused(path, "limit=1&limit=2", "limit", "repeated_parameter");
        await Refused(path, "page=-1", "page", "out_of_range");
        await Refused(path, "page=1e9", "page", "out_of_range");
        await Refused(path, "page=1000000000", "page", "out_of_range");
        await Refused(path, "page=99999999999999999999", "page", "out_of_range");
        await Refused(path, "colour=red", "colour", "unknown_filter");
        await Refused(path, "colour_sort=asc", "colour_sort", "unknown_filter");
        await Refused(path, "colour_in=red,blue", "colour_in", "unknown_filter");
        await Refused(path, "=x", "", "unknown_filter");
        await Refused(path, "%F0%28%8C%28=x", null, "unknown_filter");
    }

    [Theory, MemberData(nameof(Paths))]
    public async Task Ten_thousand_parameters_are_refused_in_one_sentence(string path)
    {
        var answer = await Get(path, string.Join('&', Enumerable.Range(0, 10_000).Select(number => $"f{number}=x")));

        Assert.Equal((400, "too_many_parameters"), (answer.Code, answer.ErrorCode));
        Assert.InRange(answer.Text.Length, 1, 1_000);
    }

    [Theory]
    [InlineData("variants", "cost_price_gt=cheap")]
    [InlineData("variants", "cost_price_in=1,two")]
    [InlineData("variants", "cost_price_match=4")]
    [InlineData("variants", "sku=a&sku=b")]
    [InlineData("purchase-orders", "archived=maybe")]
    [InlineData("purchase-orders", "last_modified_lt=1970")]
    [InlineData("purchase-orders", "expected_date_in=2026-05-01,soon")]
    [InlineData("purchase-orders", "total_gt=99999999999999999999999999999999999999")]
    [InlineData("purchase-orders/{order}/timeline", "at_gt=never")]
    public async Task What_a_field_cannot_be_compared_with_is_refused(string path, string query) =>
        Assert.Equal(400, (await Get(path, query)).Code);

    [Fact]
    public async Task More_values_than_a_list_compares_with_are_refused_and_not_left_out()
    {
        var many = string.Join(',', Enumerable.Range(0, 1_001).Select(number => "c1_" + number));

        Assert.Equal((400, "invalid_filter"), (await Get("variants", "id_in=" + many)) is var answer ? (answer.Code, answer.ErrorCode) : default);
    }

    [Fact]
    public async Task A_view_that_there_is_not_is_refused()
    {
        await Refused("purchase-orders", "view=everything", "view", "invalid_view");
        await Refused("variants", "view=full", "view", "unknown_filter");
    }

    private async Task Refused(string path, string query, string? field, string code)
    {
        var answer = await Get(path, query);
        Assert.True(answer.Code == 400, $"{path}?{query} answered {answer.Code}");
        Assert.Equal(code, answer.ErrorCode);
        if (field is not null)
        {
            Assert.Equal([field], answer.ErrorFields);
        }
    }

    private Task<Answer> Get(string path, string query) => api.Get($"/api/v1/{path.Replace("{order}", order, StringComparison.Ordinal)}?{query}");

    private async Task<(int Total, long Start, string[] Items, string? Next)> Page(string path, string query)
    {
        var answer = await Get(path, query);
        Assert.True(answer.Code == 200, $"{path}?{query} answered {answer.Code}: {answer.Text}");
        var meta = answer.Json["meta"]!;
        var items = answer.Json[meta["name"]!.GetValue<string>()]!.AsArray();
        Assert.Equal(items.Count, meta["count"]!.GetValue<int>());
        return (meta["total"]!.GetValue<int>(), meta["start"]!.GetValue<long>(), [.. items.Select(item => item!.ToJsonString())], meta["next_cursor"]?.GetValue<string>());
    }
}
