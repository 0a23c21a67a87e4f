using System.Collections.Frozen;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using StockOrders.Functions.Hosting.Lists;

namespace StockOrders.Tests.Functions.Hosting;

public sealed class ListPageTests
{
    private static readonly FrozenDictionary<string, ListField<Thing>> Fields = new ListField<Thing>[]
    {
        new("id", CellKind.Text, thing => Cell.Of(thing.Id)),
        new("size", CellKind.Number, thing => Cell.Of(thing.Size)),
        new("word", CellKind.Text, thing => Cell.Of(thing.Word)),
    }.ToFrozenDictionary(field => field.Name);

    private static readonly string[] Queries =
    [
        "", "size_sort=asc", "size_sort=desc&word_sort=asc", "word_sort=desc", "size_gte=2&word_sort=asc", "size_in=1,3&size_sort=desc", "word_match=B&size_sort=asc",
    ];

    /// <summary>Few values, many ties, some unknown: the heap and the cursors agree with sorting everything.</summary>
    [Fact]
    public void Pages_by_cursor_and_by_number_are_cut_from_what_sorting_everything_gives() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(
            ArbMap.Default.ArbFor<(byte Size, byte Word)[]>(),
            Gen.Choose(1, 7).ToArbitrary(),
            Gen.Elements(Queries).ToArbitrary(),
            (sizes, limit, query) =>
            {
                var things = sizes.Select((of, index) => new Thing(
                    $"t{index:D4}", of.Size % 5 == 0 ? null : of.Size % 5, (of.Word % 4) switch { 0 => null, 1 => "a", 2 => "ab", _ => "B" })).ToList();
                var all = Of(query, "").Of(things, 10_000).Items;
                var order = Of(query, "").Order;
                Assert.Equal(things.Where(Of(query, "").Holds).OrderBy(order.KeysOf, Comparer<Cell[]>.Create((one, other) => order.Compare(one!, other!))), all);

                var (walked, numbered, cursor) = (new List<Thing>(), new List<Thing>(), "");
                for (var page = 0; page <= all.Count / limit; page++)
                {
                    var byNumber = Of(query, $"limit={limit}&page={page}").Of(things);
                    var byCursor = Of(query, $"limit={limit}{cursor}").Of(Enumerable.Reverse(things));
                    Assert.Equal((all.Count, (long)walked.Count), (byCursor.Total, byCursor.Start));
                    numbered.AddRange(byNumber.Items);
                    walked.AddRange(byCursor.Items);
                    cursor = byCursor.Next is { } next ? "&cursor=" + next : cursor;
                    Assert.Equal(walked.Count < all.Count, byCursor.Next is not null);
                    if (byCursor.Next is null)
                    {
                        break;
                    }
                }

                Assert.Equal(all, walked);
                Assert.Equal(all.Take(numbered.Count), numbered);
            }));

    [Fact]
    public void A_page_however_deep_holds_no_more_than_there_is()
    {
        var page = Of("", "limit=1000&page=10000000").Of([new Thing("a", 1, null)]);

        Assert.Equal((1, 0, 10_000_000_000L, null), (page.Total, page.Items.Count, page.Start, page.Next));
    }

    private static ListQuery<Thing> Of(string query, string more)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = "/things";
        context.Request.QueryString = new QueryString("?" + query + "&" + more);
        return ListQuery<Thing>.Of(context.Request, Fields, TimeZoneInfo.Utc).Value;
    }

    private sealed record Thing(string Id, decimal? Size, string? Word);
}
