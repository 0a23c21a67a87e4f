using Microsoft.Extensions.Logging.Abstractions;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Exceptions;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Domain;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Exceptions;

/// <summary>The list's rows say what the orders say, whatever happens to the orders.</summary>
public sealed class ExceptionRowTests
{
    private const int Lives = 40;
    private const int Steps = 60;

    /// <summary>Random commands on several orders through the book, most of them out of place, and now and then a draft is deleted.</summary>
    [Fact]
    public async Task Rows_in_the_store_are_what_all_orders_need_after_random_commands()
    {
        await using var api = await TestApi.Run();
        var (book, account, random) = (api.Get<OrderBook>(), new AccountId(TestApi.Account), new Random(20_260_501));
        var kinds = new HashSet<ExceptionKind>();
        for (var life = 1; life <= Lives; life++)
        {
            var story = new Story();
            var id = OrderId.From($"6632028000000000{life:x8}");
            for (var step = 0; step < Steps; step++)
            {
                var command = Begin(step, random).Of(story);
                command = command is OrderCommand.Create create ? create with { Id = id } : command;
                if (story.Try(command) is { IsRefused: false })
                {
                    story.Do(command);
                }

                await book.Execute(new OrderRequest(account, id, command, "api:test"), default);
                await api.Advance(TimeSpan.FromHours(random.Next(5)));
            }

            if (life % 4 == 0)
            {
                await api.Send(HttpMethod.Delete, $"/api/v1/purchase-orders/{id}");
            }

            kinds.UnionWith(await Same(api, account));
        }

        Assert.True(kinds.Count >= 5, $"Only {string.Join(", ", kinds)} were met.");
    }

    [Fact]
    public void A_change_writes_the_row_only_where_what_is_needed_changed_and_never_takes_away_one_that_is_not_there()
    {
        var chased = Given.Sent().After(TimeSpan.FromHours(25)).Do(new OrderCommand.ActOnDeadline());
        var before = chased.Order;
        Assert.Equal(RowChangeKind.Put, Rows(Given.Sent().Order, before).Single().Kind);
        Assert.Empty(Rows(before, before with { Version = before.Version + 1 }));
        Assert.Equal(RowChangeKind.Delete, Rows(before, chased.Do(new OrderCommand.Confirm("supplier")).Order).Single().Kind);

        // Its document is from before there was a list, and so it has no row.
        Assert.Empty(Rows(before with { NeedsPerson = false }, chased.Order));
        Assert.Equal(RowChangeKind.Put, Rows(before with { NeedsPerson = false }, before).Single().Kind);
    }

    // Orders stored before there was a list came on it only with their next change, which may never come.
    [Fact]
    public async Task Orders_from_before_the_list_are_on_it_soon_and_are_gone_through_once()
    {
        await using var shop = await Shop.Open();
        await shop.Do(Some.Create(Some.Line()) with { Header = Some.Header with { Email = null }, SubmitAtOnce = true });
        var order = await shop.Order();
        var listed = await Listed(shop);
        Assert.Single(listed);
        await Forget(shop, order);

        await shop.App.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal(listed, await Listed(shop));
        Assert.Equal((order.Version, true), ((await shop.Order()).Version, (await shop.Order()).NeedsPerson));

        await Forget(shop, order);
        await new ExceptionCatchUp(shop.Store, NullLogger<ExceptionCatchUp>.Instance).Do(Shop.Account, default);
        Assert.Empty(await Listed(shop));

        static async Task<string[]> Listed(Shop shop) =>
            await shop.Store.All(OrderRows.AllExceptions(Shop.Account), default).Select(row => Convert.ToHexString(row.Body.Span)).ToArrayAsync();

        static async Task Forget(Shop shop, StockOrder order) => await shop.Store.Commit(
            OrderRows.Partition(Shop.Account),
            [RowChange.Put(OrderRows.Document(order.Id), Packed.From(order with { NeedsPerson = false })), RowChange.Delete(OrderRows.Exceptions(order.Id))],
            default);
    }

    private static IEnumerable<RowChange> Rows(StockOrder? before, StockOrder? after) =>
        OrderIndexChanges.Of(before, after).Where(change => change.Row.StartsWith("e.", StringComparison.Ordinal));

    /// <summary>Most lives get as far as their supplier.</summary>
    private static Step Begin(int step, Random random) => step switch
    {
        0 => new Step(0, random.Next(31)),
        1 => new Step(3, 0),
        2 => new Step(4, 0),
        3 => new Step(7, 0),
        _ => new Step(random.Next(Step.Kinds), random.Next(31)),
    };

    private static async Task<IEnumerable<ExceptionKind>> Same(TestApi api, AccountId account)
    {
        var orders = await api.Store.All(OrderRows.AllDocuments(account), default).Select(row => Packed.To<StockOrder>(row)).ToListAsync();
        var rows = await api.Store.All(OrderRows.AllExceptions(account), default).ToListAsync();
        Assert.Equal(
            orders.Select(ExceptionsRow.Of).OfType<ExceptionsRow>().Select(row => Convert.ToHexString(Packed.From(row).Span)),
            rows.Select(row => Convert.ToHexString(row.Body.Span)));
        Assert.All(orders, order => Assert.Equal(OrderExceptions.Of(order).Any(), order.NeedsPerson));
        return orders.SelectMany(OrderExceptions.Of).Select(open => open.Kind);
    }
}
