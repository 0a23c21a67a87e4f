using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders.Lists;

/// <summary>Lists that bounds and words narrow hold what they say, to the last order.</summary>
public sealed partial class OrderWalkTests
{
    [Theory]
    [InlineData("last_modified")]
    [InlineData("updated_at")]
    public async Task A_list_bounded_by_an_instant_holds_what_lies_within_to_the_millisecond(string field)
    {
        await using var api = await Filled(9);
        var all = (await api.Get($"{Orders}?limit=1000")).Json["purchase-orders"]!.AsArray()
            .Select(order => (Id: order!["id"]!.GetValue<string>(), At: order["last_modified"]!.GetValue<DateTimeOffset>())).ToList();

        foreach (var bound in all.Select(order => order.At).Distinct().Append(TestApi.Start.AddSeconds(90)))
        {
            await Is("", at => at == bound);
            await Is("_gt", at => at > bound);
            await Is("_gte", at => at >= bound);
            await Is("_lt", at => at < bound);
            await Is("_lte", at => at <= bound);
            await Is("_ne", at => at != bound);
            await Is("_in", at => at == bound);

            async Task Is(string suffix, Func<DateTimeOffset, bool> holds)
            {
                var (total, ids, _) = await Page(api, $"{field}{suffix}={bound:yyyy-MM-ddTHH:mm:ss.fff}Z");
                var expected = all.Where(order => holds(order.At)).Select(order => order.Id).ToList();
                Assert.Equal((expected.Count, string.Join(' ', expected)), (total, string.Join(' ', ids)));
            }
        }
    }

    [Theory]
    [InlineData("status")]
    [InlineData("stage")]
    public async Task A_list_narrowed_by_words_holds_the_orders_that_have_them(string field)
    {
        await using var api = await Filled(9);
        var all = (await api.Get($"{Orders}?limit=1000")).Json["purchase-orders"]!.AsArray()
            .Select(order => (Id: order!["id"]!.GetValue<string>(), Word: order[field]!.GetValue<string>())).ToList();

        foreach (var word in all.Select(order => order.Word).Distinct().Append("closed"))
        {
            foreach (var (query, holds) in new (string, Func<string, bool>)[]
            {
                ($"{field}={word.ToUpperInvariant()}", own => own == word), ($"{field}_ne={word}", own => own != word), ($"{field}_in=closed,{word}", own => own == word),
                ($"{field}_match={word[1..3]}", own => own.Contains(word[1..3], StringComparison.Ordinal)), ($"{field}_eqi={word}&vendor=vendor_1", own => own == word),
            })
            {
                Assert.Equal(all.Where(order => holds(order.Word)).Select(order => order.Id), (await Page(api, query)).Ids);
            }
        }
    }
}
