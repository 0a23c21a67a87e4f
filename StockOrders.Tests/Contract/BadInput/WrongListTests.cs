using StockOrders.Tests.Functions.Hosting;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Contract.BadInput;

/// <summary>Every list that the API description tells of, asked for with what no list takes.</summary>
public sealed class WrongListTests
{
    private static readonly (string Query, string? Field)[] Queries =
    [
        ("limit=0", "limit"), ("limit=-1", "limit"), ("limit=1001", "limit"), ("limit=1e3", "limit"), ("limit=", "limit"), ("limit=ten", "limit"), ("limit=1&limit=2", "limit"),
        ("page=1e9", "page"), ("page=1000000000", "page"), ("page=-1", "page"), ("page=9223372036854775808", "page"), ("page=one", "page"),
        ("colour=red", "colour"), ("colour_gt=1", "colour_gt"), ("id__gt=1", "id__gt"), ("colour_sort=asc", "colour_sort"), ("colour%00=1", null),
        ("cursor=forged", "cursor"), ("cursor=", "cursor"), ("cursor=%00", "cursor"), ("cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "cursor"),
        (string.Join('&', Enumerable.Range(0, 10_000).Select(number => $"a{number}=1")), null),
    ];

    private static IEnumerable<Described> Lists => FullShop.All.Where(known =>
        known.Method == "GET" && (known.Operation["parameters"]?.AsArray() ?? []).Any(parameter => parameter!["$ref"]?.GetValue<string>().EndsWith("/Limit", StringComparison.Ordinal) == true));

    [Fact]
    public async Task A_list_refuses_what_it_does_not_take_by_its_parameter()
    {
        await using var shop = await FullShop.Open();
        var judged = new Judged(shop);

        foreach (var known in Lists)
        {
            foreach (var (query, field) in Queries)
            {
                var answer = await judged.Send(known, $"{shop.AddressOf(known)}?{query}", null, query);
                if (answer is { } given && (given.Code != 400 || string.IsNullOrEmpty(given.ErrorCode) || (field is not null && !given.ErrorFields.Contains(field))))
                    judged.Fault(known, query, $"answered {given.Code}: {given.Text}");
            }

            foreach (var sort in FiltersOf(known, "sort"))
            {
                var answer = await judged.Send(known, $"{shop.AddressOf(known)}?{sort}=sideways", null, sort);
                if (answer is { Code: not 400 })
                    judged.Fault(known, sort, $"answered {answer.Code}: {answer.Text}");
            }
        }

        judged.Holds();
        Assert.True(Lists.Count() >= 12, $"{Lists.Count()} lists");
    }

    [Fact]
    public async Task No_value_of_a_filter_gets_a_500()
    {
        await using var shop = await FullShop.Open();
        var judged = new Judged(shop);

        foreach (var known in Lists)
        {
            foreach (var filter in FiltersOf(known, "filter"))
            {
                foreach (var value in (string[])["", "zzz", "1e308", "-1", "%00", "2026-02-30", "true", "'%20or%201=1", new('x', 5_000), "1,2,,3"])
                {
                    var answer = await judged.Send(known, $"{shop.AddressOf(known)}?{filter}={value}", null, filter);
                    if (answer is { Code: not (200 or 400) } or { Code: 400, ErrorCode: null or "" })
                        judged.Fault(known, filter + "=" + value, $"answered {answer.Code}: {answer.Text}");
                }
            }

            await shop.Api.Advance(TimeSpan.FromMinutes(1));
        }

        judged.Holds();
    }

    private static IEnumerable<string> FiltersOf(Described known, string name) =>
        from parameter in known.Operation["parameters"]!.AsArray()
        where (string?)parameter!["name"] == name
        let shape = parameter["schema"]!["$ref"]!.GetValue<string>().Split('/')[^1]
        from member in StockOrders.Functions.OpenApi.ApiDocument.Instance.Json["components"]!["schemas"]![shape]!["properties"]!.AsObject()
        select member.Key;
}
