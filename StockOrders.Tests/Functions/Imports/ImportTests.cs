using System.Text.Json.Nodes;
using StockOrders.Domain.Demand;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions.Imports;

public sealed class ImportTests
{
    [Fact]
    public async Task Every_sound_line_of_a_file_counts_and_every_other_is_told_by_its_number()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();

        var sent = await shop.Send(ImportShop.Header + """
            l1,v1,w1,2026-04-30,20
            l2,v1,w1,2026-04-29,-3
            l3,none,w1,2026-04-30,1
            l4,v2,none,2026-04-30,1
            l5,v2,w1,2026-04-30,1.5
            l1,v2,w1,2026-04-30,1
            l6,v2,w1,2026-05-02,1
            "l7,v2,w1,2026-04-30,1

            l8,v2,w2,2026-04-30,4
            """);
        await shop.App.WhenIdle();
        var done = await shop.Import(sent.Id);

        Assert.Equal((202, "applying", 9), (sent.Code, sent.Status, sent.Number("lines")));
        Assert.Equal("completed", done.Status);
        Assert.Equal(
            ["5 warehouse unknown_warehouse", "6 quantity too_precise", "7 id duplicate_id", "8 date date_to_come", "9 malformed_csv"],
            done.Refused);
        Assert.Equal((9, 3, 5, 1), (done.Number("done"), done.Number("applied"), done.Number("refused"), done.Number("kept_aside")));
        Assert.Equal((17m, 4m), (await shop.Sold("v1"), await shop.Sold("v2")));
    }

    [Theory]
    [InlineData(ImportShop.Sales, ImportShop.Header)]
    [InlineData(ImportShop.Levels, "id,variant,warehouse,date,in_stock\n")]
    public async Task Lines_of_a_variant_whose_demand_is_damaged_are_refused_and_stop_no_other(string kind, string header)
    {
        using var store = new SqliteMemoryStore();
        await using var shop = await (await ImportShop.Open(store)).Stocked();
        await store.Commit(
            DemandNames.Partition(new("a1")), [RowChange.Put(DemandNames.Days(new Place(new("v1"), new("w1"))), new byte[] { 77, 1, 2, 3 })], default);

        var sent = await shop.Send(header + "a,v2,w1,2026-04-30,4\nb,v1,w1,2026-04-30,4\nc,v3,w1,2026-04-30,4\n", kind: kind);
        await shop.App.WhenIdle();
        var done = await shop.Import(sent.Id, kind);

        Assert.Equal("completed", done.Status);
        Assert.Equal(["3 variant damaged_demand"], done.Refused);
        Assert.Equal(2, done.Number("applied"));
    }

    [Fact]
    public async Task Stock_levels_are_imported_and_the_newest_day_counts()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();

        var sent = await shop.Send("date;in_stock;id;warehouse;variant;reserved\r\n2026-04-30;7;c1;w1;v1;2\r\n2026-04-29;100;c2;w1;v1;\r\n2026-04-29;-1;c3;w1;v1;0\r\n2026-04-30;3;c4;w1;v2;0.5\r\n", kind: ImportShop.Levels);
        await shop.App.WhenIdle();

        Assert.Equal(["4 in_stock out_of_range", "5 reserved too_precise"], (await shop.Import(sent.Id, ImportShop.Levels)).Refused);
        Assert.Equal(7m, (decimal)(await shop.Get("variants/v1")).Json["variant"]!["in_stock"]!);
        Assert.Equal(404, (await shop.Import(sent.Id)).Code);
    }

    [Theory]
    [InlineData("", "malformed_csv")]
    [InlineData("\n\r\n", "malformed_csv")]
    [InlineData("{\"sales\":[]}", "malformed_csv")]
    [InlineData("[]", "missing_column")]
    [InlineData("id,variant,warehouse,date\nl1,v1,w1,2026-04-30\n", "missing_column")]
    [InlineData("id,variant,warehouse,date,in_stock\nl1,v1,w1,2026-04-30,1\n", "missing_column")]
    [InlineData("id,variant,warehouse,date,quantity,id\nl1,v1,w1,2026-04-30,1,2\n", "column_twice")]
    [InlineData("id,\"variant,warehouse,date,quantity\nl1,v1,w1,2026-04-30,1\n", "malformed_csv")]
    public async Task A_broken_header_is_refused_and_leaves_nothing(string file, string code)
    {
        await using var shop = await (await ImportShop.Open()).Stocked();

        var sent = await shop.Send(file);

        Assert.Equal((400, code), (sent.Code, sent.Error));
        Assert.Equal(0, (int)(await shop.Get("sales/imports")).Json["meta"]!["total"]!);
    }

    [Fact]
    public async Task Files_of_spreadsheets_are_understood()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        string[] files =
        [
            "\ufeffid,variant,warehouse,date,quantity\r\na1,v1,w1,2026-04-30,1\r\n",
            "sep=;\r\nid;variant;warehouse;date;quantity\r\na2;v1;w1;2026-04-30;1\r\n",
            "id\tvariant\twarehouse\tdate\tquantity\ra3\tv1\tw1\t2026-04-30\t1",
            "\"id\",\"note\",\"variant\",\"warehouse\",\"date\",\"quantity\"\n\"a4\",\"two\nlines, \"\"quoted\"\"\",\"v1\",\"w1\",\"2026-04-30\",\"1\"\n",
        ];

        foreach (var file in files)
        {
            var sent = await shop.Send(file);
            await shop.App.WhenIdle();
            Assert.Empty((await shop.Import(sent.Id)).Refused);
        }

        Assert.Equal(4m, await shop.Sold("v1"));
    }

    [Fact]
    public async Task A_column_that_nobody_knows_gets_a_warning()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        const string File = "id,colour,variant,warehouse,date,quantity\nl1,red,v1,w1,2026-04-30,1\n";

        Assert.Equal("Unknown member colour was ignored.", (string?)Assert.Single((JsonArray)(await shop.Send(File)).Json["result"]!["warnings"]!));
    }

    [Fact]
    public async Task A_file_whose_bytes_are_no_text_loses_the_lines_that_are_none()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        byte[] file = [.. "id,variant,warehouse,date,quantity\nl1,v1,w1,2026-04-30,1\nl2,v"u8, 0xC3, 0x28, .. ",w1,2026-04-30,1\nl3,v1,w1,2026-04-30,1\n"u8];

        var sent = await shop.SendBytes(file);
        await shop.App.WhenIdle();

        Assert.Equal(["3 malformed_csv"], (await shop.Import(sent.Id)).Refused);
        Assert.Equal(2m, await shop.Sold("v1"));
        Assert.Equal("malformed_csv", (await shop.SendBytes(System.Text.Encoding.Unicode.GetBytes(ImportShop.Header))).Error);
    }

    [Fact]
    public async Task A_huge_field_costs_its_line_and_nothing_is_kept_of_it()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();

        var sent = await shop.Send($"{ImportShop.Header}l1,v1,w1,2026-04-30,1\nl2,{new string('x', 3_000_000)},w1,2026-04-30,1\nl3,{new string('x', 300)},w1,2026-04-30,1\nl4,v1,w1,2026-04-30,1\n");
        await shop.App.WhenIdle();

        Assert.Equal(["3 malformed_csv", "4 variant invalid_id"], (await shop.Import(sent.Id)).Refused.Select(line => line.Replace("too_long", "invalid_id", StringComparison.Ordinal)));
        Assert.Equal(2m, await shop.Sold("v1"));
    }

    [Theory]
    [InlineData("application/json", null)]
    [InlineData("text/csv", "gzip")]
    public async Task What_is_packed_or_no_CSV_is_refused(string media, string? encoding)
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        using var client = OpenApi.ContractWatch.ClientOf(shop.App);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sales/imports") { Content = new ByteArrayContent("{}"u8.ToArray()) };
        request.Headers.TryAddWithoutValidation("Authorization", "key-of-a1");
        request.Headers.TryAddWithoutValidation("Account", "a1");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", media);
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        using var answer = await client.SendAsync(request);

        Assert.Equal(415, (int)answer.StatusCode);
    }

    [Fact]
    public async Task The_first_thousand_refused_lines_are_told_and_all_are_counted()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        var file = ImportShop.Header + string.Concat(Enumerable.Range(0, 2_500).Select(number => number % 2 == 0 ? $"x{number},v1,none,2026-04-30,1\n" : "bad\n"));

        var sent = await shop.Send(file);
        await shop.App.WhenIdle();
        var done = await shop.Import(sent.Id);

        Assert.Equal(2_500, done.Number("refused"));
        Assert.Equal(Enumerable.Range(2, 1_000), ((JsonArray)done.One["refused_lines"]!).Select(line => (int)line!["line"]!));
    }

    [Fact]
    public async Task A_line_that_would_make_a_day_more_than_can_be_counted_is_refused_alone()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        var fit = (int)(DemandDays.MaxOfDay / DemandHistory.Scale / 1_000_000_000);

        var sent = await shop.Send(
            ImportShop.Header + string.Concat(Enumerable.Range(0, fit + 200).Select(number => $"x{number},v1,w1,2026-04-30,1000000000\n")) + "y,v2,w1,2026-04-30,1\n");
        await shop.App.WhenIdle();
        var done = await shop.Import(sent.Id);

        Assert.Equal((fit + 1, 200), (done.Number("applied"), done.Number("refused")));
        Assert.All(done.Refused, line => Assert.EndsWith(" quantity out_of_range", line, StringComparison.Ordinal));
        Assert.Equal((fit * 1_000_000_000m, 1m), (await shop.Sold("v1"), await shop.Sold("v2")));
    }

    [Fact]
    public async Task Imports_are_listed_filtered_and_belong_to_one_account()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        var one = await shop.Send(ImportShop.Header + "l1,v1,w1,2026-04-30,1\n");
        await shop.App.Advance(TimeSpan.FromMinutes(1));
        var two = await shop.Send(ImportShop.Header + "l2,v1,w1,2026-04-30,1\n");
        await shop.Send("id,variant,warehouse,date,in_stock\nl2,v1,w1,2026-04-30,1\n", kind: ImportShop.Levels);
        await shop.App.WhenIdle();

        Assert.Equal([two.Id, one.Id], ((JsonArray)(await shop.Get("sales/imports?status=completed")).Json["imports"]!).Select(import => (string)import!["id"]!));
        Assert.Equal(0, (int)(await shop.Get("sales/imports?status=failed")).Json["meta"]!["total"]!);
        Assert.Equal(0, (int)(await shop.Get("sales/imports", "b2")).Json["meta"]!["total"]!);
        Assert.Equal(404, (await shop.Get($"sales/imports/{one.Id}", "b2")).Code);
        Assert.Equal(404, (await shop.Json(HttpMethod.Post, $"sales/imports/{one.Id}/cancel", "{}", "b2")).Code);
        Assert.Equal(404, (await shop.SendBytes("x"u8.ToArray(), query: $"?resume={one.Id}", account: "b2")).Code);
        Assert.Equal(405, (await shop.Json(HttpMethod.Delete, $"sales/imports/{one.Id}", null)).Code);
        Assert.Equal(405, (await shop.Json(HttpMethod.Delete, "sales/imports", null)).Code);
    }

    [Fact]
    public async Task What_is_long_over_is_forgotten_and_its_file_can_come_anew()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        const string File = ImportShop.Header + "l1,v1,w1,2026-04-30,1\nbad\n";
        var one = await shop.Send(File);
        await shop.App.Advance(TimeSpan.FromDays(92));

        Assert.Equal(404, (await shop.Import(one.Id)).Code);
        Assert.Equal(202, (await shop.Send(File)).Code);
    }
}
