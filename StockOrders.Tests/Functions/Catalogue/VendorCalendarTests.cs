using System.Text;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Catalogue;

public sealed class VendorCalendarTests
{
    [Fact]
    public async Task A_vendor_keeps_the_days_on_which_they_work_in_the_weeks_order_whatever_words_were_sent()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var put = await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_1", """
            {"vendor":{"order_days":["THU","monday"],"delivery_days":"tue, fri","lead_time_deviation":2.5,"lead_time_from":"measured",
             "holidays":[{"from":"2026-12-24","to":"2027-01-02","name":"Christmas"},{"from":"2026-08-31"}],"target_order_value":900,"max_order_quantity":5000}}
            """);

        var vendor = put.Json["vendor"]!;
        Assert.Equal("""["monday","thursday"]""", vendor["order_days"]!.ToJsonString());
        Assert.Equal("""["tuesday","friday"]""", vendor["delivery_days"]!.ToJsonString());
        Assert.Equal(
            """[{"from":"2026-08-31","to":"2026-08-31","name":null},{"from":"2026-12-24","to":"2027-01-02","name":"Christmas"}]""",
            vendor["holidays"]!.ToJsonString());
        Assert.Equal(
            (2.5m, "measured", 900m, 5000m),
            (vendor["lead_time_deviation"]!.GetValue<decimal>(), vendor["lead_time_from"]!.GetValue<string>(),
                vendor["target_order_value"]!.GetValue<decimal>(), vendor["max_order_quantity"]!.GetValue<decimal>()));
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_1", put.Text);
        Assert.Equal(vendor.ToJsonString(), (await api.Get("/api/v1/vendors/vendor_1")).Json["vendor"]!.ToJsonString());
    }

    [Fact]
    public async Task Days_are_taken_back_by_an_empty_list_and_found_by_each_of_them()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_1", """{"vendor":{"order_days":["monday","friday"],"delivery_days":["sunday"]}}""");

        Assert.Single((await api.Get("/api/v1/vendors?order_days=friday&delivery_days=sunday&lead_time_from=stated")).Json["vendors"]!.AsArray());
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_1", """{"vendor":{"order_days":[],"delivery_days":null}}""");

        var vendor = (await api.Get("/api/v1/vendors/vendor_1")).Json["vendor"]!;
        Assert.Equal(("[]", "[]"), (vendor["order_days"]!.ToJsonString(), vendor["delivery_days"]!.ToJsonString()));
    }

    [Fact]
    public async Task A_line_of_a_file_brings_the_days_in_one_cell()
    {
        await using var api = await TestApi.RunWithCatalogue();

        await api.SendBytes(
            HttpMethod.Post,
            "/api/v1/vendors",
            Encoding.UTF8.GetBytes("id,order_days,lead_time_from,lead_time_deviation,max_order_quantity\nvendor_1,mon wednesday,measured,1.5,70\n"),
            "text/csv");

        var file = (await api.Get("/api/v1/vendors?format=csv&fields=order_days,lead_time_from,lead_time_deviation,max_order_quantity,measured_lead_time_mean")).Text;
        Assert.Equal(
            "id,lead_time_deviation,lead_time_from,measured_lead_time_mean,order_days,max_order_quantity\r\nvendor_1,1.5,measured,,monday wednesday,70\r\n", file);
    }

    public static TheoryData<string, string> BadVendors => new()
    {
        { "\"order_days\":[\"someday\"]", "order_days" },
        { "\"order_days\":[1]", "order_days" },
        { "\"order_days\":7", "order_days" },
        { "\"delivery_days\":\"mon-fri\"", "delivery_days" },
        { "\"holidays\":[{\"to\":\"2026-12-24\"}]", "holidays[0].from" },
        { "\"holidays\":[{\"from\":\"2026-12-24\",\"to\":\"2026-12-23\"}]", "holidays[0].to" },
        { "\"holidays\":[{\"from\":\"2026-01-01\",\"to\":\"2027-01-02\"}]", "holidays[0].to" },
        { "\"holidays\":[{\"from\":\"soon\"}]", "holidays[0].from" },
        { "\"lead_time_from\":\"guessed\"", "lead_time_from" },
        { "\"lead_time_deviation\":-1", "lead_time_deviation" },
        { "\"lead_time_deviation\":1001", "lead_time_deviation" },
        { "\"target_order_value\":-1", "target_order_value" },
        { "\"max_order_quantity\":1e10", "max_order_quantity" },
        { "\"max_order_quantity\":5,\"min_order_quantity\":6", "max_order_quantity" },
    };

    [Theory]
    [MemberData(nameof(BadVendors))]
    public async Task A_wrong_member_of_a_vendor_is_refused_and_nothing_is_stored(string member, string field)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Put, "/api/v1/vendors/vendor_1", "{\"vendor\":{" + member + "}}");

        Assert.Equal(400, answer.Code);
        Assert.Contains(field, answer.ErrorFields);
        Assert.Equal(commits, api.Store.Commits);
    }
}
