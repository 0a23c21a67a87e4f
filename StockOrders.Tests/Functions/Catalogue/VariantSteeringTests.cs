using System.Text;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Catalogue;

public sealed class VariantSteeringTests
{
    [Fact]
    public async Task What_steers_replenishment_is_kept_answered_filtered_and_taken_back()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var put = await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """
            {"variant":{"safety_days":5,"target_stock":120.5,"maximum_stock":200,"forecast_method":"HOLT_WINTERS","forecast_like":"c1_2","assembled":true,
             "warehouse":"w1","in_stock":30,"reserved":12,"vendors":[{"vendor":"vendor_1","cost_price":4.2,"vendor_packaging":10,"max_quantity":500}]}}
            """);

        var variant = put.Json["variant"]!;
        Assert.Equal(
            (5, 120.5m, 200m, "holt_winters", "c1_2", true, 12m, 12m, 500m),
            (variant["safety_days"]!.GetValue<int>(), variant["target_stock"]!.GetValue<decimal>(), variant["maximum_stock"]!.GetValue<decimal>(),
                variant["forecast_method"]!.GetValue<string>(), variant["forecast_like"]!.GetValue<string>(), variant["assembled"]!.GetValue<bool>(),
                variant["reserved"]!.GetValue<decimal>(), variant["warehouse"]![0]!["reserved"]!.GetValue<decimal>(), variant["vendors"]![0]!["max_quantity"]!.GetValue<decimal>()));
        Assert.Single((await api.Get(
            "/api/v1/variants?safety_days=5&target_stock_gt=120&maximum_stock_lte=200&forecast_method=holt_winters&forecast_like=c1_2&assembled=true&reserved_gte=12"))
            .Json["variants"]!.AsArray());

        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", put.Text);
        Assert.Equal(variant.ToJsonString(), (await api.Get("/api/v1/variants/c1_1")).Json["variant"]!.ToJsonString());

        var back = (await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """
            {"variant":{"safety_days":null,"target_stock":null,"maximum_stock":null,"forecast_method":"auto","forecast_like":null,"warehouse":"w1","reserved":0}}
            """)).Json["variant"]!;
        Assert.Equal(
            (null, null, null, "auto", null, 0m, 30m),
            (back["safety_days"], back["target_stock"], back["maximum_stock"], back["forecast_method"]!.GetValue<string>(), back["forecast_like"],
                back["reserved"]!.GetValue<decimal>(), back["in_stock"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task A_file_brings_it_too_and_a_component_a_line_and_goes_back_as_it_came()
    {
        await using var api = await TestApi.RunWithCatalogue();

        await Post(api, "id,forecast_method,forecast_like,safety_days,target_stock,maximum_stock,assembled,warehouse,in_stock,reserved,components.variant,components.quantity,vendors.vendor,vendors.max_quantity\n"
            + "c1_1,croston,c1_9,3,10,20,true,w1,5,2,c1_2,2,vendor_1,60\n");
        await Post(api, "id,components.variant,components.quantity\nc1_1,c1_3,1\n");
        var before = (await api.Get("/api/v1/variants?limit=1000")).Text;
        var file = (await api.Get("/api/v1/variants?format=csv")).Text;
        await Post(api, file);

        var variant = (await api.Get("/api/v1/variants/c1_1")).Json["variant"]!;
        Assert.Equal("""[{"variant":"c1_2","quantity":2},{"variant":"c1_3","quantity":1}]""", variant["components"]!.ToJsonString());
        Assert.Equal(("croston", 2m), (variant["forecast_method"]!.GetValue<string>(), variant["reserved"]!.GetValue<decimal>()));
        Assert.Equal(before, (await api.Get("/api/v1/variants?limit=1000")).Text);
    }

    public static TheoryData<string, string> BadVariants => new()
    {
        { "\"safety_days\":-1", "safety_days" },
        { "\"safety_days\":1001", "safety_days" },
        { "\"safety_days\":1.5", "safety_days" },
        { "\"target_stock\":-1", "target_stock" },
        { "\"target_stock\":1.00001", "target_stock" },
        { "\"maximum_stock\":1e12", "maximum_stock" },
        { "\"maximum_stock\":5,\"target_stock\":6", "maximum_stock" },
        { "\"maximum_stock\":5,\"minimum_stock\":6", "maximum_stock" },
        { "\"forecast_method\":\"crystal_ball\"", "forecast_method" },
        { "\"forecast_method\":3", "forecast_method" },
        { "\"forecast_like\":\"none\"", "forecast_like" },
        { "\"forecast_like\":\"c1_1\"", "forecast_like" },
        { "\"assembled\":\"yes\"", "assembled" },
        { "\"reserved\":1", "warehouse" },
        { "\"reserved\":-1,\"warehouse\":\"w1\"", "reserved" },
        { "\"reserved\":0.5,\"warehouse\":\"w1\"", "reserved" },
        { "\"vendors\":[{\"vendor\":\"vendor_1\",\"cost_price\":1,\"max_quantity\":0}]", "vendors[0].max_quantity" },
        { "\"vendors\":[{\"vendor\":\"vendor_1\",\"cost_price\":1,\"max_quantity\":5,\"vendor_packaging\":6}]", "vendors[0].max_quantity" },
    };

    [Theory]
    [MemberData(nameof(BadVariants))]
    public async Task What_steers_nothing_is_refused_and_nothing_is_stored(string member, string field)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Put, "/api/v1/variants/c1_1", "{\"variant\":{" + member + "}}");

        Assert.Equal(400, answer.Code);
        Assert.Contains(field, answer.ErrorFields);
        Assert.Equal(commits, api.Store.Commits);
    }

    private static async Task Post(TestApi api, string file)
    {
        var answer = await api.SendBytes(HttpMethod.Post, "/api/v1/variants", Encoding.UTF8.GetBytes(file), "text/csv");
        Assert.True(answer.Code == 200, answer.Text);
        Assert.All(answer.Json["outcomes"]!.AsArray(), outcome => Assert.True(outcome!["status"]!.GetValue<string>() == "success", outcome.ToJsonString()));
        Assert.Null(answer.Json["result"]!["warnings"]);
    }
}
