using System.Text;
using System.Text.Json.Nodes;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Catalogue;

public sealed class CsvTests
{
    [Theory]
    [InlineData("id,sku,title,price,removed\nx1,A,\"Thing, large\",1.5,true\n")]
    [InlineData("id;sku;title;price;removed\r\nx1;A;Thing, large;1.5;TRUE\r\n")]
    [InlineData("id\tsku\ttitle\tprice\tremoved\rx1\tA\tThing, large\t1.5\ttrue")]
    [InlineData("\uFEFFid,sku,title,price,removed\n\n\"x1\",\"A\",\"Thing, large\",\"1.5\",\"true\"\n\n")]
    [InlineData("sep=;\nid;sku;title;price;removed\nx1;A;Thing, large;1.5;true\n")]
    public async Task A_file_is_read_whatever_a_spreadsheet_makes_of_it(string file)
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await Post(api, "variants", file);

        Assert.Equal("success", Assert.Single(answer.Json["outcomes"]!.AsArray())!["status"]!.GetValue<string>());
        Assert.Null(answer.Json["result"]!["warnings"]);
        var variant = (await api.Get("/api/v1/variants/x1")).Json["variant"]!;
        Assert.Equal(
            ("A", "Thing, large", 1.5m, true),
            (variant["sku"]!.GetValue<string>(), variant["title"]!.GetValue<string>(), variant["price"]!.GetValue<decimal>(), variant["removed"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Each_line_succeeds_or_fails_by_itself_and_is_named_by_its_number_in_the_file()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await Post(api, "variants", """
            id,title,price,colour,lead_time
            x1,One,1,"red
            or blue",
            ,nameless,1,red,
            x2,Two,=1+1,red,
            x1,Again,1,red,
            x3,Three,-1,red,1.5
            x4,too few
            x5,Five,,red,7
            """);

        Assert.Equal(
            [(2, "success", null), (4, "error", "id"), (5, "error", "price"), (6, "error", "id"), (7, "error", "price"), (8, "error", null), (9, "success", null)],
            answer.Json["outcomes"]!.AsArray().Select(outcome =>
                (outcome!["line"]!.GetValue<int>(), outcome["status"]!.GetValue<string>(), outcome["field"]?.GetValue<string>())));
        Assert.Equal(["price", "lead_time"], answer.Json["outcomes"]![4]!["errors"]!.AsArray().Select(error => error!["field"]!.GetValue<string>()));
        Assert.Equal("Unknown member colour was ignored.", Assert.Single(answer.Json["result"]!["warnings"]!.AsArray())!.GetValue<string>());
        Assert.Equal("2 of 7 stored", answer.Json["result"]!["message"]!.GetValue<string>());
        Assert.Contains("line 2", answer.Json["outcomes"]![3]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(404, (await api.Get("/api/v1/variants/x2")).Code);
    }

    public static TheoryData<string, string> BrokenFiles => new()
    {
        { "", "malformed_csv" },
        { "title,price\nA,1\n", "missing_column" },
        { "id,title,title\nx1,A,B\n", "column_twice" },
        { "id,title\nx1,\"never closed\n", "malformed_csv" },
        { "id,title\nx1,Thing 5\" wide\n", "malformed_csv" },
        { "id,title\nx1,\"Thing\" wide\n", "malformed_csv" },
        { string.Join(',', Enumerable.Repeat("id", 201)) + "\n", "malformed_csv" },
        { "id\n" + string.Concat(Enumerable.Range(0, 1_001).Select(number => $"v{number}\n")), "too_many" },
    };

    [Theory]
    [MemberData(nameof(BrokenFiles))]
    public async Task A_file_that_is_none_is_refused_and_nothing_is_stored(string file, string code)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        var answer = await api.SendBytes(HttpMethod.Post, "/api/v1/variants", Encoding.UTF8.GetBytes(file), "text/csv; charset=utf-8");

        Assert.Equal((400, code), (answer.Code, answer.ErrorCode));
        Assert.Equal(commits, api.Store.Commits);
    }

    [Fact]
    public async Task A_file_that_is_not_UTF_8_is_refused_with_the_line()
    {
        await using var api = await TestApi.RunWithCatalogue();
        byte[] file = [.. "id,title\nx1,fine\nx2,caf"u8, 0xE9, .. "\n"u8];

        var answer = await api.SendBytes(HttpMethod.Post, "/api/v1/variants", file, "text/csv");

        Assert.Equal(400, answer.Code);
        Assert.Equal("Line 3 of the CSV is not UTF-8.", answer.Json["result"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_unknown_column_is_refused_where_the_client_wants_it_strict()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.SendBytes(
            HttpMethod.Post, "/api/v1/variants", "id,colour\nx1,red\n"u8.ToArray(), "text/csv", headers: ("Prefer", "handling=strict"));

        Assert.Equal((400, "unknown_member"), (answer.Code, answer.ErrorCode));
    }

    [Fact]
    public async Task A_line_brings_stock_and_one_vendors_offer_and_leaves_the_others_alone()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_2", """{"vendor":{"name":"Other"}}""");

        await Post(api, "variants", """
            id,warehouse,in_stock,vendors.vendor,vendors.cost_price,vendors.vendor_packaging,vendors.preferred,vendors.valid_to
            c1_1,w1,12,vendor_2,3.5,10,true,2026-12-31
            c1_2,w1,3,vendor_1,,5,,
            """);

        var one = (await api.Get("/api/v1/variants/c1_1")).Json["variant"]!;
        Assert.Equal(12m, one["in_stock"]!.GetValue<decimal>());
        Assert.Equal([("vendor_1", 4.2m), ("vendor_2", 3.5m)], Offers(one));
        Assert.Equal(("vendor_2", "2026-12-31"), (one["vendor"]!.GetValue<string>(), one["vendors"]![1]!["valid_to"]!.GetValue<string>()));
        var two = (await api.Get("/api/v1/variants/c1_2")).Json["variant"]!;
        Assert.Equal([("vendor_1", 4.2m)], Offers(two));
        Assert.Equal(5m, two["vendors"]![0]!["vendor_packaging"]!.GetValue<decimal>());
    }

    [Theory]
    [InlineData("variants")]
    [InlineData("vendors")]
    [InlineData("warehouses")]
    public async Task A_list_as_a_file_can_be_sent_back_and_changes_nothing(string plural)
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_3", """{"variant":{"title":"=cmd|' /C calc'!A0","sku":"-1","in_stock":4,"warehouse":"w1","category":"a\"b,c"}}""");
        var before = (await api.Get($"/api/v1/{plural}?limit=1000")).Text;

        var file = await api.Send(HttpMethod.Get, $"/api/v1/{plural}", headers: ("Accept", "text/csv"));
        var answer = await Post(api, plural, file.Text);

        Assert.Equal("text/csv; charset=utf-8", file.ContentType);
        Assert.All(answer.Json["outcomes"]!.AsArray(), outcome => Assert.Equal("success", outcome!["status"]!.GetValue<string>()));
        Assert.Null(answer.Json["result"]!["warnings"]);
        Assert.Equal(before, (await api.Get($"/api/v1/{plural}?limit=1000")).Text);
    }

    [Fact]
    public async Task Cells_that_would_begin_a_formula_are_defused()
    {
        await using var api = await TestApi.RunWithCatalogue();
        foreach (var (id, title) in new[] { ("f1", "=1+1"), ("f2", "+1"), ("f3", "-1"), ("f4", "@SUM(A1)"), ("f5", "plain") })
        {
            await api.Must(HttpMethod.Put, $"/api/v1/variants/{id}", new JsonObject { ["variant"] = new JsonObject { ["title"] = title } }.ToJsonString());
        }

        var file = await api.Get("/api/v1/variants?format=csv&fields=title&id_match=f");

        Assert.Equal("id,title\r\nf1,'=1+1\r\nf2,'+1\r\nf3,'-1\r\nf4,'@SUM(A1)\r\nf5,plain\r\n", file.Text);
    }

    [Fact]
    public async Task A_file_holds_all_of_the_list_unless_a_page_is_asked_for()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await Post(api, "variants", "id\n" + string.Concat(Enumerable.Range(0, 300).Select(number => $"v{number:D3}\n")));

        var all = await api.Get("/api/v1/variants?format=csv&fields=id");
        var page = await api.Get("/api/v1/variants?format=csv&fields=id&limit=2&title_sort=desc");

        Assert.Equal(331, Lines(all).Length);
        Assert.Equal(3, Lines(page).Length);
        Assert.Equal(400, (await api.Get("/api/v1/variants?format=xlsx")).Code);
    }

    private static string[] Lines(Answer file) => file.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<(string, decimal)> Offers(JsonNode variant) =>
        variant["vendors"]!.AsArray().Select(offer => (offer!["vendor"]!.GetValue<string>(), offer["cost_price"]!.GetValue<decimal>()));

    private static async Task<Answer> Post(TestApi api, string plural, string file)
    {
        var answer = await api.SendBytes(HttpMethod.Post, "/api/v1/" + plural, Encoding.UTF8.GetBytes(file), "text/csv");
        Assert.True(answer.Code == 200, answer.Text);
        return answer;
    }
}
