using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Options;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders.Lists;

/// <summary>Over a socket, because only there a connection breaks off.</summary>
public sealed class BrokenListTests
{
    [Theory]
    [InlineData(3, false)]
    [InlineData(40, true)]
    public async Task A_list_that_fails_while_it_is_written_is_an_error_or_breaks_off_and_never_looks_whole(int failsAt, bool isBegun)
    {
        using var store = new Failing();
        await using var app = await LocalApp.Start(new LocalAppOptions
        {
            Urls = "http://127.0.0.1:0",
            VirtualClock = TestApi.Start,
            Accounts = [new AccountKey(TestApi.Account, TestApi.Key)],
            Services = services => services.RemoveAll<IStore>().AddSingleton<IStore>(store),
        });
        using var client = new HttpClient { BaseAddress = app.BaseAddress, Timeout = Patience.Hang };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", TestApi.Key);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Account", TestApi.Account);
        await Must(client, HttpMethod.Put, "vendors/vendor_1", """{"vendor":{"name":"Wonka","currency":"GBP"}}""");
        await Must(client, HttpMethod.Put, "warehouses/w1", """{"warehouse":{"display_name":"Main"}}""");
        await Must(client, HttpMethod.Post, "variants", """{"variants":[{"id":"c1_1","sku":"S-1","title":"Thing","vendors":[{"vendor":"vendor_1","cost_price":4.2}]}]}""");
        for (var number = 0; number < 50; number++)
        {
            await Must(client, HttpMethod.Post, "purchase-orders", TestApi.OrderBody(1));
        }

        // What the orders set off reads orders too.
        await app.WhenIdle();
        store.FailsAt = failsAt;
        using var answer = client.GetAsync(new Uri("/api/v1/purchase-orders?view=full", UriKind.Relative));
        if (isBegun)
        {
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
        }
        else
        {
            Assert.Equal(500, (int)(await answer).StatusCode);
        }
    }

    private static async Task Must(HttpClient client, HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/v1/" + path, UriKind.Relative)) { Content = new StringContent(body, null, "application/json") };
        using var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Fails to read the n-th order's document from when it is told.</summary>
    private sealed class Failing : IStore, IDisposable
    {
        private readonly SqliteMemoryStore inner = new();
        private int left = int.MaxValue;

        public int FailsAt
        {
            set => left = value;
        }

        public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation) =>
            key.Row.StartsWith("o.", StringComparison.Ordinal) && Interlocked.Decrement(ref left) <= 0
                ? throw new IOException("The disk is gone.")
                : inner.Read(key, cancellation);

        public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation) =>
            inner.List(range, limit, continuation, cancellation);

        public ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
            inner.Commit(partition, changes, cancellation);

        public void Dispose() => inner.Dispose();
    }
}
