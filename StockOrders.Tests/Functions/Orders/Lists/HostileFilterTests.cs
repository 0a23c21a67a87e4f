using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders.Lists;

public sealed class HostileFilterTests
{
    private static readonly string Thousand = string.Join(',', Enumerable.Range(1, 1_000).Select(number => $"\"id_in{number}\":1"));
    private static readonly string Ids = string.Join(',', Enumerable.Range(1, 1_001).Select(number => $"\"c1_{number}\""));
    private static readonly string Deep = string.Concat(Enumerable.Repeat("{\"id\":", 20)) + "1" + new string('}', 20);

    public static TheoryData<string, string> Filters => new()
    {
        { "{\"nonsense\":1}", "variants_filter.nonsense" },
        { "{\"replenishment_above\":1}", "variants_filter.replenishment_above" },
        { "{\"replenishment_gt\":\"NaN\"}", "variants_filter.replenishment_gt" },
        { "{\"replenishment_gt\":\"many\"}", "variants_filter.replenishment_gt" },
        { "{\"replenishment_gt\":1e999}", "variants_filter.replenishment_gt" },
        { "{\"replenishment_gt\":true}", "variants_filter.replenishment_gt" },
        { "{\"replenishment_gt\":{\"than\":3}}", "variants_filter.replenishment_gt" },
        { "{\"replenishment_match\":\"3\"}", "variants_filter.replenishment_match" },
        { "{\"removed\":\"perhaps\"}", "variants_filter.removed" },
        { "{\"replenish_date_lt\":\"soon\"}", "variants_filter.replenish_date_lt" },
        { "{\"vendor\":[\"vendor_1\",\"vendor_2\"]}", "variants_filter.vendor" },
        { "{\"vendor_in\":[[\"vendor_1\"]]}", "variants_filter.vendor_in" },
        { "{\"id_in\":[" + Ids + "]}", "variants_filter.id_in" },
        { "{" + Thousand + "}", "variants_filter" },
        { Deep, "variants_filter.id" },
        { "{\"title\":\"" + new string('x', 3_000) + "\"}", "variants_filter.title" },
        { "[]", "variants_filter" },
        { "\"replenishment_gt=3\"", "variants_filter" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_that_is_none_is_refused_by_name_and_nothing_is_made(string filter, string member)
    {
        await using var api = await NeededShop.Open();

        var answer = await NeededShop.Order(api, $"\"vendor\":\"vendor_1\",\"warehouse\":\"w1\",\"variants_filter\":{filter}");

        Assert.Equal(400, answer.Code);
        Assert.Contains(member, answer.ErrorFields);
        Assert.Equal(0, await NeededShop.Orders(api));
    }

    [Theory]
    [InlineData("{\"replenishment_gt\":\"3\"}")]
    [InlineData("{\"replenishment_gt\":3.0e0}")]
    [InlineData("{\"id_in\":[\"c1_1\",null,7,true]}")]
    [InlineData("{\"id_in\":\"c1_1, c1_9\"}")]
    [InlineData("{\"removed\":false,\"replenishment_gte\":45}")]
    [InlineData("{\"to_order_gt\":10,\"oos_ne\":1,\"title_match\":\"hing\"}")]
    [InlineData("{\"barcode\":null,\"replenishment\":45}")]
    public async Task A_value_may_be_of_any_kind_that_says_it(string filter)
    {
        await using var api = await NeededShop.Open();

        var answer = await NeededShop.Order(api, $"\"vendor\":\"vendor_1\",\"warehouse\":\"w1\",\"variants_filter\":{filter}");

        Assert.True(answer.Code == 201, answer.Text);
        Assert.Equal(["c1_1 50 at 4"], NeededShop.Lines(answer.Json["purchase-order"]!));
    }
}
